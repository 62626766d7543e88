/** What a backup is called, and what its name tells: the folder is all the app knows of its backups. */
import { join } from 'node:path'
import { UNFINISHED } from '../store/disk.ts'

/** A backup as its name tells it. */
export interface Backup {
  readonly path: string
  readonly reason: BackupReason
  /** Unix time in milliseconds, to the second. */
  readonly at: number
  /** The vault's revision in it. */
  readonly revision: number
}

/**
 * `before-restore` is kept when another vault takes the place of this one; the app never removes it.
 * `at-lock` was written after the vault was locked, without a key to verify it with. It becomes a
 * `vault` once it is verified, at the next unlocking.
 */
export type BackupReason = 'vault' | 'before-restore' | 'at-lock'

/** Of backups of one revision, the newest first: what is kept before a restore is the last of its revision. */
const ORDER: readonly BackupReason[] = ['before-restore', 'vault', 'at-lock']

/** Whether a name is that of a backup whose making broke off. */
export function isUnfinished(name: string): boolean {
  return name.endsWith(UNFINISHED) && NAME.test(name.slice(0, -UNFINISHED.length))
}

const NAME = /^(vault|before-restore|at-lock)-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-r(\d{1,15})\.rkit$/

/** `vault-20260301-120000-r17.rkit`, in UTC. */
export function backupName({ reason, at, revision }: Omit<Backup, 'path'>): string {
  const time = new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')
  return `${reason}-${time}-r${revision}.rkit`
}

/** What the names of a folder say of backups; other files are passed over. */
export function backupsNamed(folder: string, names: readonly string[]): Backup[] {
  return names.flatMap((name) => parseName(folder, name))
}

function parseName(folder: string, name: string): Backup[] {
  const match = NAME.exec(name)
  if (!match) return []
  const [, reason, year, month, day, hour, minute, second, revision] = match
  const at = Date.parse(`${year ?? ''}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}Z`)
  return Number.isNaN(at)
    ? []
    : [{ path: join(folder, name), reason: reason as BackupReason, at, revision: Number(revision) }]
}

/** For sorting. By revision first: a clock that was wrong does not make a new backup the oldest. */
export function newestFirst(a: Backup, b: Backup): number {
  return b.revision - a.revision || ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason) || b.at - a.at
}

/**
 * Which backups go when there are too many: the older ones of a day that has a newer one, the oldest
 * day first; then the oldest. So many backups in one day do not push out those of the days before.
 *
 * @param backups - The newest first; that one always stays.
 */
export function surplus(backups: readonly Backup[], keep: number): readonly Backup[] {
  const kept = [...backups]
  const gone: Backup[] = []
  while (kept.length > Math.max(keep, 1)) {
    const sameDay = kept.findLastIndex((backup, index) => index > 0 && dayOf(backup) === dayOf(kept[index - 1]))
    gone.push(...kept.splice(sameDay > 0 ? sameDay : kept.length - 1, 1))
  }
  return gone
}

/** In UTC, as in the names. */
function dayOf(backup: Backup | undefined): string | undefined {
  return backup && new Date(backup.at).toISOString().slice(0, 10)
}
