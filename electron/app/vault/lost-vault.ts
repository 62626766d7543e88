/** A vault that is no longer where it was, and what is left of it. */
import { KitError } from '../../kit-error.ts'
import { backupFolderOf, findLost, putBack } from '../../vault/backups/backups.ts'
import { realDisk } from '../../vault/store/disk.ts'
import type { LostVault } from '../../contract.ts'

/** The backups of the vault that should be at this path; undefined when there are none. */
export function lostVault(vaultPath: string): LostVault | undefined {
  const folder = backupFolderOf(vaultPath)
  try {
    const found = findLost(realDisk, folder)
    return found && { folder, backups: found.count, newest: new Date(found.newest.at).toISOString() }
  } catch {
    return undefined // A folder that cannot be read says nothing.
  }
}

/** Puts the newest backup where the vault was. @throws KitError `not-found`, or as `putBack`. */
export function putLostVaultBack(vaultPath: string): void {
  const folder = backupFolderOf(vaultPath)
  const found = findLost(realDisk, folder)
  if (!found)
    throw new KitError(
      'not-found',
      `There is no backup in ${folder}. Nothing was changed. Look for a copy of the vault elsewhere, and put it at ${vaultPath}.`,
    )
  putBack(realDisk, found.newest, vaultPath)
}
