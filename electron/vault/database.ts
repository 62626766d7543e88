/** The only file that opens the vault's SQLite database. */
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { KitError } from '../kit-error.ts'
import { HeldFile, isHeld } from './held-file.ts'

/** "RKit"; `file` and the checks below know a vault by it. */
export const APPLICATION_ID = 0x524b6974
export const FORMAT_VERSION = 1

/** What every connection sets, and why. */
const PRAGMAS = [
  ['locking_mode', 'EXCLUSIVE'], // one writer, and no second window on old data
  ['journal_mode', 'TRUNCATE'], // durable without WAL's extra files, which hold deleted rows and get lost in copies
  ['synchronous', 'EXTRA'], // a change is on disk when the call returns, its journal's end too
  ['fullfsync', 'ON'], // macOS: past the drive's cache
  ['secure_delete', 'ON'], // overwritten, not just unlinked
  ['trusted_schema', 'OFF'], // a hostile file's schema runs nothing
  ['cell_size_check', 'ON'], // damage is found on read, not later
  ['foreign_keys', 'ON'],
  ['temp_store', 'MEMORY'], // nothing beside the vault on disk
  ['mmap_size', '0'], // a shrinking file is an error, not a crash
] as const

const SCHEMA = `
  CREATE TABLE vault (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id BLOB NOT NULL,
    revision INTEGER NOT NULL,
    root BLOB NOT NULL,
    mac BLOB NOT NULL
  ) STRICT;
  CREATE TABLE slot (
    id BLOB PRIMARY KEY,
    kind TEXT NOT NULL,
    parameters BLOB NOT NULL,
    wrapped BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE manifest (
    bucket INTEGER PRIMARY KEY,
    sealed BLOB NOT NULL
  ) STRICT;
  CREATE TABLE record (
    id BLOB PRIMARY KEY,
    revision INTEGER NOT NULL,
    sealed BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;
`

/** Makes a new, empty vault database. The caller has made sure that nothing is there. */
export function createDatabase(path: string): Database.Database {
  return guarded(() => {
    // SQLite would make the file readable for others; an empty file of the right mode is kept as it is.
    closeSync(openSync(path, 'wx', 0o600))
    const database = connect(path)
    try {
      database.pragma(`application_id = ${APPLICATION_ID}`)
      database.pragma(`user_version = ${FORMAT_VERSION}`)
      database.exec(SCHEMA)
      return database
    } catch (error) {
      closeDatabase(database)
      throw error
    }
  })
}

/**
 * Opens an existing vault and takes its lock.
 *
 * @throws KitError `vault-missing`, `not-a-vault`, `vault-newer`, `vault-truncated`, `vault-busy`,
 * `vault-damaged` or `vault-read-only`; the file is unchanged.
 */
export function openDatabase(path: string): Database.Database {
  checkFile(path)
  return guarded(() => {
    const database = connect(path)
    try {
      // With EXCLUSIVE locking the lock taken here is kept until the connection closes.
      database.exec('BEGIN IMMEDIATE; COMMIT')
      heldFiles.set(database, new HeldFile(path))
      requireSound(database)
      return database
    } catch (error) {
      closeDatabase(database)
      throw error
    }
  })
}

/**
 * Opens a copy of a vault in memory. The file is only read: no lock, no journal, and a stick that
 * cannot be written to will do.
 *
 * @throws KitError as `openDatabase`; `vault-truncated` also when a write to the file was interrupted.
 */
export function openImage(path: string): Database.Database {
  checkFile(path)
  if (hasJournal(path)) {
    throw new KitError(
      'vault-truncated',
      'A write to this file was interrupted; what is missing lies in the journal beside it. Neither was changed. Open the file as a vault once, then try again.',
    )
  }
  return guarded(() => {
    const database = connect(readFileSync(path))
    try {
      requireSound(database)
      return database
    } catch (error) {
      closeDatabase(database)
      throw error
    }
  })
}

/**
 * The pages fit together, and the schema is the one of this version, white space aside: a column by
 * another name, a trigger or a view has no place in a vault.
 */
function requireSound(database: Database.Database): void {
  if (database.pragma('integrity_check', { simple: true }) !== 'ok') throw damaged()
  expectedSchema ??= schemaOf(new Database(':memory:').exec(SCHEMA))
  if (schemaOf(database) !== expectedSchema) throw damaged()
}

