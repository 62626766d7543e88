import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LinesBlock } from '../../../electron/sheets/content/blocks.ts'
import { layOut, type SheetPage } from '../../../electron/sheets/layout/layout.ts'
import { lineCheck } from '../../../electron/sheets/content/line-check.ts'
import type { SymbolBox } from '../../../electron/sheets/layout/page.ts'
import { rowsOf } from '../../../electron/sheets/content/qr.ts'
import { sealedSheet } from '../../../electron/sheets/content/sealed-sheet.ts'
import { noteLines, readSealedText } from '../../../electron/sheets/content/sealed-text.ts'
import { partsOn } from '../../../electron/sheets/drill/copy-proof.ts'
import { setOf } from '../../../electron/sheets/make-set.ts'
import type { Sheet } from '../../../electron/sheets/content/sheet-set.ts'
import { covers } from '../../../electron/sheets/typeface/typeface.ts'
import { crowded, outside, overlapping } from '../boxes.ts'
import { account, hex, planSealed, recoveryCodes, request, secret, textsOf, totp } from '../samples.ts'

/** As long as an age file with a passphrase would be, and as little to be read. */
function armoredLike(bytes: number): string {
  const lines = 'x'.repeat(Math.ceil((bytes * 4) / 3)).match(/.{1,64}/g) ?? []
  return ['-----BEGIN AGE ENCRYPTED FILE-----', ...lines, '-----END AGE ENCRYPTED FILE-----', ''].join('\n')
}
/** What age adds to a text: header, nonce and tag. */
const OVERHEAD = 200
const seal = (text: string) => Promise.resolve(armoredLike(text.length + OVERHEAD))

const place = { set: '3F9A12C0', number: 2, covers }
const eight = Array.from({ length: 8 }, (_, index) => hex(16, index))
const sixteen = Array.from({ length: 16 }, (_, index) => hex(16, index))
const added = '2026-01-02T00:00:00.000Z'
const pypi = account({
  tokens: [{ token: totp() }],
  codeSet: { codes: recoveryCodes(eight), issued: '2025-12-24', added },
})

