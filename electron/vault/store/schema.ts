import type { Database } from 'better-sqlite3'
import type { SchemaRow } from './first-page.ts'

/** "RKit"; the `file` command and `file-check.ts` recognise a vault by it. */
export const APPLICATION_ID = 0x524b6974
/** The `user_version` of the files this app writes; it reads none higher. */
export const FORMAT_VERSION = 1

/** FORMAT.md says what is sealed in it and what is not. */
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

/** What a vault's schema must be: see `schemaText`. */
export const VAULT_SCHEMA = schemaText(
  SCHEMA.split(';').flatMap((sql) => {
    const name = /CREATE TABLE (\w+)/.exec(sql)?.[1]
    return name === undefined ? [] : [{ type: 'table', name, table: name, sql }]
  }),
)

/** The number of objects in the schema. */
export const SCHEMA_ROWS = 4

/** The schema of an open database, as SQLite keeps it. */
export function schemaOf(database: Database): string {
  const rows = database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema').raw().all() as string[][]
  return schemaText(rows.map(([type = '', name = '', table = '', sql = '']) => ({ type, name, table, sql })))
}

/** A schema as one text, ignoring white space and the order of its objects. */
export function schemaText(rows: readonly Omit<SchemaRow, 'root'>[]): string {
  const texts = rows.map(({ type, name, table, sql }) => JSON.stringify([type, name, table, sql.replace(/\s/g, '')]))
  return texts.sort().join('\n')
}
