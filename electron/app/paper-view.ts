import { existsSync } from 'node:fs'
import type { PaperCopy, SheetRecord, Stored } from '../accounts/records.ts'
import type { PaperCopyView, PaperSetView, VaultState } from '../views.ts'
import { nameOf, setState } from './set-state.ts'
import type { VaultNow } from './vault-now.ts'

/** A copy is to be read back this many months after it was printed or read. */
const DRILL_MONTHS = 12

/** A set with its copies, held against the vault of today. */
export function paperView(record: Stored<SheetRecord>, now: VaultNow, at: number): PaperSetView {
  const { id, made, paper, pages, set, file, sheets } = record
  const { stale, used } = setState(record, now)
  const share = sheets?.find((sheet) => sheet.share)?.share
  return {
    id,
    ...(set !== undefined && { set }),
    ...{ made, paper, pages, used },
    sheets: sheets?.length ?? record.accounts.length,
    kinds: sheets ? [...new Set(sheets.map(({ kind }) => kind))] : ['account'],
    accounts: record.accounts.flatMap((account) => nameOf(now.accounts.get(account)) ?? []),
    ...(share && { share: { index: share.index, threshold: share.threshold, count: share.count } }),
    stale: stale.map(({ id: _id, ...shown }) => shown),
    copies: copiesOf(record).map((copy) => copyView(copy, record, at)),
    ...(file && { file: { ...file, there: existsSync(file.path) } }),
  }
}

/** The copies of a set that are left. */
export function copiesLeft(record: SheetRecord, at: number): readonly PaperCopyView[] {
  return copiesOf(record).flatMap((copy) => (copy.gone === undefined ? [copyView(copy, record, at)] : []))
}

/** What is to be done about paper by now. */
export function paperDue(records: readonly SheetRecord[], at: number): VaultState['paper'] {
  return {
    overdue: records.flatMap((record) => copiesLeft(record, at)).filter((copy) => copy.overdue).length,
    // The shares of an identity are sets of their own in one file.
    files: new Set(records.flatMap(({ file }) => (file && file.gone === undefined ? [file.path] : []))).size,
  }
}

/** Version 0.1 noted no copies; there was one. */
export function copiesOf({ copies }: SheetRecord): readonly PaperCopy[] {
  return copies ?? [{ number: 1, place: '', holder: '', drills: [] }]
}

/** The day by which a set that is printed now is to be read back, `YYYY-MM-DD`. */
export function drillDay(from: number): string {
  const day = new Date(from)
  day.setUTCMonth(day.getUTCMonth() + DRILL_MONTHS)
  return day.toISOString().slice(0, 10)
}

function copyView(copy: PaperCopy, { made, verifyBy }: SheetRecord, at: number): PaperCopyView {
  const { number, place, holder, gone, drills } = copy
  const last = drills.at(-1)
  const passed = last?.wrong.length === 0
  const due = dueDay(last && { at: last.at, passed }, verifyBy ?? drillDay(Date.parse(made)))
  const today = new Date(at).toISOString().slice(0, 10)
  return {
    ...{ number, place, holder, due },
    ...(gone !== undefined && { gone }),
    drills: drills.length,
    ...(last && { last: { at: last.at, passed } }),
    overdue: gone === undefined && due < today,
  }
}

/** What was not as it should be is to be looked at again at once. */
function dueDay(last: { readonly at: string; readonly passed: boolean } | undefined, first: string): string {
  if (!last) return first
  return last.passed ? drillDay(Date.parse(last.at)) : last.at.slice(0, 10)
}
