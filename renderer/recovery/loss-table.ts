/** Which rows and columns of the table are shown: the worst first, and what no loss changes in one line. */
import type { CellView, LossRowView, LossTableView } from '../../electron/contract.ts'

export interface ShownTable {
  /** Losses by their number in the table, the one that does most harm first. */
  readonly losses: readonly number[]
  /** Rows that some loss changes, or that are not open now; the worst first. */
  readonly rows: readonly LossRowView[]
  /** Rows that are open now, whatever single thing is lost. */
  readonly safe: readonly LossRowView[]
}

export function shownTable({ losses, rows }: LossTableView): ShownTable {
  const harm = losses.map((_, loss) =>
    rows.reduce((sum, row) => sum + (after(row, loss) ? harmOf(cellAt(row, loss)) : 0), 0),
  )
  const isSafe = (row: LossRowView) => row.after.length === 0 && row.now.grade === 'now' && !row.now.unknown
  return {
    losses: losses.map((_, loss) => loss).toSorted((one, other) => (harm[other] ?? 0) - (harm[one] ?? 0)),
    rows: rows.filter((row) => !isSafe(row)).toSorted((one, other) => harmOfRow(other) - harmOfRow(one)),
    safe: rows.filter(isSafe),
  }
}

/** What a loss leaves of a row: what is there now, unless the table says otherwise. */
export function cellAt(row: LossRowView, loss: number): CellView {
  return after(row, loss) ?? row.now
}

function after(row: LossRowView, loss: number): CellView | undefined {
  return row.after.find((cell) => cell.loss === loss)
}

/** Never outweighs any number of waits; what is not known is as bad as what may be true of it, less a little. */
function harmOf(cell: CellView): number {
  const worst = { now: 0, days: 1, goodwill: 10, never: 100 }[cell.grade]
  return cell.unknown ? worst / 2 + 0.1 : worst
}

function harmOfRow(row: LossRowView): number {
  return 1000 * harmOf(row.now) + row.after.reduce((sum, cell) => sum + harmOf(cell), 0)
}
