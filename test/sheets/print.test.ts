import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Block } from '../../electron/sheets/content/blocks.ts'
import type { SheetAccount } from '../../electron/sheets/content/account-sheet.ts'
import { everyKind, PYPI, setWith } from './kinds.ts'
import { account, hex, hotp, planSheet, recoveryCodes, renderSet, request, secret, steam, totp } from './samples.ts'
import { facts, missingOf, run, skipped } from './tools.ts'

const added = '2026-01-02T03:04:05.000Z'
const github = Array.from({ length: 16 }, (_, index) => `${hex(5, index)}-${hex(5, index + 5)}`)
const npm = [1, 2, 3].map((seed) => hex(64, seed))
const words = 'correct horse battery staple orange window guitar'

/** What is hard to print: long, odd, used, and not in the typeface. */
const accounts: readonly SheetAccount[] = [
  PYPI,
  account({ service: 'GitHub', codeSet: { codes: recoveryCodes(github), issued: '2025-12-24', added } }),
  account({
    service: 'Build server',
    tokens: [
      { token: totp({ secret: secret(64, 7), algorithm: 'SHA512', digits: 8, period: 60 }) },
      { token: hotp({ counter: 0 }) },
    ],
  }),
  account({ service: 'Steam', name: '', tokens: [{ token: steam() }] }),
  account({ service: 'Zażółć сервис', name: '中文 😀 ა', tokens: [{ token: totp({ secret: secret(10, 8) }) }] }),
  account({ service: 'npm', codeSet: { codes: recoveryCodes([...npm, words, 'l1I0O']), added } }),
]

const missing = missingOf('pdftoppm', 'pdftotext', 'pdfinfo', 'pdffonts')

