import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasTables, isSqlite, openSqlite, rowsOf } from '../../../electron/intake/containers/sqlite.ts'
import { KitError } from '../../../electron/kit-error.ts'

const WHAT = 'test database'
const source = (bytes: Uint8Array) => ({ name: 'x', bytes })

function databaseOf(sql: string): Uint8Array {
  const database = new Database(':memory:')
  database.exec(sql)
  const bytes = new Uint8Array(database.serialize())
  database.close()
  return bytes
}

const ACCOUNTS = databaseOf(`
  CREATE TABLE accounts (name TEXT, counter INTEGER, weight REAL, secret BLOB);
  INSERT INTO accounts VALUES ('Zoë ', 9007199254740993, 0.5, x'00ff'), (NULL, 2, 1, NULL), ('c', 3, 1, x'');
  CREATE VIEW shown AS SELECT * FROM accounts;
  CREATE TABLE "odd""name" (x);
  CREATE VIRTUAL TABLE searched USING fts5(x);
`)

function rowsIn(bytes: Uint8Array, table: string, limit = 10) {
  const database = openSqlite(source(bytes), WHAT)
  try {
    return rowsOf(database, table, limit, WHAT)
  } finally {
    database.close()
  }
}

function codeOf(bytes: Uint8Array): unknown {
  try {
    rowsIn(bytes, 'accounts')
    return 'read'
  } catch (error) {
    return error instanceof KitError ? error.code : error
  }
}

describe('a database', () => {
  test('is known by its first bytes, and its tables without opening it', () => {
    expect(isSqlite(source(ACCOUNTS))).toBe(true)
    expect(isSqlite(source(ACCOUNTS.slice(1)))).toBe(false)
    expect(hasTables(source(ACCOUNTS), 'accounts')).toBe(true)
    expect(hasTables(source(ACCOUNTS), 'Accounts', 'odd')).toBe(true)
    expect(hasTables(source(ACCOUNTS), 'accounts', 'shown')).toBe(false)
    expect(hasTables(source(ACCOUNTS.slice(1)), 'accounts')).toBe(false)
  })

  test('gives its rows with every value as it is, whole numbers unrounded', () => {
    expect(rowsIn(ACCOUNTS, 'ACCOUNTS')).toEqual([
      { name: 'Zoë ', counter: 9007199254740993n, weight: 0.5, secret: Buffer.from([0, 255]) },
      { name: null, counter: 2n, weight: 1, secret: null },
      { name: 'c', counter: 3n, weight: 1, secret: Buffer.from([]) },
    ])
    expect(rowsIn(ACCOUNTS, 'odd"name')).toEqual([])
  })

  test('gives one row more than the limit at most', () => {
    expect(rowsIn(ACCOUNTS, 'accounts', 1)).toHaveLength(2)
  })

  test.each(['shown', 'searched', 'missing', 'sqlite_schema'])('has no table %s', (name) => {
    expect(rowsIn(ACCOUNTS, name)).toBeUndefined()
  })

  test('in WAL mode is read without its log, and stays as it was', () => {
    const wal = ACCOUNTS.slice()
    wal[18] = 2
    wal[19] = 2
    const before = wal.slice()
    expect(rowsIn(wal, 'accounts')).toHaveLength(3)
    expect(wal).toEqual(before)
  })

  test('cannot be written to', () => {
    const database = openSqlite(source(ACCOUNTS), WHAT)
    expect(() => database.exec('DELETE FROM accounts')).toThrow()
    database.close()
  })
})

describe('a database that is not whole', () => {
  test('is told from one that is', () => {
    expect(codeOf(ACCOUNTS)).toBe('read')
    expect(codeOf(ACCOUNTS.slice(0, -1))).toBe('file-truncated')
    expect(codeOf(ACCOUNTS.slice(0, 40))).toBe('file-truncated')
    const spoilt = ACCOUNTS.slice().fill(0xaa, 100, 300)
    expect(codeOf(spoilt)).toBe('file-damaged')
    expect(codeOf(new TextEncoder().encode('not a database'))).toBe('file-damaged')
  })

  test('is what one with a computed column counts as', () => {
    const sql = 'CREATE TABLE accounts (x, y GENERATED ALWAYS AS (hex(zeroblob(9)))); INSERT INTO accounts(x)'
    expect(codeOf(databaseOf(`${sql} VALUES (1)`))).toBe('file-damaged')
    const checked = databaseOf('CREATE TABLE accounts (x CHECK (x < 2)); INSERT INTO accounts VALUES (1)')
    expect(codeOf(checked)).toBe('read')
  })

  test('is answered with rows or a coded error, whichever bytes are wrong', () => {
    const edits = fc.array(fc.tuple(fc.nat(ACCOUNTS.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(edits, (changed) => {
        const copy = ACCOUNTS.slice()
        for (const [at, byte] of changed) copy[at] = byte
        expect(['read', 'file-truncated', 'file-damaged']).toContain(codeOf(copy))
      }),
      { numRuns: 200 },
    )
  })
})
