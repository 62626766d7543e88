import { KitError } from '../../kit-error.ts'

/** Runs a database call and turns disk and file errors into sentences. */
export function guarded<T>(call: () => T): T {
  try {
    return call()
  } catch (error) {
    throw translate(error)
  }
}

/** A `KitError` for what SQLite (sqlite.org/rescode.html) or the system reports; returns anything else unchanged. */
export function translate(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return busy()
  }
  if (code.startsWith('SQLITE_FULL')) {
    return new KitError(
      'disk-full',
      'The disk is full, or the vault would grow beyond 128 MB, so the change was not saved. The vault is unchanged. Free some space, or make the change smaller, and try again.',
    )
  }
  if (/^(ENOSPC|EDQUOT)/.test(code)) {
    return new KitError(
      'disk-full',
      'The disk is full, so the change was not saved. The vault is unchanged. Free some space and try again.',
    )
  }
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_AUTH|EACCES|EPERM|EROFS|ENOENT|ENOTDIR)/.test(code)) {
    return new KitError(
      'vault-read-only',
      'The vault or its folder is read-only. Nothing was changed. Check its permissions, or copy it to a folder of your own.',
    )
  }
  // The statements never change, so one that does not fit means that the file's schema was altered.
  if (/^SQLITE_(CORRUPT|NOTADB|ERROR|MISMATCH|CONSTRAINT|TOOBIG)/.test(code)) return damaged()
  if (/^(SQLITE_IOERR|EIO)/.test(code)) {
    return new KitError(
      'write-failed',
      'The disk reported an error, so the change was not saved. Copy the vault to another disk before you go on.',
    )
  }
  return error
}

/** For a vault that is already open, in another process or this one. */
export function busy(): KitError {
  return new KitError(
    'vault-busy',
    'This vault is already open in another window or terminal. Nothing was changed. Close it there and try again.',
  )
}

/** For a file that is not a sound database of this schema. */
export function damaged(): KitError {
  return new KitError('vault-damaged', 'This vault file is damaged. It was not changed. Keep it, and open a backup.')
}

/** For a header or slots that are malformed or not authentic. */
export function headDamaged(): KitError {
  return new KitError(
    'vault-damaged',
    'The head of this vault file was damaged or edited. The app did not change it. Keep it, and open a backup.',
  )
}
