/** The names of backups, and what they say: the files in a folder are all the app knows about its backups. */
import { join } from 'node:path'
import { UNFINISHED } from '../store/disk.ts'

/** A backup as described by its name. */
export interface Backup {
  readonly path: string
  readonly reason: BackupReason
  /** Unix time in milliseconds, to the second. */
  readonly at: number
  /** The revision of the vault in it. */
  readonly revision: number
}

/**
 * `before-restore` is kept when another vault takes the place of this one; the app never removes it.
 * `at-lock` was written after the vault was locked, when no key was left to verify it. Once it is
 * verified, at the next unlocking, it becomes a `vault`.
 */
export type BackupReason = 'vault' | 'before-restore' | 'at-lock'

/** Newest first among backups of one revision: the one kept before a restore is the last of its revision. */
const ORDER: readonly BackupReason[] = ['before-restore', 'vault', 'at-lock']

/** Whether this is the name of an unfinished backup. */
export function isUnfinished(name: string): boolean {
  return name.endsWith(UNFINISHED) && NAME.test(name.slice(0, -UNFINISHED.length))
}

const NAME = /^(vault|before-restore|at-lock)-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-r(\d{1,15})\.rkit$/

/** `vault-20260301-120000-r17.rkit`, in UTC. */
export function backupName({ reason, at, revision }: Omit<Backup, 'path'>): string {
  const time = new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')
  return `${reason}-${time}-r${revision}.rkit`
}

/** The backups in a folder, by the names of its files. Skips other files. */
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

/** Sorts by revision first, so that a wrong clock does not make a new backup the oldest. */
export function newestFirst(a: Backup, b: Backup): number {
  return b.revision - a.revision || ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason) || b.at - a.at
}

/**
 * Which backups to remove when there are too many: first the older ones of any day that has a newer
 * one, starting with the oldest day; then the oldest. So many backups in one day do not push out
 * those of earlier days.
 *
 * @param backups - Newest first; that one always stays.
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

/** The UTC day, as in the names. */
function dayOf(backup: Backup | undefined): string | undefined {
  return backup && new Date(backup.at).toISOString().slice(0, 10)
}
