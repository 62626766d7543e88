import type { Database } from 'better-sqlite3'
import type { SchemaRow } from './first-page.ts'

/** "RKit"; the command `file` and `file-check.ts` know a vault by it. */
export const APPLICATION_ID = 0x524b6974
/** The `user_version` of the files this app writes; it reads no higher one. */
export const FORMAT_VERSION = 1

/** What is sealed in it, and what is not, is in FORMAT.md. */
export const SCHEMA = `
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

/** What a vault's schema has to be: see `schemaText`. */
export const VAULT_SCHEMA = schemaText(
  SCHEMA.split(';').flatMap((sql) => {
    const name = /CREATE TABLE (\w+)/.exec(sql)?.[1]
    return name === undefined ? [] : [{ type: 'table', name, table: name, sql }]
  }),
)

/** How many objects are in it. */
export const SCHEMA_ROWS = 4

/** What SQLite keeps of the schema of an open database. */
export function schemaOf(database: Database): string {
  const rows = database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema').raw().all() as string[][]
  return schemaText(rows.map(([type = '', name = '', table = '', sql = '']) => ({ type, name, table, sql })))
}

/** A schema as one text, white space and the order of its objects aside. */
export function schemaText(rows: readonly Omit<SchemaRow, 'root'>[]): string {
  const texts = rows.map(({ type, name, table, sql }) => JSON.stringify([type, name, table, sql.replace(/\s/g, '')]))
  return texts.sort().join('\n')
}
