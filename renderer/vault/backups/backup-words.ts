import type { BackupReadsView, BackupSummary } from '../../../electron/contract.ts'
import { counted, day } from '../../wording.ts'

/** The state of the last backup, in a sentence and in a few words for the rail. */
export interface BackupInWords {
  /**
   * `verified`: everything is in it. `behind`: some changes are not, as on any working day. `old`:
   * they are not for two days, so something keeps the app from making one. `lacking`: whole accounts
   * are in none. `missing`: there is none. `empty`: there is none, and nothing to put into one.
   */
  readonly state: 'verified' | 'behind' | 'old' | 'lacking' | 'missing' | 'empty'
  readonly sentence: string
  readonly short: string
}

/** Of a copy that is only looked at; nothing is known of its backups. */
export const LOOKED_AT = {
  sentence:
    'You are looking at a copy, and nothing in it can change, so it needs no backup. Once you make it your vault, the app backs it up.',
  short: 'A copy you are looking at',
} as const

/** When a person last opened a backup or an export to check it. */
export interface ReadsInWords {
  readonly state: 'passed' | 'none' | 'overdue'
  readonly sentence: string
  readonly short: string
}

/** `now` in Unix milliseconds. */
export function backupInWords(
  { at, changesSince, accountsMissing }: Pick<BackupSummary, 'at' | 'changesSince' | 'accountsMissing'>,
  now: number,
): BackupInWords {
  const age = at === undefined ? undefined : ageOf(at, now)
  const made = age ? `${counted(age.amount, age.unit)} ago` : 'just now'
  if (accountsMissing > 0) {
    const accounts = counted(accountsMissing, 'account')
    const last = at === undefined ? 'There is no backup yet.' : `The last verified one was made ${made}.`
    return {
      state: 'lacking',
      sentence: `${accounts} ${accountsMissing === 1 ? 'is' : 'are'} in no backup. ${last}`,
      short: `${accounts} in no backup`,
    }
  }
  if (at === undefined && changesSince === 0)
    return { state: 'empty', sentence: 'There is nothing to back up yet.', short: 'Nothing to back up yet' }
  if (at === undefined)
    return { state: 'missing', sentence: 'There is no backup of this vault yet.', short: 'No backup yet' }
  const old = shortAge(age)
  if (changesSince === 0) {
    return {
      state: 'verified',
      sentence: `Last verified backup ${made}. Every change is in it.`,
      short: `Verified backup ${old}`,
    }
  }
  const missing = changesSince === 1 ? '1 change is not in it' : `${counted(changesSince, 'change')} are not in it`
  return {
    state: age?.unit === 'day' && age.amount >= OLD_DAYS ? 'old' : 'behind',
    sentence: `Last verified backup ${made}, ${missing}.`,
    short: `Backup ${old}, ${counted(changesSince, 'change')} since`,
  }
}

/** `now` in Unix milliseconds. */
export function readsInWords({ passed, overdue }: BackupReadsView, now: number): ReadsInWords {
  const state = overdue ? 'overdue' : passed ? 'passed' : 'none'
  if (!passed) {
    const sentence = `No backup or export was read back with everything in it yet.${overdue ? ' It is time to check one.' : ''}`
    return { state, sentence, short: overdue ? 'Backup never read back' : 'Backup not read back yet' }
  }
  const old = shortAge(ageOf(passed.at, now))
  return {
    state,
    sentence: `Last read back ${day(passed.at)}: everything was in it.${overdue ? ' It is time to check one again.' : ''}`,
    short: overdue ? `Backup not read back for ${old}` : `Backup read back ${old}`,
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

function shortAge(age: ReturnType<typeof ageOf>): string {
  return age ? `${String(age.amount)} ${SHORT[age.unit]}` : 'just now'
}

/** In whole units, rounded down; nothing for less than a minute, or for a clock that was set back. */
function ageOf(at: string, now: number): { readonly amount: number; readonly unit: keyof typeof SHORT } | undefined {
  const minutes = Math.floor((now - Date.parse(at)) / MINUTE_MS)
  for (const [unit, size] of UNITS) {
    if (minutes >= size) return { amount: Math.floor(minutes / size), unit }
  }
  return undefined
}
