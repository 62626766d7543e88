/** Copies made on locking: the bytes are taken while the vault is open, and written once its keys are gone. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { KitError } from '../../kit-error.ts'
import { backupName, type Backup } from './backup-names.ts'
import { flawOf } from './compare.ts'
import { aboutCopies, contentsOf, withCopy, type CopyContents } from './copies.ts'
import { replaceDurably, type Disk } from '../store/disk.ts'
import type { Vault } from '../vault.ts'

/** A vault at one moment. Everything in it is sealed. */
export interface LockImage {
  readonly bytes: Uint8Array
  /** Unix time in milliseconds, to the second. */
  readonly at: number
  readonly revision: number
}

/** Takes the bytes. Quick, because nothing is written yet. `now` in Unix milliseconds. */
export function takeLockImage(vault: Vault, now: number): LockImage {
  return { bytes: vault.image(), at: Math.floor(now / 1000) * 1000, revision: vault.revision }
}

/**
 * Writes the copy and compares it with what is on the disk, byte by byte. `verifyLockCopy` later
 * checks that every record decrypts, once there is a key again.
 *
 * @throws KitError `disk-full` or `write-failed`; older backups are unchanged.
 */
export function writeLockImage(disk: Disk, folder: string, { bytes, at, revision }: LockImage): Backup {
  const named = { reason: 'at-lock', at, revision } as const
  const path = join(folder, backupName(named))
  aboutCopies(() => {
    disk.makeFolder(folder)
    replaceDurably(disk, path, bytes, (unfinished) => {
      if (!readFileSync(unfinished).equals(bytes)) throw new Error('not a true copy')
    })
  })
  return { path, ...named }
}

/**
 * Checks a copy made at locking, record by record, and renames it to an ordinary backup.
 *
 * @param vault - The same vault, open again; it may have changed since.
 * @throws KitError `write-failed` when the copy is not whole; it stays as it is.
 */
export function verifyLockCopy(disk: Disk, vault: Vault, folder: string, copy: Backup): Backup & CopyContents {
  const contents = withCopy(vault, copy.path, (opened) => {
    const flaw = flawOf(opened, { id: vault.id, revision: copy.revision, manifest: opened.manifest })
    if (flaw !== undefined) throw notWhole(flaw)
    return contentsOf(opened)
  })
  const named = { reason: 'vault', at: copy.at, revision: copy.revision } as const
  const path = join(folder, backupName(named))
  aboutCopies(() => {
    disk.rename(copy.path, path)
    disk.flushFolder(folder)
  })
  return { path, ...named, ...contents }
}

function notWhole(flaw: string): KitError {
  return new KitError(
    'write-failed',
    `The copy made when the vault was last locked is damaged: its ${flaw} differs. The vault and older backups are unchanged. Make a backup now.`,
  )
}
