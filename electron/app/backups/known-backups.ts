import type { Backup } from '../../vault/backups/backup-names.ts'
import { listBackups } from '../../vault/backups/backups.ts'
import { contentsOf, withCopy, type CopyContents } from '../../vault/backups/copies.ts'
import { realDisk } from '../../vault/store/disk.ts'
import type { Vault } from '../../vault/vault.ts'

/** A verified backup, and what is in it. */
export type KnownBackup = Backup & CopyContents

/** The open vault's backups in a folder, newest first. */
export function backupsIn(folder: string, vault: Vault): readonly Backup[] {
  try {
    return listBackups(realDisk, folder, vault.id)
  } catch {
    return [] // A folder that cannot be read; the next backup says so.
  }
}

/**
 * The last verified backup, opened with the keys of the vault. Undefined if the vault was replaced
 * since: older backups hold other records.
 */
export function lastVerified(vault: Vault, backups: readonly Backup[]): KnownBackup | undefined {
  const newest = backups.find(({ reason, revision }) => reason !== 'at-lock' && revision <= vault.revision)
  if (newest?.reason !== 'vault') return undefined
  try {
    return withCopy(vault, newest.path, (copy) =>
      copy.damage.length === 0 ? { ...newest, ...contentsOf(copy) } : undefined,
    )
  } catch {
    return undefined // It is damaged, or was made under a key that is gone.
  }
}

/** The copy from the last locking that is not verified yet; undefined if a verified one is as new. */
export function unverifiedCopy(vault: Vault, backups: readonly Backup[], last: Backup | undefined): Backup | undefined {
  return backups.find(
    ({ reason, revision }) => reason === 'at-lock' && revision <= vault.revision && revision > (last?.revision ?? -1),
  )
}