describe('a sealed sheet', () => {
  it('has the armored file as lines of their own, each with its check', () => {
    const armored = armoredLike(100)
    const { lines } = blockOf(sealedSheet({ armored, name: '' }, place).sheet)
    expect(lines.map((line) => line.text).join('\n') + '\n').toBe(armored)
    expect(lines.map((line) => line.label)).toEqual(['1', '2', '3', '4', '5'])
    expect(lines.map((line) => line.check)).toEqual(
      lines.map(({ label, text }) => lineCheck('3F9A12C0-2', label, text)),
    )
  })

  it.each([
    [300, 20, 'Q'],
    [470, 25, 'Q'],
    [675, 30, 'Q'],
    [690, 25, 'M'],
    [970, 30, 'M'],
  ])('takes level Q up to version 30, else M: %i bytes', (bytes, version, correction) => {
    const { symbol } = blockOf(sealedSheet({ armored: armoredLike(bytes), name: '' }, place).sheet)
    expect(symbol).toMatchObject({ version, correction })
  })

  it('is text only when it would be too dense, and says so', () => {
    const { sheet, warnings } = sealedSheet({ armored: armoredLike(1000), name: 'GitHub: bob' }, place)
    expect(blockOf(sheet).symbol).toBeUndefined()
    expect(blockOf(sheet).remarks.join(' ')).toContain('There is no QR code')
    expect(warnings).toEqual([{ kind: 'sealed-text-only', account: 'GitHub: bob' }])
  })

  it.each([
    [100, [2]],
    [672, [2]],
    [675, [1, 1]],
    [970, [1, 1]],
    [1000, [0]],
  ])('has its code twice, on one page as long as there is room: %i bytes', (bytes, codes) => {
    const pages = pagesWith(armoredLike(bytes), 'GitHub: bob')
    const symbols = pages.map((page) => codesOn(page).map(({ symbol }) => symbol))
    expect(symbols.map((on) => on.length)).toEqual(codes)
    expect(new Set(symbols.flat().map((symbol) => rowsOf(symbol).join('\n'))).size).toBeLessThanOrEqual(1)
  })

  it('has room for a secret with eight codes of 16 characters on one page', async () => {
    const long = { ...pypi, service: 'RubyGems.org', name: 'release-bot@example.org' }
    const { set } = await planSealed([long], seal)
    expect(layOut(set)).toHaveLength(1)
  })

  it('keeps its boxes inside the margins and apart, and no fold takes corners of both codes, at any length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1100 }), fc.constantFrom('', 'GitHub: bob'), (bytes, name) => {
        const pages = pagesWith(armoredLike(bytes), name)
        expect(pages.flatMap((page) => [...outside(page), ...overlapping(page.boxes), ...crowded(page.boxes)])).toEqual(
          [],
        )
        // Pages that are folded together lie on each other.
        expect(foldedTogether(pages.flatMap(codesOn))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('leaves room for a passphrase, and prints none', () => {
    const texts = pagesWith(armoredLike(300)).flatMap(textsOf)
    expect(texts.join(' ')).toContain('Passphrase, by hand; or where it is kept:')
  })
})

describe('a plan of sealed sheets', () => {
  it('seals each account by itself, under the number of its sheet, and says nothing of it in the open', async () => {
    const seen: string[] = []
    const plan = await planSealed(
      [pypi, pypi],
      (text) => {
        seen.push(text.split('\n')[0] ?? '')
        return seal(text)
      },
      { named: false, cover: { fields: [], named: true } },
    )
    expect(seen).toEqual([
      '## Recovery Kit sealed sheet 3F9A12C0-2, printed 2026-09-19',
      '## Recovery Kit sealed sheet 3F9A12C0-3, printed 2026-09-19',
    ])
    const texts = layOut(plan.set).flatMap(textsOf).join('\n')
    // As words: four letters in a row also come up in a sealed text, by chance.
    expect(texts).not.toMatch(/\bPyPI\b|\balice\b/)
    expect(eight.filter((code) => texts.includes(code))).toEqual([])
    expect(plan.accounts).toHaveLength(2)
    expect(plan).toMatchObject({ tokens: 2, codes: 16, warnings: [] })
  })

  it('names the account when asked', async () => {
    const { set } = await planSealed([pypi], seal)
    expect(set.sheets.map((sheet) => sheet.name)).toEqual(['PyPI: alice'])
  })

  it('seals secrets and codes apart when asked', async () => {
    const seen: string[] = []
    const { set } = await planSealed(
      [pypi],
      (text) => {
        seen.push(text)
        return seal(text)
      },
      { apart: true },
    )
    expect(set.sheets.map(({ kind, number }) => [kind, number])).toEqual([
      ['sealed', 1],
      ['sealed', 2],
    ])
    expect(seen.map((text) => [text.includes('otpauth:'), text.includes(eight[0] ?? '')])).toEqual([
      [true, false],
      [false, true],
    ])
  })

  it('warns of few codes and of a text that is too long, but not of what nobody can read', async () => {
    const github = account({
      service: 'GitHub',
      tokens: Array.from({ length: 9 }, () => ({ token: totp({ secret: secret(64, 1) }) })),
      codeSet: { codes: recoveryCodes(eight.slice(0, 2)), added },
    })
    const { warnings } = await planSealed([github], seal)
    expect(warnings).toEqual([
      { kind: 'sealed-text-only', accounts: ['GitHub: alice'] },
      { kind: 'few-codes', accounts: ['GitHub: alice'] },
    ])
  })

  it('leaves out a note that alone takes the QR code away, and tells of how many', async () => {
    const seen: string[] = []
    const note = 'x'.repeat(560)
    const several = [
      { ...pypi, note },
      { ...pypi, service: 'npm', note: 'short' },
      { ...pypi, service: 'Gem', note },
    ]
    const made = await planSealed(several, (text) => {
      seen.push(text)
      return seal(text)
    })
    expect(made.warnings).toEqual([{ kind: 'note-left-out', accounts: ['PyPI: alice', 'Gem: alice'] }])
    expect(made.set.sheets.map((sheet) => blockOf(sheet).symbol !== undefined)).toEqual([true, true, true])
    // Each of the long ones is sealed once more, in the place of the first try.
    expect(seen.map((text) => /^## (x+|short|The note was too long for this sheet\.)$/m.exec(text)?.[1])).toEqual([
      note,
      'The note was too long for this sheet.',
      'short',
      note,
      'The note was too long for this sheet.',
    ])
    expect(seen[1]).toContain(eight[7])
    // What is not on the paper is not noted as printed, so that it cannot be out of date there.
    expect(made.printed.map(({ note }) => note !== undefined)).toEqual([false, true, false])
  })

  it('seals a long note on a sheet of its own when it is to be kept, and tells where it is', async () => {
    const seen: string[] = []
    const note = `First line.\n${'word '.repeat(70)}`
    const accounts = [
      { ...pypi, note, codeSet: { codes: recoveryCodes(sixteen), issued: '2025-12-24', added } },
      { ...pypi, service: 'npm', note: 'short' },
    ]
    const made = await planSealed(accounts, recordIn(seen), { longNotes: 'keep' })
    expect(made.warnings).toEqual([{ kind: 'note-apart', accounts: ['PyPI: alice'] }])
    expect(made.set.sheets.map(({ number, heading, name }) => [number, heading, name])).toEqual([
      [1, 'Sealed sheet', 'PyPI: alice'],
      [2, 'Sealed note', 'PyPI: alice'],
      [3, 'Sealed sheet', 'npm: alice'],
    ])
    expect(made.set.sheets.every((sheet) => blockOf(sheet).symbol !== undefined)).toBe(true)
    expect(readSealedText(seen[1] ?? '')?.accounts).toEqual([
      expect.objectContaining({
        remarks: ['The note is on sheet 3F9A12C0-2.', 'recovery codes issued 2025-12-24'],
        codes: sixteen.map((text) => ({ text })),
      }),
    ])
    expect(readSealedText(seen[2] ?? '')).toEqual({
      sheet: '3F9A12C0-2',
      printed: '2026-09-19',
      accounts: [{ label: 'PyPI: alice', remarks: ['First line.', 'word '.repeat(70).trim()], links: [], codes: [] }],
    })
    // By what is noted, a sheet of a note holds neither secret nor codes, and only it is older than the note.
    expect(made.printed.map(({ tokens, codes, note: noted }) => [tokens, codes, noted].map((one) => !!one))).toEqual([
      [true, true, false],
      [false, false, true],
      [true, true, true],
    ])
    expect(made.printed.map(partsOn)).toEqual([['secret', 'codes'], ['page'], ['secret', 'codes']])
  })

  it('has a long note with the secrets and with the codes where these are apart, as one place may be lost', async () => {
    const long = { ...pypi, note: 'x'.repeat(700) }
    const { set } = await planSealed([long], seal, { longNotes: 'keep', apart: true })
    expect(set.sheets.map(({ heading }) => heading)).toEqual([
      'Sealed sheet',
      'Sealed note, part 1 of 2',
      'Sealed note, part 2 of 2',
      'Sealed sheet',
      'Sealed note, part 1 of 2',
      'Sealed note, part 2 of 2',
    ])
  })

  it('does not name the account on the sheet of its note where no sheet is to, and says so on the cover', async () => {
    const long = { ...pypi, note: 'x'.repeat(560) }
    const fields = { longNotes: 'keep' as const, cover: { fields: [], named: true } }
    const unnamed = await planSealed([long], seal, { ...fields, named: false })
    expect(layOut(unnamed.set).flatMap(textsOf).join('\n')).not.toMatch(/\bPyPI\b|\balice\b/)
    const { set } = await planSealed([long], seal, fields)
    const [cover] = layOut(set)
    expect(cover && textsOf(cover)).toContain(
      'Sheet 3: sealed note, part 1 of 2, opens with a passphrase · PyPI: alice',
    )
  })

  it('keeps all of a note in the fewest lines that fit, each sheet on one page with its code twice', async () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 300 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { minLength: 6, maxLength: 30 }),
        fc.string({ maxLength: 80 }),
        async (words, name) => {
          const note = `${'long '.repeat(120)}\n${words.join('\n')}`
          const seen: string[] = []
          const made = await planSealed([{ ...pypi, name, note }], recordIn(seen), { longNotes: 'keep' })
          const notes = made.set.sheets.filter(({ heading }) => heading.startsWith('Sealed note'))
          expect(notes.length).toBeGreaterThan(1)
          const kept = seen.slice(2).flatMap((text) => readSealedText(text)?.accounts[0]?.remarks ?? [])
          expect(lettersOf(kept.join('\n'))).toBe(lettersOf(noteLines(note).join('\n')))
          for (const sheet of notes) {
            const pages = layOut(setOf(request([]), [sheet]))
            expect(pages.map((page) => codesOn(page).length)).toEqual([2])
          }
        },
      ),
      { numRuns: 15 },
    )
  })
})

