import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeBase32 } from '../../electron/otp/base32.ts'
import { formatOtpauth } from '../../electron/otp/otpauth.ts'
import type { SheetAccount } from '../../electron/sheets/document.ts'
import type { Paper } from '../../electron/sheets/page.ts'
import { secretLines } from '../../electron/sheets/secret-lines.ts'
import { renderSheet } from '../../electron/sheets/sheet.ts'
import { account, hex, hotp, recoveryCodes, request, secret, steam, totp } from './samples.ts'

const added = '2026-01-02T03:04:05.000Z'
const pypi = Array.from({ length: 8 }, (_, index) => hex(16, index))
const github = Array.from({ length: 16 }, (_, index) => `${hex(5, index)}-${hex(5, index + 5)}`)
const npm = [1, 2, 3].map((seed) => hex(64, seed))
const words = 'correct horse battery staple orange window guitar'

const accounts: readonly SheetAccount[] = [
  account({ tokens: [{ token: totp() }], codeSet: { codes: recoveryCodes(pypi, { 0: '2026-01-03' }), added } }),
  account({ service: 'GitHub', tokens: [], codeSet: { codes: recoveryCodes(github), issued: '2025-12-24', added } }),
  account({
    service: 'Build server',
    tokens: [
      { token: totp({ secret: secret(64, 7), algorithm: 'SHA512', digits: 8, period: 60 }) },
      { token: hotp({ counter: 0 }) },
    ],
  }),
  account({ service: 'Steam', name: '', tokens: [{ token: steam() }] }),
  account({ service: 'Zażółć сервис', name: '中文 😀', tokens: [{ token: totp({ secret: secret(10, 8) }) }] }),
  account({ service: 'npm', codeSet: { codes: recoveryCodes([...npm, words]), added } }),
]

const TOOLS = ['pdftoppm', 'pdftotext', 'pdfinfo', 'pdffonts', 'zbarimg'] as const
const missing = TOOLS.filter((tool) => spawnSync(tool, ['--version']).error !== undefined)
const suffix = missing.length > 0 ? ` (skipped: ${missing.join(', ')} not installed)` : ''

describe.skipIf(missing.length > 0)(`a printed sheet, read back with common tools${suffix}`, () => {
  let folder = ''
  const fileOf = (paper: Paper): string => join(folder, `${paper}.pdf`)
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'recovery-kit-print-'))
    for (const paper of ['a4', 'letter'] as const)
      writeFileSync(fileOf(paper), await renderSheet(request(accounts, { paper })))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it.each(['a4', 'letter'] as const)('gives back every link from its QR codes, and no other: %s', (paper) => {
    run('pdftoppm', ['-r', '200', '-gray', '-png', fileOf(paper), join(folder, paper)])
    const pictures = readdirSync(folder).filter((name) => name.startsWith(`${paper}-`))
    const read = pictures.flatMap((name) => scan(join(folder, name)))
    const links = accounts.flatMap(({ service, name, tokens }) =>
      tokens.map(({ token }) => formatOtpauth({ issuer: service, account: name, token })),
    )
    expect(read.toSorted()).toEqual(links.toSorted())
  })

  it('holds every line of every secret as text', () => {
    const text = run('pdftotext', ['-layout', fileOf('a4'), '-'])
    const lines = accounts.flatMap((each) =>
      each.tokens.flatMap(({ token }) => secretLines(encodeBase32(token.secret)).map((groups) => groups.join(' '))),
    )
    expect(lines.filter((line) => !text.includes(line))).toEqual([])
  })

  it.each([['-layout'], ['-raw']])('holds every recovery code as text, exactly (pdftotext %s)', (mode) => {
    const text = run('pdftotext', [mode, fileOf('a4'), '-'])
    const pieces = [...pypi, ...github, ...npm.flatMap((code) => code.match(/.{16}/g) ?? [])]
    expect(pieces.filter((piece) => !text.includes(piece))).toEqual([])
    expect(text).toContain('correct horse battery staple orange')
    expect(text).toContain('Zażółć сервис')
    expect(text).toContain('[U+4E2D][U+6587] [U+1F600]')
  })

  it.each([
    ['a4', '595.276 x 841.89 pts (A4)'],
    ['letter', '612 x 792 pts (letter)'],
  ] as const)('has the page size of %s', (paper, size) => {
    const info = facts(run('pdfinfo', [fileOf(paper)]))
    expect(info.get('Page size')).toBe(size)
    expect(info.get('Pages')).toBe('5')
  })

  it('tells nobody in its metadata', () => {
    const info = facts(run('pdfinfo', ['-isodates', fileOf('a4')]))
    expect(info.get('Title')).toBe('Recovery Kit sheet')
    expect(info.get('Creator')).toBe('Recovery Kit')
    expect(info.get('Producer')).toBe('Recovery Kit')
    expect(info.get('CreationDate')).toMatch(/^2026-09-19T08:00:00/)
    expect([...info.keys()].filter((key) => ['Author', 'Subject', 'Keywords'].includes(key))).toEqual([])
  })

  it('embeds all its fonts', () => {
    const rows = run('pdffonts', [fileOf('a4')])
      .trim()
      .split('\n')
      .slice(2)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter((row) => !/IBMPlexMono-\w+ +CID TrueType +Identity-H +yes yes yes/.test(row))).toEqual([])
  })
})

function run(tool: (typeof TOOLS)[number], args: readonly string[], good: readonly number[] = [0]): string {
  const { status, stdout, stderr } = spawnSync(tool, args, { encoding: 'utf8' })
  if (status === null || !good.includes(status))
    throw new Error(`${tool} ended with ${status ?? 'a signal'}: ${stderr}`)
  return stdout
}

/** zbarimg ends with 4 when a picture holds no symbol, as the page of codes does. */
function scan(picture: string): string[] {
  return run('zbarimg', ['-q', '--raw', picture], [0, 4])
    .split('\n')
    .filter((line) => line !== '')
}

function facts(text: string): Map<string, string> {
  return new Map(text.split('\n').map((line) => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 1).trim()]))
}
