import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { googlePages } from '../../../electron/exports/google-pages.ts'
import { parseMigration } from '../../../electron/otp/migration.ts'
import { layOutScan, renderScanPages } from '../../../electron/sheets/pdf/scan-pages.ts'
import { AT, kitWith, SECRET } from '../../fixtures/exports.ts'
import { missingOf, skipped } from '../../fixtures/tools.ts'

const kit = kitWith(
  ...Array.from({ length: 25 }, () => ({
    type: 'totp' as const,
    secret: SECRET,
    algorithm: 'SHA1' as const,
    digits: 6,
    period: 30,
  })),
)
const { pages } = googlePages(kit, 7)
const [page = { link: '', accounts: [] }] = pages

function textOf(number: number, of: number, shown = page): string {
  const { boxes } = layOutScan(shown, number, of)
  return boxes.flatMap((box) => (box.kind === 'text' ? [box.text] : [])).join('\n')
}

test('a page says in plain words what to do with it, and what is in it', () => {
  const text = textOf(1, 3)
  expect(text.replaceAll('\n', ' ')).toContain(
    '1 of 3: scan with Google Authenticator: menu > Transfer accounts > Import accounts > Scan QR code.',
  )
  expect(text).toContain('In this code:\n1. Service 1: name 1\n2. Service 2: name 2\n')
  expect(text.replaceAll('\n', ' ')).toContain('Then go on to the next page')
  expect(textOf(3, 3)).toContain('This is the last one.')
})

test('a very long name is cut on paper, and one that cannot be printed stands as numbers', () => {
  const accounts = [
    { issuer: 'x'.repeat(300), account: 'a' },
    { issuer: '', account: 'ა' },
    { issuer: '', account: '' },
  ]
  const lines = textOf(1, 1, { ...page, accounts }).split('\n')
  expect(lines.filter((line) => /^1\. x+…$/.test(line))).toHaveLength(1)
  expect(lines).toContain('2. [U+10D0]')
  expect(lines).toContain('3. without a name')
})

test('everything is on the paper, nothing overlaps, and a module is over a millimetre wide', () => {
  const { boxes } = layOutScan(page, 1, 3)
  for (const box of boxes) {
    expect(box.x).toBeGreaterThanOrEqual(12.7)
    expect(box.x + box.width).toBeLessThanOrEqual(210 - 12.7)
    expect(box.y + box.height).toBeLessThanOrEqual(297 - 12.7)
    for (const other of boxes) {
      if (other === box) continue
      const apart =
        box.x + box.width <= other.x + 0.01 ||
        other.x + other.width <= box.x + 0.01 ||
        box.y + box.height <= other.y + 0.01 ||
        other.y + other.height <= box.y + 0.01
      expect(apart).toBe(true)
    }
  }
  const symbol = boxes.find((box) => box.kind === 'symbol')
  if (symbol?.kind !== 'symbol') throw new Error('no symbol')
  expect(symbol.width / (symbol.symbol.size + 8)).toBeGreaterThan(1)
})

const missing = missingOf('pdftoppm', 'zbarimg')

describe.skipIf(missing.length > 0)(`drawn with pdftoppm, read with zbarimg${skipped(missing)}`, () => {
  test('every page gives its link, in order', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'scan-pages-'))
    try {
      writeFileSync(join(folder, 'pages.pdf'), await renderScanPages(pages, AT))
      execFileSync('pdftoppm', ['-r', '100', '-gray', join(folder, 'pages.pdf'), join(folder, 'page')])
      const pictures = readdirSync(folder).filter((name) => name.endsWith('.pgm'))
      const links = pictures.sort().map((name) => {
        const text = execFileSync('zbarimg', ['-q', '--raw', join(folder, name)], { encoding: 'utf8' })
        return text.trim()
      })
      expect(links).toEqual(pages.map(({ link }) => link))
      expect(links.map((link) => parseMigration(link))).toMatchObject([
        { kind: 'read', part: { batch: 7, index: 0, size: 3 } },
        { kind: 'read', part: { batch: 7, index: 1, size: 3 } },
        { kind: 'read', part: { batch: 7, index: 2, size: 3 } },
      ])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
