import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { KitError } from '../kit-error.ts'
import { busy, translate } from './database-errors.ts'
import { isHeld } from './held-file.ts'
import { APPLICATION_ID, FORMAT_VERSION } from './schema.ts'

/**
 * Looks at the first 100 bytes (sqlite.org/fileformat2.html section 1.3) before SQLite sees the file.
 *
 * @throws KitError `vault-missing`, `not-a-vault`, `vault-newer`, `vault-truncated` or `vault-busy`
 */
export function checkFile(path: string): void {
  if (isHeld(path)) throw busy()
  const header = readStart(path)
  if (
    header.length < 100 ||
    header.toString('latin1', 0, 16) !== 'SQLite format 3\0' ||
    header.readUInt32BE(68) !== APPLICATION_ID
  ) {
    throw new KitError(
      'not-a-vault',
      'This file is not a Recovery Kit vault. It was not changed. Choose another file, or bring it in on the Intake screen.',
    )
  }
  if (header.readUInt32BE(60) > FORMAT_VERSION) {
    throw new KitError(
      'vault-newer',
      'This vault was written by a newer version of Recovery Kit. It was not changed. Update the app to open it.',
    )
  }
  // An interrupted write leaves a journal; SQLite then knows better than the header what belongs.
  const expected = pageSize(header) * header.readUInt32BE(28)
  const size = statSync(path).size
  if (size < expected && !hasJournal(path)) {
    throw new KitError(
      'vault-truncated',
      `This vault is cut short: ${size} of ${expected} bytes are there, as after a copy that broke off. It was not changed. Copy it again, or open a backup.`,
    )
  }
}

function readStart(path: string): Buffer {
  try {
    const file = openSync(path, 'r')
    try {
      const bytes = Buffer.alloc(100)
      return bytes.subarray(0, readSync(file, bytes, 0, 100, 0))
    } finally {
      closeSync(file)
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOENT')
      throw new KitError(
        'vault-missing',
        `There is no vault at ${path}. If you moved it, choose it there; nothing was created.`,
      )
    if (code === 'EISDIR')
      throw new KitError('not-a-vault', `${path} is a folder, not a vault. Nothing was changed. Choose a file.`)
    throw translate(error)
  }
}

/** Bytes 16 and 17; 1 stands for 65536. */
function pageSize(header: Buffer): number {
  const size = header.readUInt16BE(16)
  return size === 1 ? 65536 : size
}

/** Whether a write to the file was interrupted. */
export function hasJournal(path: string): boolean {
  return (statSync(`${path}-journal`, { throwIfNoEntry: false })?.size ?? 0) > 0
}
