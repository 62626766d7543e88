import { describe, expect, test } from 'vitest'
import { planLedgers, renderLedgers } from '../../../electron/sheets/pdf/ledger.ts'
import { CONTENT, PAPERS, type Box } from '../../../electron/sheets/layout/page.ts'
import type { ImportedFile, ImportedRow, ImportReport } from '../../../electron/sheets/content/import-report.ts'

const AT = '2026-03-01T12:00:00.000Z'

const row = (what: string, more: Partial<ImportedRow> = {}): ImportedRow => ({
  file: 0,
  what,
  outcome: 'added',
  reason: '',
  ...more,
})

function ledger(rows: readonly ImportedRow[], file: Partial<ImportedFile> = {}): ImportReport {
  const counts = `${rows.length} entries read: ${rows.length} added.`
  const one = { index: 0, name: 'aegis.json', notes: [], tokens: 0, proved: 0, counts, ...file }
  return { at: AT, rows, missing: [], files: [one], readBack: AT, counts }
}

const plan = (view: ImportReport, paper: 'a4' | 'letter' = 'a4') =>
  planLedgers({ ledgers: [view], paper, printedAt: AT })
const textsOf = (boxes: readonly Box[]) => boxes.flatMap((box) => (box.kind === 'text' ? [box.text] : []))

describe('a printed ledger', () => {
  test('says of each source what came of it, and of each entry what it is', () => {
    const [page] = plan(
      ledger(
        [row('PyPI: alice', { token: { proved: AT } }), row('npm: bob', { token: {} }), row('x', { reason: 'why' })],
        { format: 'Aegis export', tokens: 2, proved: 1, verdict: 'Do not delete aegis.json yet.' },
      ),
    )
    const texts = textsOf(page?.boxes ?? [])
    for (const text of [
      'printed 2026-03-01 · no secrets · page 1 of 1',
      'Import of 2026-03-01 12:00 UTC',
      '3 entries read: 3 added.',
      'Read back from the vault file and compared on 2026-03-01 12:00 UTC.',
      'aegis.json (Aegis export)',
      'Do not delete aegis.json yet.',
      'PyPI: alice',
      'Proved 2026-03-01 12:00 UTC.',
      'Not proved.',
      'why',
    ])
      expect(texts).toContain(text)
  })

  test('says in place of the verdict that the app deleted the file', () => {
    const [page] = plan(ledger([row('x')], { verdict: 'Everything is proved.', deleted: AT }))
    expect(textsOf(page?.boxes ?? [])).toContain('Deleted by the app on 2026-03-01 12:00 UTC.')
    expect(textsOf(page?.boxes ?? [])).not.toContain('Everything is proved.')
  })

  test('goes on over as many pages as it needs, each inside the margins, none twice', () => {
    for (const paper of ['a4', 'letter'] as const) {
      const pages = plan(ledger(Array.from({ length: 300 }, (_, index) => row(`entry ${index} of 300`))), paper)
      expect(pages.length).toBeGreaterThan(3)
      const { width, height } = PAPERS[paper]
      for (const { boxes } of pages) {
        for (const box of boxes) {
          expect(box.y + box.height).toBeLessThanOrEqual((height + CONTENT.height) / 2 + 1e-6)
          expect(box.x + box.width).toBeLessThanOrEqual((width + CONTENT.width) / 2 + 1e-6)
        }
      }
      const entries = pages.flatMap(({ boxes }) => textsOf(boxes)).filter((text) => text.startsWith('entry '))
      expect(entries).toEqual(Array.from({ length: 300 }, (_, index) => `entry ${index} of 300`))
    }
  })

  test('shows names that cannot be printed as numbers, and cuts one that is longer than a page', () => {
    const [page, ...more] = plan(ledger([row('ა'), row('x'.repeat(16_000))]))
    expect(textsOf(page?.boxes ?? [])).toContain('[U+10D0]')
    expect(more).toEqual([])
  })

  test('of no import is a page that says nothing else', () => {
    expect(planLedgers({ ledgers: [], paper: 'a4', printedAt: AT })).toHaveLength(1)
  })

  test('becomes a PDF with a title of its own', async () => {
    const request = { ledgers: [ledger([row('PyPI')])], paper: 'a4' as const, printedAt: AT }
    const pdf = Buffer.from(await renderLedgers(request)).toString('latin1')
    expect(pdf.startsWith('%PDF-1.7')).toBe(true)
    expect(pdf).toContain('Recovery Kit import report')
  })
})
