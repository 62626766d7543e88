/** Copies of the open vault: written beside their place, read back from the disk and held against it before they get their name. */
import { KitError } from '../kit-error.ts'
import { flawOf } from './compare.ts'
import { replaceDurably, type Disk } from './disk.ts'
import type { Vault } from './vault.ts'

/**
 * Writes the vault to a file, read back before it gets its name. A file of that name is replaced in
 * one step.
 *
 * @throws KitError as `verifyCopy`, or what the disk throws; nothing is changed.
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

/**
 * Does something with copies. What can go wrong with the disk becomes a sentence about them.
 *
 * @throws KitError `disk-full` or `write-failed`, or what the work throws as one.
 */
export function aboutCopies<T>(work: () => T): T {
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
