/** Names in every script: drawn, copied out of the page again, and never past the edge. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONTENT, PAPERS, textAt, type Box, type Paper } from '../../electron/sheets/layout/page.ts'
import { drawPdf } from '../../electron/sheets/pdf/pdf.ts'
import { SCRIPTS } from './kinds.ts'
import { account, pagesOf, planSheet, renderSet, request, totp } from './samples.ts'
import { missingOf, run, skipped } from './tools.ts'

const missing = missingOf('pdftotext', 'pdffonts')

describe.skipIf(missing.length > 0)(`a name is copied out of the page as it is: ${skipped(missing)}`, () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'recovery-kit-scripts-'))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it.each([
    ...[...SCRIPTS.map(([, name]) => name), 'Ελληνικά', '①★→', 'Zażółć 日本 сервис ไทย हिन्दी'],
    ...['שָׁלוֹם', 'بِسْمِ', 'می\u200Cخواهم', 'بعيدًا عن أبدًا', 'ٱللَّه', 'שלום 12', '٣٤٥', '۱۲۳', 'क्\u200Dष', 'น้ำใจ'],
  ])('%s', async (name) => {
    const file = join(folder, 'name.pdf')
    const boxes = (['regular', 'bold'] as const).map((weight, row) => textAt(20, 20 + 20 * row, name, 14, weight))
    writeFileSync(file, await drawPdf([{ paper: 'a4', boxes }], '2026-09-19'))
    const lines = run('pdftotext', [file, '-']).replace(/[\u202A-\u202E\u200E\u200F\f]/g, '')
    expect(lines.split('\n').filter((line) => line !== '')).toEqual([name, name])
  })

  it('also after another character with the same shape was drawn', async () => {
    // U+FE91, and the letter that looks so at the beginning of a word.
    await drawPdf([{ paper: 'a4', boxes: [textAt(20, 20, '\uFE91', 14)] }], '2026-09-19')
    const file = join(folder, 'after.pdf')
    writeFileSync(file, await drawPdf([{ paper: 'a4', boxes: [textAt(20, 20, 'بعيد', 14)] }], '2026-09-19'))
    expect(run('pdftotext', [file, '-']).replace(/[\u202A-\u202E\u200E\u200F\s]/g, '')).toBe('بعيد')
  })

  it.each(['דוד כהן', 'خدمة البريد', 'हिन्दी सेवा', 'บริการ', '山田 太郎'])('also in a sentence: %s', async (name) => {
    const file = join(folder, 'sentence.pdf')
    const boxes = [textAt(20, 20, `Kept by ${name} and by Bob`, 10)]
    writeFileSync(file, await drawPdf([{ paper: 'a4', boxes }], '2026-09-19'))
    const words = run('pdftotext', [file, '-']).replace(/[\u202A-\u202E\u200E\u200F\f]/g, '')
    expect(words).toContain(name)
    expect(words).toMatch(/^Kept by .*and by Bob$/m)
  })

  it('with the fonts of every script embedded, each only by what is used of it', async () => {
    const file = join(folder, 'fonts.pdf')
    const accounts = SCRIPTS.map(([service, name]) => account({ service, name }))
    const pdf = await renderSet(planSheet(request(accounts)).set)
    writeFileSync(file, pdf)
    const rows = run('pdffonts', [file]).trim().split('\n').slice(2)
    expect(rows.filter((row) => !/ CID TrueType +Identity-H +yes yes yes /.test(row))).toEqual([])
    expect(pdf.length).toBeLessThan(250_000)
  })
})

/** Boxes that leave the content, and text over other text. */
function misplaced(boxes: readonly Box[], paper: Paper): readonly string[] {
  const { width, height } = PAPERS[paper]
  const [left, top] = [(width - CONTENT.width) / 2, (height - CONTENT.height) / 2]
  const slack = 1e-6
  const out = boxes.filter(
    (box) =>
      box.x < left - slack ||
      box.y < top - slack ||
      box.x + box.width > left + CONTENT.width + slack ||
      box.y + box.height > top + CONTENT.height + slack,
  )
  const texts = boxes.filter((box) => box.kind === 'text')
  const over = texts.filter((one, at) =>
    texts
      .slice(at + 1)
      .some(
        (other) =>
          one.x + one.width > other.x + slack &&
          other.x + other.width > one.x + slack &&
          one.y + one.height > other.y + slack &&
          other.y + other.height > one.y + slack,
      ),
  )
  return [...out, ...over].map((box) => (box.kind === 'text' ? box.text : box.kind))
}

const LETTERS = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  ...SCRIPTS.map(([service, name, note]) =>
    fc.string({ unit: fc.constantFrom(...Array.from(service + name + note)), maxLength: 500 }),
  ),
  fc.string({ unit: fc.constantFrom(...SCRIPTS.flatMap((texts) => texts.join(' ').split(' '))), maxLength: 60 }),
)

describe('any name', () => {
  it('is printed within the page, over nothing else, and drawn', async () => {
    await fc.assert(
      fc.asyncProperty(
        LETTERS,
        LETTERS,
        LETTERS,
        fc.constantFrom('a4', 'letter'),
        async (service, name, note, paper) => {
          const accounts = [account({ service, name, note, tokens: [{ token: totp() }], keys: [name, service] })]
          const pages = pagesOf(accounts, { paper })
          expect(pages.flatMap(({ boxes }) => misplaced(boxes, paper))).toEqual([])
          await drawPdf(pages.slice(0, 1), '2026-09-19')
        },
      ),
      { seed: 20261130, numRuns: 15 },
    )
  })

  it.each(SCRIPTS.map(([, name]) => name))('is within the page when it is thirty times as long: %s', (name) => {
    for (const paper of ['a4', 'letter'] as const)
      for (const long of [name.replaceAll(' ', '').repeat(30), `${name} `.repeat(30)]) {
        const pages = pagesOf([account({ service: long, name: long, tokens: [{ token: totp() }] })], { paper })
        expect(pages.flatMap(({ boxes }) => misplaced(boxes, paper))).toEqual([])
      }
  })
})
