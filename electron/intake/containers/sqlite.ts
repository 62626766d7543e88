/** The only file that opens another app's SQLite database: from a copy in memory, and never to write. */
import Database from 'better-sqlite3'
import { cutOff, damaged } from './failures.ts'
import type { Source } from '../intake.ts'

const MAGIC = Buffer.from('SQLite format 3\0', 'latin1')

/** What a file of a stranger may not do to this process, and why. */
const PRAGMAS = [
  ['trusted_schema', 'OFF'], // its schema runs nothing
  ['cell_size_check', 'ON'], // damage is found on read
  ['temp_store', 'MEMORY'], // nothing of it goes to disk
  ['query_only', 'ON'], // it is read, not changed
  ['ignore_check_constraints', 'ON'], // checking it computes none of its expressions
] as const

/** Bytes of the header, https://www.sqlite.org/fileformat.html section 1.3. */
const HEADER_BYTES = 100
const WRITE_VERSION = 18
const READ_VERSION = 19

/** Whether a source is a SQLite database that is not encrypted. */
export function isSqlite(source: Source): boolean {
  return source.bytes.length >= MAGIC.length && MAGIC.equals(source.bytes.subarray(0, MAGIC.length))
}

/**
 * Whether a source is a SQLite database with all these tables, for `recognises`: it looks for the
 * text of their definitions, which is in the file as it was typed. A file that was cut off or
 * changed is mostly still known.
 */
export function hasTables(source: Source, ...names: readonly string[]): boolean {
  if (!isSqlite(source)) return false
  const schema = definitionsIn(source.bytes)
  return names.every((name) => schema.has(name.toLowerCase()))
}

/** What `hasTables` found in a source; several formats ask. */
const definitions = new WeakMap<Uint8Array, ReadonlySet<string>>()

function definitionsIn(bytes: Uint8Array): ReadonlySet<string> {
  const known = definitions.get(bytes)
  if (known) return known
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const found = text.matchAll(/CREATE TABLE\s{1,9}(?:IF NOT EXISTS\s{1,9})?["'`[]?(\w{1,100})/gi)
  const names = new Set(Array.from(found, ([, name = '']) => name.toLowerCase()))
  definitions.set(bytes, names)
  return names
}

/**
 * Opens a database in memory. The source is not changed. What is in a write-ahead log beside the
 * file is not part of it. Rows are read with
 * `rowsOf`, which answers damage with a coded error.
 *
 * @param what - The format in the middle of a sentence.
 * @returns The caller closes it.
 * @throws KitError `file-truncated` or `file-damaged`
 */
export function openSqlite(source: Source, what: string): Database.Database {
  const { bytes } = source
  if (!isSqlite(source)) throw damaged(what)
  if (bytes.length < HEADER_BYTES || bytes.length < statedBytes(bytes)) throw cutOff(what)
  const copy = Buffer.from(bytes)
  // A database in WAL mode wants files beside it, which a copy in memory cannot have.
  copy[WRITE_VERSION] = 1
  copy[READ_VERSION] = 1
  let database: Database.Database | undefined
  try {
    database = new Database(copy)
    for (const [name, value] of PRAGMAS) database.pragma(`${name} = ${value}`)
    if (hasComputedColumns(database) || database.pragma('quick_check(1)', { simple: true }) !== 'ok')
      throw damaged(what)
    return database
  } catch {
    database?.close()
    throw damaged(what)
  } finally {
    // better-sqlite3 has taken a copy of its own.
    copy.fill(0)
  }
}

/** A column may be computed from an expression that takes all memory; no app here has any. */
function hasComputedColumns(database: Database.Database): boolean {
  const definitions = database.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table'").pluck().all()
  return definitions.some((sql) => typeof sql === 'string' && /\bAS\b/i.test(sql))
}

/** Page size times number of pages, as far as the header can be trusted to know the number. */
function statedBytes(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = view.getUint16(16)
  const pages = view.getUint32(28)
  const counted = view.getUint32(24) === view.getUint32(92)
  return counted ? pages * (size === 1 ? 65_536 : size) : 0
}

/** A row as SQLite has it: whole numbers are bigint, so that no counter is rounded. */
export type SqliteRow = Readonly<Record<string, string | number | bigint | Uint8Array | null>>

/**
 * Every row of a table, in the order of the file, at most `limit` and one more (so that the caller
 * sees that there are more). Undefined when there is no such table; a view of that name is none.
 *
 * @throws KitError `file-damaged`
 */
export function rowsOf(
  database: Database.Database,
  table: string,
  limit: number,
  what: string,
): readonly SqliteRow[] | undefined {
  try {
    const kind = database.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ? COLLATE NOCASE")
    const sql: unknown = kind.pluck().get(table)
    // A virtual table would run code of an extension.
    if (typeof sql !== 'string' || !/^\s*CREATE\s+TABLE\b/i.test(sql)) return undefined
    const rows = database.prepare(`SELECT * FROM "${table.replaceAll('"', '""')}" LIMIT ?`)
    return rows.safeIntegers().all(limit + 1) as SqliteRow[]
  } catch {
    throw damaged(what)
  }
}