describe.skipIf(missing.length > 0)(`a printed page${skipped(missing)}`, () => {
  let folder = ''
  const plan = planSheet(request(accounts))
  const sheets = everyKind()
  const kinds = setWith(sheets)
  const sets = { accounts: plan.set, kinds, letter: { ...kinds, paper: 'letter' } } as const
  type Name = keyof typeof sets
  const drawn = new Map<Name, Promise<string>>()

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'recovery-kit-print-'))
  })
  /** Drawn for the first test that asks for it. */
  const file = async (name: Name): Promise<string> => {
    const path = drawn.get(name) ?? draw(name)
    drawn.set(name, path)
    return await path
  }
  const draw = async (name: Name): Promise<string> => {
    const path = join(folder, `${name}.pdf`)
    writeFileSync(path, await renderSet(sets[name]))
    return path
  }
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it.each(['accounts', 'kinds'] as const)(
    'has every line as text, with its label before it and its check behind it: %s',
    async (name) => {
      const text = run('pdftotext', ['-layout', await file(name), '-'])
      const lines = (name === 'kinds' ? sheets : plan.set.sheets).flatMap((sheet) => sheet.blocks.flatMap(printedLines))
      expect(lines.length).toBeGreaterThan(20)
      expect(lines.filter((line) => !line.test(text)).map(String)).toEqual([])
    },
  )

  it.each([['-layout'], ['-raw']])('has every recovery code as text, exactly (pdftotext %s)', async (mode) => {
    const text = run('pdftotext', [mode, await file('accounts'), '-'])
    const pypi = (PYPI.codeSet?.codes ?? []).map((code) => new TextDecoder().decode(code.text))
    const pieces = [...pypi, ...github, ...npm.flatMap((code) => code.match(/.{16}/g) ?? []), 'l1I0O']
    expect(pieces.filter((piece) => !text.includes(piece))).toEqual([])
    expect(text).toContain('correct horse battery staple orange')
    expect(text).toContain('Zażółć сервис')
    expect(text).toContain('中文 [grinning face] [U+10D0]')
  })

  it.each([
    ['kinds', '595.276 x 841.89 pts (A4)'],
    ['letter', '612 x 792 pts (letter)'],
  ] as const)('has the size of its paper: %s', async (name, size) => {
    const info = facts(run('pdfinfo', [await file(name)]))
    expect(info.get('Page size')).toBe(size)
    expect(info.get('Tagged')).toBe('yes')
    expect(Number(info.get('Pages'))).toBe(PAGES)
  })

  it.each(['kinds', 'letter', 'accounts'] as const)('keeps every word 12.7 mm from the edge: %s', async (name) => {
    const margin = 36 - 0.1
    const out: string[] = []
    for (const [, width = '', height = '', page = ''] of run('pdftotext', ['-bbox', await file(name), '-']).matchAll(
      /<page width="([\d.]+)" height="([\d.]+)">([^]*?)<\/page>/g,
    ))
      for (const [word, ...box] of page.matchAll(/<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">.*/g)) {
        const [left = 0, top = 0, right = 0, bottom = 0] = box.map(Number)
        if (left < margin || top < margin || right > Number(width) - margin || bottom > Number(height) - margin)
          out.push(word)
      }
    expect(out).toEqual([])
  })

  it('embeds all its fonts, which are under the Open Font License', async () => {
    const lists = [run('pdffonts', [await file('accounts')]), run('pdffonts', [await file('kinds')])]
    const rows = lists.flatMap((list) => list.trim().split('\n').slice(2))
    expect(rows.length).toBeGreaterThan(5)
    expect(
      rows.filter((row) => !/(?:IBMPlexMono|NotoSansJP)-\w+ +CID TrueType +Identity-H +yes yes yes/.test(row)),
    ).toEqual([])
  })

  it('is black and nothing else', async () => {
    const root = join(folder, 'ink')
    const still = ['-aa', 'no', '-aaVector', 'no', '-r', '40']
    run('pdftoppm', [...still, '-singlefile', await file('kinds'), root])
    const picture = readFileSync(`${root}.ppm`)
    const pixels = picture.subarray(picture.length - 3 * 331 * 468)
    expect(new Set(pixels)).toEqual(new Set([0, 255]))
  })

  it('tells nobody in its metadata, and the day without the time', async () => {
    const info = facts(run('pdfinfo', ['-isodates', await file('kinds')]))
    expect(Object.fromEntries(['Title', 'Creator', 'Producer'].map((key) => [key, info.get(key)]))).toEqual({
      Title: 'Recovery Kit sheet',
      Creator: 'Recovery Kit',
      Producer: 'Recovery Kit',
    })
    expect(info.get('CreationDate')).toBe('2026-09-19T00:00:00Z')
    const dates = run('pdfinfo', ['-meta', await file('kinds')]).match(/\d{4}-\d\d-\d\dT[\d:.]+/g)
    expect(new Set(dates)).toEqual(new Set(['2026-09-19T00:00:00']))
    expect([...info.keys()].filter((key) => ['Author', 'Subject', 'Keywords'].includes(key))).toEqual([])
    const metadata = run('pdfinfo', [await file('kinds')]) + run('pdfinfo', ['-meta', await file('kinds')])
    expect(metadata).not.toMatch(/PyPI|alice|AGE-SECRET|Holder|academic/)
  })

  it('is tagged: headings to jump to, and pictures named without what is in them', async () => {
    const tree = run('pdfinfo', ['-struct-text', await file('kinds')])
    const headings = [...tree.matchAll(/^ *H1 .*\n +"(.*)"/gm)].map(([, heading]) => heading)
    expect(headings).toEqual(sheets.map((sheet) => sheet.heading))
    expect(tree).toMatch(/^ *H2 /m)
    const read = [...tree.matchAll(/^ *"(.*)"$/gm)].map(([, text]) => text ?? '')
    const heads = read.flatMap((text, at) => (text === 'Recovery Kit' ? [at] : []))
    // First what the page says, then what every page carries.
    expect(read[0]).toBe(sheets[0]?.heading)
    expect(heads.map((at) => /^set [0-9A-F]{8} · sheet \d+ · page \d+ of/.test(read[at + 1] ?? ''))).toEqual(
      Array.from({ length: PAGES }, () => true),
    )
    expect(read.slice(heads.at(-1)).join(' ')).not.toContain(sheets.at(-1)?.heading)
    const named = [...readFileSync(await file('kinds'), 'latin1').matchAll(/\/Alt \((.*?)\)/g)].map(([, text]) => text)
    const marks = Array.from({ length: PAGES }, () => 'QR code of the set, sheet, page and copy numbers above')
    expect(named.toSorted()).toEqual(
      [
        ...marks,
        'QR code of this authenticator secret',
        'QR code of this authenticator secret',
        'QR code of the sealed text',
        'QR code of the sealed text, once more',
        'QR code of the secret half',
        'QR code of the secret half, once more',
        'QR code of this authenticator secret, once more',
        'QR code of this authenticator secret, once more',
        'QR code of the words of this share',
      ].toSorted(),
    )
  })
})

/** One page each. */
const PAGES = 9

/** Each line as it stands on the page: label, text, check. */
function printedLines(block: Block): readonly RegExp[] {
  const line = (label: string, text: readonly string[], check: string) =>
    new RegExp(`(^|\\s)${[label, ...text, check].map(escaped).join('\\s+')}(\\s|$)`, 'm')
  switch (block.kind) {
    case 'lines':
      return block.lines.map(({ label, text, check }) => line(label, [text], check))
    case 'words':
      return block.lines.map(({ label, text, check }) => {
        const [first = '', ...others] = text.split(' ')
        return line(label, [first, ...others.flatMap((word, at) => [String(Number(label) + 1 + at), word])], check)
      })
    case 'codes':
      return block.codes.map(({ number, lines, check }) =>
        lines.length === 1 ? line(String(number), lines, check) : line(lines.at(-1) ?? '', [], check),
      )
    case 'prose':
    case 'form':
    case 'table':
      return []
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
