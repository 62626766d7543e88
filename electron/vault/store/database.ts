/** The only file that opens the vault's SQLite database. */
import { closeSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import { damaged, guarded } from './database-errors.ts'
import { checkFile, MOST_VAULT_BYTES, readImage } from './file-check.ts'
import { HeldFile } from './held-file.ts'
import { APPLICATION_ID, FORMAT_VERSION, SCHEMA, schemaOf, VAULT_SCHEMA } from './schema.ts'

/** What every connection sets, and why. */
const PRAGMAS = [
  ['locking_mode', 'EXCLUSIVE'], // one writer, and no second window showing old data
  ['journal_mode', 'TRUNCATE'], // durable without WAL's extra files, which hold deleted rows and get lost in copies
  ['synchronous', 'EXTRA'], // when the call returns, the change and the end of its journal are on disk
  ['fullfsync', 'ON'], // macOS: flushes the drive's cache too
  ['secure_delete', 'ON'], // deleted data is overwritten, not just unlinked
  ['trusted_schema', 'OFF'], // a hostile file's schema cannot run anything
  ['cell_size_check', 'ON'], // damage is found on read, not later
  ['foreign_keys', 'ON'],
  ['temp_store', 'MEMORY'], // nothing beside the vault on disk
  ['mmap_size', '0'], // a shrinking file is an error, not a crash
] as const

/** Makes a new, empty vault database. The caller has checked that nothing is there. */
export function createDatabase(path: string): Database.Database {
  return guarded(() => {
    // SQLite would make the file readable for others, but keeps the mode of an empty file that exists.
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
 * @throws KitError as `checkFile`, `vault-busy` or `vault-read-only`; the file is unchanged.
 */
export function openDatabase(path: string): Database.Database {
  checkFile(path)
  return guarded(() => {
    const database = connect(path)
    try {
      // With EXCLUSIVE locking, the lock taken here is held until the connection closes.
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
 * Opens a copy of a vault in memory. Only reads the file, without lock or journal, so a
 * write-protected stick is fine.
 *
 * @throws KitError as `readImage`.
 */
export function openImage(path: string): Database.Database {
  const image = readImage(path)
  return guarded(() => {
    const database = connect(image)
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
 * Checks that the schema is this version's, ignoring white space, and then that the pages fit
 * together. In this order, because checking the pages computes every expression in the schema. The
 * file was checked before, but SQLite may have rolled an interrupted write back since.
 */
function requireSound(database: Database.Database): void {
  if (schemaOf(database) !== VAULT_SCHEMA) throw damaged()
  if (database.pragma('integrity_check(1)', { simple: true }) !== 'ok') throw damaged()
}

/** The whole database at this moment: the bytes that a file of it has. */
export function imageOf(database: Database.Database): Uint8Array {
  return guarded(() => database.serialize())
}

/**
 * Closes the file. Normally an empty journal would stay behind; leaving TRUNCATE mode makes SQLite
 * delete it while it still holds the lock.
 */
export function closeDatabase(database: Database.Database): void {
  if (!database.open) return
  try {
    database.pragma('journal_mode = DELETE')
  } catch {
    // The disk refuses to delete it; an empty journal beside the vault does no harm.
  }
  database.close()
  heldFiles.get(database)?.release()
  heldFiles.delete(database)
}

/**
 * Runs a body in one transaction: when this returns, all of it is on disk, or none.
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
    // A vault too large to be opened as a copy could not be backed up either.
    database.pragma(`max_page_count = ${MOST_VAULT_BYTES / Number(database.pragma('page_size', { simple: true }))}`)
    return database
  } catch (error) {
    // A connection left open would keep its lock, and the repaired file would be busy.
    database.close()
    throw error
  }
}
