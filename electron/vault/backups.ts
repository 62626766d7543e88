/**
 * Copies of the vault file: made of the open vault, read back from the disk and held against it
 * before they get their name, and counted down to the last few.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { KitError } from '../kit-error.ts'
import { flawOf } from './compare.ts'
import { vaultIdOf } from './database.ts'
import { replaceDurably, UNFINISHED, type Disk } from './disk.ts'
import type { Vault } from './vault.ts'

/** A backup as its name tells it. */
export interface Backup {
  readonly path: string
  readonly reason: BackupReason
  /** Unix time in milliseconds, to the second. */
  readonly at: number
  /** The vault's revision in it. */
  readonly revision: number
}

/** Kept before the vault is replaced; such a backup is never removed by the app. */
export type BackupReason = 'vault' | 'before-restore'

/** Where the app keeps the backups it makes by itself. */
export function backupFolderOf(vaultPath: string): string {
  return `${vaultPath}.backups`
}

/**
 * Makes a backup and verifies it: read from the disk, every record decrypted, ids, revisions and
 * tags held against the vault.
 *
 * @param now - Unix time in milliseconds; it is part of the name, in UTC.
 * @throws KitError `vault-damaged`, `disk-full` or `write-failed`; the vault and older backups are as they were.
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
  const path = join(folder, nameOf(reason, at, vault.revision))
  withSentence(() => {
    disk.makeFolder(folder)
    placeCopy(disk, vault, path)
  })
  return { path, reason, at, revision: vault.revision }
}

/**
 * Writes the vault to a file, verified like a backup before it gets its name. A file of that name
 * is replaced in one step.
 */
export function placeCopy(disk: Disk, vault: Vault, path: string): void {
  replaceDurably(disk, path, vault.image(), (unfinished) => {
    verifyCopy(vault, unfinished)
  })
}

/**
 * Reads a copy of the vault back from the disk and goes through all of it.
 *
 * @throws KitError `write-failed` when it is not a true copy.
 */
export function verifyCopy(vault: Vault, path: string): void {
  const flaw = flawOfFile(vault, path)
  if (flaw === undefined) return
  throw new KitError(
    'write-failed',
    `The copy was read back and is not the same as the vault: ${flaw}. It was removed. The vault and older copies are as they were. Try another disk.`,
  )
}

function flawOfFile(vault: Vault, path: string): string | undefined {
  let copy: Vault
  try {
    copy = vault.reopen(path)
  } catch (error) {
    if (error instanceof KitError) return 'it does not open'
    throw error
  }
  try {
    const flaw = flawOf(copy, vault)
    return flaw && `its ${flaw} differs`
  } finally {
    copy.close()
  }
}

/** The vault's backups in a folder, the newest first. Copies of other vaults in it are left out. */
export function listBackups(disk: Disk, folder: string, vaultId: string): Backup[] {
  return disk
    .names(folder)
    .flatMap((name) => parseName(folder, name))
    .filter(({ path }) => vaultIdOf(path) === vaultId)
    .sort(newestFirst)
}

/** What is left of a vault that is no longer where it was: its newest backup, and how many there are. */
export function findLost(disk: Disk, folder: string): { newest: Backup; count: number } | undefined {
  const backups = disk
    .names(folder)
    .flatMap((name) => parseName(folder, name))
    .filter(({ path }) => vaultIdOf(path) !== undefined)
    .sort((a, b) => b.at - a.at || newestFirst(a, b))
  return backups[0] && { newest: backups[0], count: backups.length }
}

/**
 * Puts a backup in the place of a vault that is gone.
 *
 * @throws KitError `vault-exists`, `disk-full` or `write-failed`; no file is changed.
 */
export function putBack(disk: Disk, backup: Backup, vaultPath: string): void {
  if (existsSync(vaultPath))
    throw new KitError('vault-exists', `There is a file at ${vaultPath} already. It was not changed. Open it.`)
  withSentence(() => {
    replaceDurably(disk, vaultPath, readFileSync(backup.path), (unfinished) => {
      if (vaultIdOf(unfinished) !== vaultIdOf(backup.path)) throw new Error('not a true copy')
    })
  })
}

/**
 * Removes the vault's oldest backups, down to a number. By revision first: a clock that was wrong
 * does not make a new backup the oldest. Never removes `newest`, nor what is kept before a restore.
 *
 * @returns What was removed.
 * @throws KitError `write-failed` when one cannot be removed; the new backup is there.
 */
export function pruneBackups(disk: Disk, folder: string, vaultId: string, keep: number, newest: Backup): Backup[] {
  const old = listBackups(disk, folder, vaultId)
    .filter(({ path, reason }) => path !== newest.path && reason === 'vault')
    .slice(Math.max(keep, 1) - 1)
  try {
    for (const { path } of old) disk.remove(path)
    for (const name of disk.names(folder)) {
      if (name.endsWith(UNFINISHED) && NAME.test(name.slice(0, -UNFINISHED.length))) disk.remove(join(folder, name))
    }
  } catch {
    throw new KitError(
      'write-failed',
      'The new backup was made and verified, but an older one could not be removed. Nothing is lost. Check the permissions of the folder.',
    )
  }
  return old
}

/** An ENOSPC or a failed flush, as a sentence about backups. */
export function withSentence<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOSPC' || code === 'EDQUOT') {
      throw new KitError(
        'disk-full',
        'The disk is full, so no copy was made. The vault and older copies are as they were. Free some space, or choose another disk.',
      )
    }
    if (error instanceof KitError) throw error
    throw new KitError(
      'write-failed',
      'No copy could be made there. The vault and older copies are as they were. Check the permissions of the folder, or choose another one.',
    )
  }
}

const NAME = /^(vault|before-restore)-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-r(\d{1,15})\.rkit$/

/** `vault-20260301-120000-r17.rkit`, in UTC. */
function nameOf(reason: BackupReason, at: number, revision: number): string {
  const time = new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')
  return `${reason}-${time}-r${revision}.rkit`
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

/** What was kept before a restore is the last of its revision. */
function newestFirst(a: Backup, b: Backup): number {
  return b.revision - a.revision || a.reason.localeCompare(b.reason) || b.at - a.at
}