/** Seals, and keeps what was sealed to look at. */
function recordIn(seen: string[]): typeof seal {
  return (text) => {
    seen.push(text)
    return seal(new TextDecoder('latin1').decode(new TextEncoder().encode(text)))
  }
}

/** Without the spaces at which a line may be divided. */
function lettersOf(text: string): string {
  return text.replace(/\s/g, '')
}

function pagesWith(armored: string, name = ''): readonly SheetPage[] {
  return layOut(setOf(request([]), [sealedSheet({ armored, name }, place).sheet]))
}

/** All symbols but the mark of the page. */
function codesOn(page: SheetPage): readonly SymbolBox[] {
  return page.boxes.filter((box) => box.kind === 'symbol').filter((box) => !box.alternative.includes('copy numbers'))
}

/** How far a fold that is askew may be off at the other side of the page, in millimetres. */
const ASKEW = 8

/** Corner squares of the one that a fold takes along with some of the other, as "down" or "across". */
function foldedTogether([one, other]: readonly SymbolBox[]): readonly string[] {
  if (!one || !other) return []
  return (['across', 'down'] as const).filter((way) =>
    cornersOf(one, way).some((from) => cornersOf(other, way).some((to) => Math.abs(from - to) < 8 * MODULE + ASKEW)),
  )
}

const MODULE = 25.4 / 40

/** Where the corner squares start, near and far. */
function cornersOf({ x, y, width, symbol }: SymbolBox, way: 'across' | 'down'): readonly number[] {
  const module = width / (symbol.size + 8)
  const start = (way === 'across' ? x : y) + 4 * module
  return [start, start + (symbol.size - 8) * module]
}

function blockOf({ blocks }: Sheet): LinesBlock {
  const block = blocks.find((one) => one.kind === 'lines')
  if (!block) throw new Error('no lines')
  return block
}
