import { closeSync, fchmodSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { KitError } from '../kit-error.ts'

/**
 * Writes a file only its owner can read, and makes sure that it is on disk. A file of that name
 * is replaced; the person was asked about that when they chose it.
 *
 * @throws KitError `disk-full` or `write-failed`; nothing is left behind.
 */
export function saveFile(path: string, bytes: Uint8Array): void {
  let begun = false
  try {
    const file = openSync(path, 'w', 0o600)
    begun = true
    try {
      // A file that was there before keeps its mode when it is opened.
      fchmodSync(file, 0o600)
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    if (begun) rmSync(path, { force: true })
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOSPC' || code === 'EDQUOT') {
      throw new KitError(
        'disk-full',
        'The disk is full, so the file was not saved. Free some space, or choose another disk.',
      )
    }
    throw new KitError(
      'write-failed',
      `Nothing could be written at ${path}. The vault is as it was. Choose another folder.`,
    )
  }
}
