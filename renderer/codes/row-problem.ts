import type { AccountRow } from '../../electron/contract.ts'
import { counted, runsLow } from '../wording.ts'

/** The worst thing about an account, in a few words; undefined if there is none. */
export function rowProblem({ codes, codesMissing, sheet, tokens }: AccountRow): string | undefined {
  if (codes?.left === 0) return 'No codes left'
  if (tokens.some(({ needsPin }) => needsPin)) return 'Needs its PIN'
  if (codes && runsLow(codes)) return `${counted(codes.left, 'code')} left`
  if (sheet?.grade === 'does-not-restore') return 'Sheet out of date'
  if (sheet?.grade === 'not-known') return 'Check the sheet'
  return codesMissing ? 'No recovery codes' : undefined
}
