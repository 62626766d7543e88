import { backupReads } from '../../accounts/backup-reads.ts'
import type { Kit } from '../../accounts/kit.ts'
import type { Backup } from '../../vault/backups/backup-names.ts'
import type { BackupsState, BackupSummary, BackupView } from '../../contract.ts'
import type { Lacking } from '../../accounts/changes-since.ts'

/** The state of the open vault's backups. */
export interface BackupStanding {
  /** The last one that was verified. */
  readonly last: Backup | undefined
  readonly lacking: Lacking
  /** Why the last attempt failed. */
  readonly error: string | undefined
}

/** For the status line. `now` in Unix milliseconds. */
export function backupSummary(kit: Kit, now: number, { last, lacking, error }: BackupStanding): BackupSummary {
  return {
    ...(last && { at: new Date(last.at).toISOString() }),
    changesSince: lacking.changes,
    accountsMissing: lacking.accounts,
    ...(error !== undefined && { error }),
    reads: backupReads(kit.all('backup-drill'), kit.all('account'), now),
  }
}

/** For the Settings screen. `list` leaves out copies that are not verified yet. */
export function backupsState(
  kit: Kit,
  { last, lacking, error }: BackupStanding,
  list: readonly Backup[],
  rules: Pick<BackupsState, 'folder' | 'keep' | 'everyChanges'>,
): BackupsState {
  const copy = kit.all('copy').sort((a, b) => b.revision - a.revision || b.at.localeCompare(a.at))[0]
  return {
    ...rules,
    ...(last && { last: backupView(last) }),
    changesSince: lacking.changes,
    list: list.filter(({ reason }) => reason !== 'at-lock').map(backupView),
    ...(copy && { copy: { at: copy.at, path: copy.path, revision: copy.revision } }),
    ...(error !== undefined && { error }),
  }
}

/** A backup as it is shown. */
export function backupView({ at, path, revision }: Backup): BackupView {
  return { at: new Date(at).toISOString(), path, revision }
}
