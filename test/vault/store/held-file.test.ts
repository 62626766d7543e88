import { closeSync, copyFileSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closeDatabase, createDatabase, inTransaction, openDatabase } from '../../../electron/vault/store/database.ts'
import { isHeld } from '../../../electron/vault/store/held-file.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'held-test-'))
  path = join(folder, 'vault.rkit')
  closeDatabase(createDatabase(path))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('the file of an open vault', () => {
  it('is held until it is closed, by whatever name', () => {
    const database = openDatabase(path)
    expect(isHeld(path)).toBe(true)
    expect(isHeld(join(folder, 'other.rkit'))).toBe(false)
    expect(() => openDatabase(path)).toThrow(expect.objectContaining({ code: 'vault-busy' }))
    closeDatabase(database)
    expect(isHeld(path)).toBe(false)
  })

  it.skipIf(process.platform === 'win32')('accepts no change once its name leads to another file', () => {
    const database = openDatabase(path)
    copyFileSync(path, `${path}.copy`)
    rmSync(path)
    copyFileSync(`${path}.copy`, path)
    const change = () => inTransaction(database, () => database.prepare("INSERT INTO manifest VALUES (1, x'00')").run())
    expect(change).toThrow(expect.objectContaining({ code: 'write-failed' }))
    closeDatabase(database)
  })

  it.skipIf(process.platform === 'win32')(
    'accepts no change once something else wrote to it, whatever its size',
    () => {
      const database = openDatabase(path)
      const file = openSync(path, 'r+')
      // SQLite's change counter, which every program that writes through SQLite raises.
      writeSync(file, Buffer.from([0, 0, 1, 0]), 0, 4, 24)
      closeSync(file)
      const change = () =>
        inTransaction(database, () => database.prepare("INSERT INTO manifest VALUES (1, x'00')").run())
      expect(change).toThrow(expect.objectContaining({ message: expect.stringContaining('Another program') as string }))
      closeDatabase(database)
    },
  )
})

describe('a file that is refused', () => {
  it('is closed, so that the repaired file opens at once', () => {
    const good = readFileSync(path)
    const broken = Buffer.from(good)
    // The first page's type: SQLite stops before the connection is ready.
    broken[100] = 0xff
    writeFileSync(path, broken)
    expect(() => openDatabase(path)).toThrow(expect.objectContaining({ code: 'vault-damaged' }))
    writeFileSync(path, good)
    closeDatabase(openDatabase(path))
  })

  it('is refused for a trigger, and for a column by another name', () => {
    for (const edit of [
      'CREATE TRIGGER t AFTER INSERT ON record BEGIN DELETE FROM record; END',
      'ALTER TABLE record RENAME COLUMN sealed TO Sealed',
    ]) {
      const copy = join(folder, 'edited.rkit')
      copyFileSync(path, copy)
      const database = new Database(copy)
      database.exec(edit)
      database.close()
      expect(() => openDatabase(copy)).toThrow(expect.objectContaining({ code: 'vault-damaged' }))
    }
  })
})
