import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { guarded } from '../../../electron/vault/store/database-errors.ts'
import { closeDatabase, createDatabase, openDatabase } from '../../../electron/vault/store/database.ts'
import { APPLICATION_ID } from '../../../electron/vault/store/schema.ts'

describe('the vault database', () => {
  it('is opened with every pragma in force', () => {
    const folder = mkdtempSync(join(tmpdir(), 'database-test-'))
    const database = createDatabase(join(folder, 'new.rkit'))
    const read = (name: string) => database.pragma(name, { simple: true })
    const expected = {
      locking_mode: 'exclusive',
      journal_mode: 'truncate',
      synchronous: 3,
      secure_delete: 1,
      trusted_schema: 0,
      cell_size_check: 1,
      foreign_keys: 1,
      temp_store: 2,
      mmap_size: 0,
      application_id: 0x524b6974,
      user_version: 1,
    }
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, read(name)]))).toEqual(expected)
    database.close()
    rmSync(folder, { recursive: true })
  })

  it('does not mind how its schema is indented, and minds everything else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'database-test-'))
    const path = join(folder, 'other.rkit')
    const rewrite = (change: (sql: string) => string) => {
      rmSync(path, { force: true })
      const model = createDatabase(join(folder, 'model.rkit'))
      const statements = model.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL').pluck().all() as string[]
      closeDatabase(model)
      rmSync(join(folder, 'model.rkit'))
      const other = new Database(path)
      other.pragma(`application_id = ${APPLICATION_ID}`)
      other.pragma('user_version = 1')
      for (const sql of statements) other.exec(change(sql))
      other.close()
    }
    rewrite((sql) => sql.replaceAll(/\s+/g, ' '))
    closeDatabase(openDatabase(path))
    rewrite((sql) => sql.replace('mac BLOB NOT NULL', 'mac BLOB'))
    expect(() => openDatabase(path)).toThrow(expect.objectContaining({ code: 'vault-damaged' }))
    rmSync(folder, { recursive: true })
  })

  it('says that the disk is full, and the transaction leaves nothing behind', () => {
    const database = new Database(':memory:')
    database.exec('CREATE TABLE t (bytes BLOB)')
    database.pragma('max_page_count = 10')
    const fill = () => {
      guarded(() => {
        database.transaction(() => {
          for (let row = 0; row < 10; row++) database.prepare('INSERT INTO t VALUES (zeroblob(8192))').run()
        })()
      })
    }
    expect(fill).toThrow(expect.objectContaining({ code: 'disk-full' }))
    expect(database.prepare('SELECT count(*) FROM t').pluck().get()).toBe(0)
  })

  it('says that a folder is missing or closed to it', () => {
    expect(() => createDatabase('/proc/nothing/vault.rkit')).toThrow(
      expect.objectContaining({ code: 'vault-read-only' }),
    )
  })
})
