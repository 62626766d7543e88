/** The backups in a folder: making, finding and restoring them, and removing old ones. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { KitError } from '../../kit-error.ts'
import {
  backupName,
  backupsNamed,
  isUnfinished,
  newestFirst,
  surplus,
  type Backup,
  type BackupReason,
} from './backup-names.ts'
import { aboutCopies, placeCopy } from './copies.ts'
import { replaceDurably, type Disk } from '../store/disk.ts'
import { readImage, vaultIdOf } from '../store/file-check.ts'
import type { Vault } from '../vault.ts'

/** Where the app keeps its automatic backups. */
export function backupFolderOf(vaultPath: string): string {
  return `${vaultPath}.backups`
}

/**
 * Makes a backup and verifies it: reads it from the disk, decrypts every record, and compares ids,
 * revisions and tags with the vault.
 *
 * @param now - Unix time in milliseconds; it is part of the name, in UTC.
 * @throws KitError `vault-damaged`, `disk-full` or `write-failed`; the vault and older backups are
 * unchanged.
 */
export function makeBackup(
  disk: Disk,
  vault: Vault,
  folder: string,
  now: number,
  reason: BackupReason = 'vault',
): Backup {
  if (vault.damage.length > 0) {
    throw new KitError(
      'vault-damaged',
      'Parts of this vault were changed outside the app, so no backup was made of it. The older backups are untouched: open one of them.',
    )
  }
  const at = Math.floor(now / 1000) * 1000
  const named = { reason, at, revision: vault.revision }
  const path = join(folder, backupName(named))
  aboutCopies(() => {
    disk.makeFolder(folder)
    placeCopy(disk, vault, path)
  })
  return { path, ...named }
}

/** The vault's backups in a folder, newest first. Skips copies of other vaults. */
export function listBackups(disk: Disk, folder: string, vaultId: string): Backup[] {
  return backupsNamed(folder, disk.names(folder))
    .filter(({ path }) => vaultIdOf(path) === vaultId)
    .sort(newestFirst)
}

/** What is left of a vault whose file is gone: its newest backup, and how many there are. */
export function findLost(disk: Disk, folder: string): { newest: Backup; count: number } | undefined {
  const backups = backupsNamed(folder, disk.names(folder))
    .filter(({ path }) => vaultIdOf(path) !== undefined)
    .sort((a, b) => b.at - a.at || newestFirst(a, b))
  return backups[0] && { newest: backups[0], count: backups.length }
}

/**
 * Restores a backup to the place of a vault that is gone.
 *
 * @throws KitError `vault-exists`, `disk-full` or `write-failed`; no file is changed.
 */
export function putBack(disk: Disk, backup: Backup, vaultPath: string): void {
  if (existsSync(vaultPath))
    throw new KitError('vault-exists', `There is already a file at ${vaultPath}. It was not changed. Open it.`)
  aboutCopies(() => {
    replaceDurably(disk, vaultPath, readImage(backup.path), (unfinished) => {
      if (vaultIdOf(unfinished) !== vaultIdOf(backup.path)) throw new Error('not a true copy')
    })
  })
}

/**
 * Removes the vault's older backups, as `surplus` chooses, and copies made at locking that `newest`
 * replaces. Never removes `newest`, nor backups kept before a restore.
 *
 * @returns What was removed.
 * @throws KitError `write-failed` when one cannot be removed; the new backup is there.
 */
export function pruneBackups(disk: Disk, folder: string, vaultId: string, keep: number, newest: Backup): Backup[] {
  const all = listBackups(disk, folder, vaultId).filter(({ path }) => path !== newest.path)
  const others = all.filter(({ reason }) => reason === 'vault')
  const unverified = all.filter(({ reason, revision }) => reason === 'at-lock' && revision <= newest.revision)
  const old = [...surplus([newest, ...others], keep), ...unverified]
  try {
    for (const { path } of old) disk.remove(path)
    for (const name of disk.names(folder)) {
      if (isUnfinished(name)) disk.remove(join(folder, name))
    }
  } catch {
    throw new KitError(
      'write-failed',
      'The new backup was made and verified, but an older one could not be removed. Nothing is lost. Check the permissions of the folder.',
    )
  }
  return old
}
