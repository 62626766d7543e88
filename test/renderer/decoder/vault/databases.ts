/** Vault files as SQLite writes them, with rows that nobody can open. */
import Database from 'better-sqlite3'
import { APPLICATION_ID, SCHEMA } from '../../../../electron/vault/store/schema.ts'
import { DatabaseImage } from '../../../../renderer/decoder/vault/sqlite/image.ts'
import { rowsOf } from '../../../../renderer/decoder/vault/sqlite/rows.ts'

export interface MadeUp {
  readonly pageBytes: number
  readonly autoVacuum: boolean
  readonly records: readonly { readonly id: Uint8Array; readonly revision: number; readonly sealed: Uint8Array }[]
  /** How many records to delete again, so that there are free pages. */
  readonly deleted: number
}

/** Writes one and returns its bytes. */
export function databaseOf({ pageBytes, autoVacuum, records, deleted }: MadeUp): Uint8Array {
  return written((database) => {
    database.pragma(`page_size = ${pageBytes}`)
    database.pragma(`auto_vacuum = ${autoVacuum ? 'FULL' : 'NONE'}`)
    database.pragma(`application_id = ${APPLICATION_ID}`)
    database.pragma('user_version = 1')
    database.exec(SCHEMA)
    const blob = (length: number) => new Uint8Array(length).fill(length & 255)
    database.prepare('INSERT INTO vault VALUES (1, ?, ?, ?, ?)').run(blob(16), 2 ** 33, blob(4000), blob(32))
    database.prepare('INSERT INTO slot VALUES (?, ?, ?, ?)').run(blob(16), 'passphrase', blob(28), blob(72))
    const put = database.prepare('INSERT OR REPLACE INTO record VALUES (?, ?, ?)')
    for (const { id, revision, sealed } of records) put.run(id, revision, sealed)
    for (let bucket = 0; bucket < 256; bucket += 7)
      database.prepare('INSERT INTO manifest VALUES (?, ?)').run(bucket, blob(bucket * 9))
    const remove = database.prepare('DELETE FROM record WHERE id = ?')
    for (const { id } of records.slice(0, deleted)) remove.run(id)
  })
}

/** The bytes of a database that a test writes. In memory, because a disk takes its time over each change. */
export function written(write: (database: Database.Database) => void): Uint8Array {
  const database = new Database(':memory:')
  write(database)
  const bytes = new Uint8Array(database.serialize())
  database.close()
  return bytes
}

/** All rows of the four tables as this page's own reader finds them. */
export function rowsHere(bytes: Uint8Array): unknown {
  const image = new DatabaseImage(bytes)
  const schema = rowsOf(image, { root: 1, kind: 'table', columns: 5, most: 4 })
  const root = (name: string) => Number(schema.find(({ values }) => values[1] === name)?.values[3])
  const table = (name: string, columns: number) =>
    rowsOf(image, { root: root(name), kind: 'table', columns, most: 1000 }).map(({ rowId, values }) => [
      rowId,
      ...values.slice(1),
    ])
  const index = (name: string, columns: number) =>
    rowsOf(image, { root: root(name), kind: 'index', columns, most: 100_000 }).map(({ values }) => values)
  return plain([table('vault', 5), index('slot', 4), table('manifest', 2), index('record', 3)])
}

/** The same by SQLite; undefined when it finds anything wrong with the file. */
export function rowsBySqlite(bytes: Uint8Array): unknown {
  try {
    const database = new Database(Buffer.from(bytes))
    try {
      if (database.pragma('integrity_check(1)', { simple: true }) !== 'ok') return undefined
      const all = (sql: string) => database.prepare(sql).raw().all()
      return plain([
        all('SELECT * FROM vault'),
        all('SELECT * FROM slot ORDER BY id'),
        all('SELECT * FROM manifest'),
        all('SELECT * FROM record ORDER BY id'),
      ])
    } finally {
      database.close()
    }
  } catch {
    return undefined
  }
}

/** Both readers have arrays of their own kind. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex')
  return Array.isArray(value) ? value.map(plain) : value
}
