import { KitError } from '../../kit-error.ts'
import { createDurably, realDisk, replaceDurably, type Disk } from '../../vault/store/disk.ts'
import { requireNotOpen } from '../../vault/store/held-file.ts'

/**
 * Writes a file that only its owner can read, and makes sure that it is on disk. An existing file is
 * replaced in one step, which the save dialog asked about; a link is replaced, not followed.
 *
 * @throws KitError `vault-busy`, `disk-full` or `write-failed`; an existing file is unchanged.
 */
export function saveFile(path: string, bytes: Uint8Array): void {
  requireNotOpen(path)
  orSay(path, () => {
    replaceDurably(DISK, path, bytes, () => undefined)
  })
}

/**
 * Writes a new file that only its owner can read, and makes sure that it is on disk. It gets its own
 * name at once: without an open vault, nothing could note a temporary file that a kill leaves
 * behind.
 *
 * @throws KitError `disk-full` or `write-failed`; then there is no file.
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
        'The disk is full, so the file was not saved. The vault is unchanged. Free some space, or choose another disk.',
      )
    }
    throw new KitError(
      'write-failed',
      `The file could not be saved at ${path}. The vault is unchanged. Choose another folder.`,
    )
  }
}

const DISK: Disk = {
  ...realDisk,
  flushFolder: (path) => {
    try {
      realDisk.flushFolder(path)
    } catch {
      // Network shares may not support this. The file itself is flushed, and has its name.
    }
  },
}
