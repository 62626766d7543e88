import type { Database } from 'better-sqlite3'

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

/** What SQLite keeps of a schema, white space aside. */
export function schemaOf(database: Database): string {
  const rows = database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name').raw().all()
  return JSON.stringify(rows).replace(/\\n|\s/g, '')
}
