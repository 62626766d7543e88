import type { AccountRow } from '../../electron/contract.ts'
import { counted, runsLow } from '../wording.ts'

/** Worst first. */
const PROBLEMS = [
  'no-codes-left',
  'no-pin',
  'few-codes',
  'sheet-out-of-date',
  'sheet-unknown',
  'codes-missing',
] as const
type Problem = (typeof PROBLEMS)[number]

/** The worst thing about an account, in a few words; undefined if there is none. */
export function rowProblem(row: AccountRow): string | undefined {
  switch (worstOf(row)) {
    case 'no-codes-left':
      return 'No codes left'
    case 'no-pin':
      return 'Needs its PIN'
    case 'few-codes':
      return `${counted(row.codes?.left ?? 0, 'code')} left`
    case 'sheet-out-of-date':
      return 'Sheet out of date'
    case 'sheet-unknown':
      return 'Check the sheet'
    case 'codes-missing':
      return 'No recovery codes'
    case undefined:
      return undefined
  }
}

/** The worse the problem of an account, the less; most for an account without any. */
export function problemRank(row: AccountRow): number {
  const worst = worstOf(row)
  return worst === undefined ? PROBLEMS.length : PROBLEMS.indexOf(worst)
}

function worstOf({ codes, codesMissing, sheet, tokens }: AccountRow): Problem | undefined {
  if (codes?.left === 0) return 'no-codes-left'
  if (tokens.some(({ needsPin }) => needsPin)) return 'no-pin'
  if (codes && runsLow(codes)) return 'few-codes'
  if (sheet?.grade === 'does-not-restore') return 'sheet-out-of-date'
  if (sheet?.grade === 'not-known') return 'sheet-unknown'
  return codesMissing ? 'codes-missing' : undefined
}
