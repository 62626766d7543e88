import type { PaperCopy, SetRecord } from '../../accounts/records.ts'
import { proofOf, type PartOfCopy } from '../../sheets/drill/copy-proof.ts'
import type { CopyReadView, MissingPartView, PaperCopyView } from '../../contract.ts'

/** A copy should be read back this many months after it was printed or last read. */
const DRILL_MONTHS = 12

/** Version 0.1 noted no copies; there was one. */
export function copiesOf({ copies }: SetRecord): readonly PaperCopy[] {
  return copies ?? [{ number: 1, place: '', holder: '', drills: [] }]
}

/** The day by which a set that is printed now is to be read back, `YYYY-MM-DD`. */
export function drillDay(from: number): string {
  const day = new Date(from)
  day.setUTCMonth(day.getUTCMonth() + DRILL_MONTHS)
  return day.toISOString().slice(0, 10)
}

/** A copy, what reading it back has proven, and when it is to be read next. */
export function copyView(copy: PaperCopy, { made, verifyBy, sheets = [] }: SetRecord, at: number): PaperCopyView {
  const { number, place, holder, gone, drills } = copy
  const parts = proofOf(sheets, drills)
  const read = readView(parts, drills.at(-1)?.at)
  const due = dueDay(read, oldest(parts), verifyBy ?? drillDay(Date.parse(made)))
  const today = new Date(at).toISOString().slice(0, 10)
  return {
    ...{ number, place, holder, read, due },
    ...(gone !== undefined && { gone }),
    overdue: gone === undefined && due < today,
  }
}

function readView(parts: readonly PartOfCopy[], last: string | undefined): CopyReadView {
  if (last === undefined) return { kind: 'never', wrong: [], missing: [] }
  const wrong = [...new Set(parts.flatMap(({ sheet, proof }) => (proof.kind === 'failed' ? [sheet] : [])))]
  const missing = parts.flatMap(({ sheet, part, proof }): MissingPartView[] =>
    proof.kind === 'not-read' || proof.kind === 'not-told' ? [{ sheet, part, why: proof.kind }] : [],
  )
  if (wrong.length > 0) return { kind: 'wrong', at: last, wrong, missing }
  if (missing.length > 0) return { kind: 'part', at: last, wrong, missing }
  return { kind: 'whole', at: oldest(parts) ?? last, wrong, missing }
}

/** What failed is due at once; what was half read is due together with what was not read at all. */
function dueDay({ kind, at, missing }: CopyReadView, since: string | undefined, first: string): string {
  if (kind === 'wrong' && at !== undefined) return at.slice(0, 10)
  const readByAll = kind !== 'never' && missing.every(({ why }) => why === 'not-told')
  return readByAll && since !== undefined ? drillDay(Date.parse(since)) : first
}

/** Since when every part that passed has been passing. */
function oldest(parts: readonly PartOfCopy[]): string | undefined {
  return parts.flatMap(({ proof }) => ('at' in proof ? [proof.at] : [])).sort()[0]
}
