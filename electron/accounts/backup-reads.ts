/** When a backup or an export was last opened and compared with the vault. */
import type { AccountRecord, BackupDrillRecord } from './records.ts'

/**
 * Days until a backup should be read back again. Paper gets a year, but sticks fail on their own and
 * passphrases are forgotten, so a backup gets a quarter: soon enough that older copies, and the
 * memory of an older passphrase, can still help.
 */
const READ_BACK_DAYS = 90
const DAY = 86_400_000

/** What is known about backups that were read back. */
export interface BackupReads {
  /** The last read that found everything. */
  readonly passed?: BackupRead
  /** A later read that found something missing. */
  readonly failed?: BackupRead
  readonly overdue: boolean
}

/** When a backup was read back, and where it was. */
export type BackupRead = Pick<BackupDrillRecord, 'at' | 'path'>

/**
 * @param accounts - Until the first read, the time counts from the first account: before that there
 * was nothing to lose.
 * @param now - Unix time in milliseconds.
 */
export function backupReads(
  drills: readonly BackupDrillRecord[],
  accounts: readonly Pick<AccountRecord, 'added'>[],
  now: number,
): BackupReads {
  const passed = newest(drills.filter(({ complete }) => complete))
  const failed = newest(drills.filter(({ complete, at }) => !complete && (passed === undefined || at > passed.at)))
  const [first] = accounts.map(({ added }) => added).sort()
  const from = passed?.at ?? failed?.at ?? first
  const due = passed || !failed ? READ_BACK_DAYS * DAY : 0
  return {
    ...(passed && { passed }),
    ...(failed && { failed }),
    overdue: from !== undefined && now - Date.parse(from) >= due,
  }
}

function newest(drills: readonly BackupDrillRecord[]): BackupRead | undefined {
  const [last] = drills.toSorted((one, other) => other.at.localeCompare(one.at))
  return last && { at: last.at, path: last.path }
}
