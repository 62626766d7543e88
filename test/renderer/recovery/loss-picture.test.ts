import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CellView, LossTableView } from '../../../electron/contract.ts'
import { lossGraph } from '../../../renderer/recovery/loss-graph.ts'
import { cellAt, shownTable } from '../../../renderer/recovery/loss-table.ts'
import { cellInWords } from '../../../renderer/recovery/recovery-words.ts'

const NOW: CellView = { grade: 'now', unknown: false }
const NEVER: CellView = { grade: 'never', unknown: false }
const TABLE: LossTableView = {
  losses: [
    { kind: 'bearer', name: 'key' },
    { kind: 'bearer', name: 'phone' },
  ],
  rows: [
    { account: 'safe', goal: 'sign-in', now: NOW, after: [] },
    { account: 'slow', goal: 'sign-in', now: NOW, after: [{ grade: 'days', days: 3, unknown: false, loss: 1 }] },
    { account: 'unsure', goal: 'sign-in', now: { grade: 'now', unknown: true }, after: [] },
    {
      account: 'gone',
      goal: 'publish',
      now: NOW,
      after: [
        { ...NEVER, loss: 1 },
        { grade: 'goodwill', unknown: true, loss: 0 },
      ],
    },
  ],
}

const cell: fc.Arbitrary<CellView> = fc.oneof(
  fc.record({ grade: fc.constantFrom('now', 'goodwill', 'never'), unknown: fc.boolean() }),
  fc.record({ grade: fc.constant('days' as const), days: fc.nat(400), unknown: fc.boolean() }),
)
const tables: fc.Arbitrary<LossTableView> = fc.nat(5).chain((count) =>
  fc.record({
    losses: fc.array(fc.record({ kind: fc.constant('bearer' as const), name: fc.string() }), {
      minLength: count,
      maxLength: count,
    }),
    rows: fc.array(
      fc.record({
        account: fc.string(),
        goal: fc.constantFrom('sign-in', 'publish'),
        now: cell,
        after: fc
          .uniqueArray(fc.nat(Math.max(0, count - 1)), { maxLength: count })
          .chain((losses) => fc.tuple(...losses.map((loss) => cell.map((one) => ({ ...one, loss }))))),
      }),
      { maxLength: 8 },
    ),
  }),
)

describe('the table of losses', () => {
  it('has the worst account and the worst loss first, and says what nothing changes in one line', () => {
    const { losses, rows, safe } = shownTable(TABLE)
    expect(losses).toEqual([1, 0])
    expect(rows.map(({ account }) => account)).toEqual(['gone', 'unsure', 'slow'])
    expect(safe.map(({ account }) => account)).toEqual(['safe'])
  })

  it('never calls good what is not known', () => {
    fc.assert(
      fc.property(cell, (one) => {
        const { tone } = cellInWords(one)
        expect(tone === 'good').toBe(!one.unknown && one.grade === 'now')
      }),
    )
  })

  it('and the graph say the same of every account and every loss', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { losses, rows } = shownTable(table)
        const { lines, ...graph } = lossGraph(table, { rows, losses })
        expect([graph.losses.length, graph.rows.length]).toEqual([losses.length, rows.length])
        for (const [at, row] of rows.entries())
          for (const [number, loss] of losses.entries()) {
            const line = lines.find((one) => one.row === at && one.loss === number)
            expect(line?.word ?? cellInWords(row.now).word).toBe(cellInWords(cellAt(row, loss)).word)
          }
      }),
    )
  })
})
