import type { BackupSummary } from '../electron/contract.ts'
import { counted } from './wording.ts'

/** How the last backup stands, in a sentence and in a few words for the rail. */
export interface BackupInWords {
  /**
   * `verified`: everything is in it. `behind`: some changes are not, as on any working day. `old`:
   * they are not for two days, so something keeps the app from making one. `missing`: there is none.
   */
  readonly state: 'verified' | 'behind' | 'old' | 'missing'
  readonly sentence: string
  readonly short: string
}

/** `now` in Unix milliseconds. */
export function backupInWords({ at, changesSince }: BackupSummary, now: number): BackupInWords {
  if (at === undefined) {
    return { state: 'missing', sentence: 'There is no backup of this vault yet.', short: 'No backup yet' }
  }
  const age = ageOf(at, now)
  const made = age ? `${counted(age.amount, age.unit)} ago` : 'just now'
  const short = age ? `Backup ${String(age.amount)} ${SHORT[age.unit]}` : 'Backup just now'
  if (changesSince === 0) {
    return { state: 'verified', sentence: `Last verified backup ${made}. Every change is in it.`, short }
  }
  const missing = changesSince === 1 ? '1 change is not in it' : `${counted(changesSince, 'change')} are not in it`
  return {
    state: age?.unit === 'day' && age.amount >= OLD_DAYS ? 'old' : 'behind',
    sentence: `Last verified backup ${made}, ${missing}.`,
    short: `${short}, ${counted(changesSince, 'change')} since`,
  }
}

/** A backup is made each day the vault is used; one day late is a weekend or a trip. */
const OLD_DAYS = 2

const SHORT = { day: 'd', hour: 'h', minute: 'min' } as const
const MINUTE_MS = 60_000
const UNITS = [
  ['day', 24 * 60],
  ['hour', 60],
  ['minute', 1],
] as const

/** In whole units, rounded down; nothing for less than a minute, or for a clock that was set back. */
function ageOf(at: string, now: number): { readonly amount: number; readonly unit: keyof typeof SHORT } | undefined {
  const minutes = Math.floor((now - Date.parse(at)) / MINUTE_MS)
  for (const [unit, size] of UNITS) {
    if (minutes >= size) return { amount: Math.floor(minutes / size), unit }
  }
  return undefined
}
