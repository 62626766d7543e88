/** When a backup or an export was last opened and held against the vault. */
import type { AccountRecord, BackupDrillRecord } from './records.ts'

/**
 * Days after which a backup is to be read back again. Paper has a year; a stick fails by itself and
 * a passphrase fades, so a quarter, while older copies and an older memory are still there to help.
 */
const READ_BACK_DAYS = 90
const DAY = 86_400_000

/** What is known of backups that were read back. */
export interface BackupReads {
  /** The last one in which everything was. */
  readonly passed?: BackupRead
  /** One after that in which not everything was. */
  readonly failed?: BackupRead
  readonly overdue: boolean
}

/** When one was read back, and where it lay. */
export type BackupRead = Pick<BackupDrillRecord, 'at' | 'path'>

/**
 * @param accounts - Until the first read, the time counts from when there was something to lose.
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
