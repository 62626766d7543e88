import { KitError } from '../../kit-error.ts'
import { createDurably, realDisk, replaceDurably, type Disk } from '../../vault/store/disk.ts'
import { requireNotOpen } from '../../vault/store/held-file.ts'

/**
 * Writes a file only its owner can read, and makes sure that it is on disk. A file of that name
 * is replaced in one step, as the person was asked about when they chose it; a link is replaced,
 * not followed.
 *
 * @throws KitError `vault-busy`, `disk-full` or `write-failed`; what was there is as it was.
 */
export function saveFile(path: string, bytes: Uint8Array): void {
  requireNotOpen(path)
  orSay(path, () => {
    replaceDurably(DISK, path, bytes, () => undefined)
  })
}

/**
 * Writes a new file that only its owner can read, and makes sure that it is on disk. Where no vault is open to note what
 * a kill leaves, nothing is left but what has the name that was asked for.
 *
 * @throws KitError `disk-full` or `write-failed`; no file is left then.
 */
export function saveNewFile(path: string, bytes: Uint8Array): void {
  orSay(path, () => {
    createDurably(DISK, path, bytes)
  })
}

function orSay(path: string, write: () => void): void {
  try {
    write()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOSPC' || code === 'EDQUOT') {
      throw new KitError(
        'disk-full',
        'The disk is full, so the file was not saved. The vault is as it was. Free some space, or choose another disk.',
      )
    }
    throw new KitError(
      'write-failed',
      `Nothing could be written at ${path}. The vault is as it was. Choose another folder.`,
    )
  }
}

const DISK: Disk = {
  ...realDisk,
  flushFolder: (path) => {
    try {
      realDisk.flushFolder(path)
    } catch {
      // Network shares may not know this. The file itself is flushed, and has its name.
    }
  },
}