let expectedSchema: string | undefined

function schemaOf(database: Database.Database): string {
  const rows = database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name').raw().all()
  return JSON.stringify(rows).replace(/\\n|\s/g, '')
}

/** The whole database as it is in this moment, the bytes a file of it has. */
export function imageOf(database: Database.Database): Uint8Array {
  return guarded(() => database.serialize())
}

/** The vault id in a file, which is readable without a passphrase; undefined when it is no vault. */
export function vaultIdOf(path: string): string | undefined {
  let database: Database.Database | undefined
  try {
    database = new Database(path, { readonly: true, fileMustExist: true })
    const id: unknown = database.prepare('SELECT id FROM vault').pluck().get()
    return Buffer.isBuffer(id) ? id.toString('hex') : undefined
  } catch {
    return undefined
  } finally {
    database?.close()
  }
}

/**
 * Lets go of the file. An empty journal would stay behind; leaving TRUNCATE makes SQLite delete
 * it while it still holds the lock.
 */
export function closeDatabase(database: Database.Database): void {
  if (!database.open) return
  try {
    database.pragma('journal_mode = DELETE')
  } catch {
    // The disk does not let it go; an empty journal beside the vault does no harm.
  }
  database.close()
  heldFiles.get(database)?.release()
  heldFiles.delete(database)
}

/**
 * Runs a body in one transaction: all of it is on disk when this returns, or none.
 *
 * @throws KitError `write-failed` when the file is no longer where it was opened, and as `guarded`.
 */
export function inTransaction<T>(database: Database.Database, body: () => T): T {
  const held = heldFiles.get(database)
  return guarded(() => {
    held?.check()
    const value = database.transaction(body).immediate()
    held?.note()
    return value
  })
}

/** The files of the open vaults. */
const heldFiles = new WeakMap<Database.Database, HeldFile>()

function connect(file: string | Buffer): Database.Database {
  const database = new Database(file, { fileMustExist: true, timeout: 200 })
  try {
    for (const [name, value] of PRAGMAS) database.pragma(`${name} = ${value}`)
    return database
  } catch (error) {
    // A connection that is left open keeps its lock, and the mended file would be busy.
    database.close()
    throw error
  }
}

/** Runs a database call; what can go wrong with the disk or the file becomes a sentence. */
export function guarded<T>(call: () => T): T {
  try {
    return call()
  } catch (error) {
    throw translate(error)
  }
}

function translate(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return busy()
  }
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)/.test(code)) {
    return new KitError(
      'disk-full',
      'The disk is full, so the change was not saved. The vault is as it was before. Free some space and try again.',
    )
  }
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_AUTH|EACCES|EPERM|EROFS|ENOENT|ENOTDIR)/.test(code)) {
    return new KitError(
      'vault-read-only',
      'The vault or its folder cannot be written to. Nothing was changed. Check its permissions, or copy it to a folder of your own.',
    )
  }
  // The statements are always the same: one that does not fit means that the file's schema was altered.
  if (/^SQLITE_(CORRUPT|NOTADB|ERROR|MISMATCH|CONSTRAINT|TOOBIG)/.test(code)) return damaged()
  if (/^(SQLITE_IOERR|EIO)/.test(code)) {
    return new KitError(
      'write-failed',
      'The disk reported an error, so the change was not saved. Copy the vault to another disk before you go on.',
    )
  }
  return error
}

/** Looks at the first 100 bytes (sqlite.org/fileformat2.html section 1.3) before SQLite sees the file. */
function checkFile(path: string): void {
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
    if (code === 'EISDIR') throw new KitError('not-a-vault', `${path} is a folder, not a vault. Choose a file.`)
    throw translate(error)
  }
}

/** Bytes 16 and 17; 1 stands for 65536. */
function pageSize(header: Buffer): number {
  const size = header.readUInt16BE(16)
  return size === 1 ? 65536 : size
}

function hasJournal(path: string): boolean {
  return (statSync(`${path}-journal`, { throwIfNoEntry: false })?.size ?? 0) > 0
}

function busy(): KitError {
  return new KitError(
    'vault-busy',
    'This vault is already open in another window or terminal. Nothing was changed. Close it there and try again.',
  )
}

function damaged(): KitError {
  return new KitError('vault-damaged', 'This vault file is damaged. It was not changed. Keep it, and open a backup.')
}
