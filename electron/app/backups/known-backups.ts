import type { Backup } from '../../vault/backups/backup-names.ts'
import { listBackups } from '../../vault/backups/backups.ts'
import { contentsOf, withCopy, type CopyContents } from '../../vault/backups/copies.ts'
import { realDisk } from '../../vault/store/disk.ts'
import type { Vault } from '../../vault/vault.ts'

/** A verified backup, and what is in it. */
export type KnownBackup = Backup & CopyContents

/** The backups of the open vault in a folder, the newest first. */
export function backupsIn(folder: string, vault: Vault): readonly Backup[] {
  try {
    return listBackups(realDisk, folder, vault.id)
  } catch {
    return [] // A folder that cannot be read; the next backup says so.
  }
}

/**
 * The last backup that was verified, looked into with the keys of the vault. None when the vault was
 * replaced since: what was backed up before has other records.
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

/** The copy that the last locking left and nobody has verified yet; undefined when a verified one is as new. */
export function unverifiedCopy(vault: Vault, backups: readonly Backup[], last: Backup | undefined): Backup | undefined {
  return backups.find(
    ({ reason, revision }) => reason === 'at-lock' && revision <= vault.revision && revision > (last?.revision ?? -1),
  )
}
