/**
 * Copies of the open vault. A copy gets its name only after it was read back from the disk and
 * compared with the vault.
 */
import { existsSync } from 'node:fs'
import { KitError } from '../../kit-error.ts'
import { flawOf } from './compare.ts'
import { prepareFile, putInPlace, replaceDurably, type Disk } from '../store/disk.ts'
import type { RecordId } from '../sealing/open-records.ts'
import type { Slot } from '../slots/slots.ts'
import type { Vault } from '../vault.ts'

/** As much about a vault or a copy as it takes to say what another copy lacks. */
export interface CopyContents {
  /** The revision in which each record was last written. */
  readonly records: ReadonlyMap<RecordId, number>
  readonly slots: readonly Slot[]
}

export function contentsOf(vault: Vault): CopyContents {
  return { records: new Map(vault.revisions()), slots: vault.slots() }
}

/**
 * Opens a copy in memory with the keys of the vault it was made from.
 *
 * @throws KitError when it does not open: it is damaged, or was made under another key.
 */
export function withCopy<T>(vault: Vault, path: string, use: (copy: Vault) => T): T {
  const copy = vault.reopen(path)
  try {
    return use(copy)
  } finally {
    copy.close()
  }
}

/**
 * Writes the vault to a file, which is read back before it gets its name. A file with that name is
 * replaced in one step.
 *
 * @throws KitError as `verifyCopy`, or what the disk throws; nothing is changed.
 */
export function placeCopy(disk: Disk, vault: Vault, path: string): void {
  replaceDurably(disk, path, vault.image(), (unfinished) => {
    verifyCopy(vault, unfinished)
  })
}

/**
 * As `placeCopy`, but only where there is no file.
 *
 * @throws KitError `vault-exists`, also when a file appeared there while the copy was made.
 */
export function placeNew(disk: Disk, vault: Vault, path: string): void {
  requireNothingAt(path)
  prepareFile(disk, path, vault.image(), (unfinished) => {
    verifyCopy(vault, unfinished)
    requireNothingAt(path)
  })
  putInPlace(disk, path)
}

function requireNothingAt(path: string): void {
  if (existsSync(path))
    throw new KitError(
      'vault-exists',
      `There is already a vault at ${path}. It was not changed. Unlock it, and restore the backup from there.`,
    )
}

/**
 * Reads a copy of the vault back from the disk and checks all of it.
 *
 * @throws KitError `write-failed` when it is not a true copy.
 */
export function verifyCopy(vault: Vault, path: string): void {
  const flaw = flawOfFile(vault, path)
  if (flaw === undefined) return
  throw new KitError(
    'write-failed',
    `The copy was read back and differs from the vault: ${flaw}. It was removed. The vault and older copies are unchanged. Try another disk.`,
  )
}

function flawOfFile(vault: Vault, path: string): string | undefined {
  try {
    const flaw = withCopy(vault, path, (copy) => flawOf(copy, vault))
    return flaw && `its ${flaw} differs`
  } catch (error) {
    if (error instanceof KitError) return 'it does not open'
    throw error
  }
}

/**
 * Runs work on copies and turns disk errors into sentences about them.
 *
 * @throws KitError `disk-full` or `write-failed`, or the KitError that the work throws.
 */
export function aboutCopies<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOSPC' || code === 'EDQUOT') {
      throw new KitError(
        'disk-full',
        'The disk is full, so no copy was made. The vault and older copies are unchanged. Free some space, or choose another disk.',
      )
    }
    if (error instanceof KitError) throw error
    throw new KitError(
      'write-failed',
      'No copy could be made there. The vault and older copies are unchanged. Check the permissions of the folder, or choose another one.',
    )
  }
}
