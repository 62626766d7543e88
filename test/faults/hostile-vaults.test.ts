import { execFileSync } from 'node:child_process'
import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, vi } from 'vitest'
import { openDatabase, openImage } from '../../electron/vault/store/database.ts'
import { MOST_VAULT_BYTES, vaultIdOf } from '../../electron/vault/store/file-check.ts'
import { APPLICATION_ID, SCHEMA } from '../../electron/vault/store/schema.ts'
import { Vault } from '../../electron/vault/vault.ts'
import { inFolder, LEAST_COSTS, outcome, passphrase } from './faults.ts'

/** SQLite only reads a database through its constructor, so counting those shows what it was given. */
const opened = vi.hoisted(() => ({ databases: 0, checked: 0 }))

vi.mock('better-sqlite3', async (original) => {
  const { default: real } = await original<{ default: typeof Database }>()
  class Counted extends real {
    constructor(...options: ConstructorParameters<typeof real>) {
      if (options[0] !== ':memory:') opened.databases++
      super(...options)
    }
    override pragma(...[source, options]: Parameters<Database.Database['pragma']>): unknown {
      if (source.startsWith('integrity_check')) opened.checked++
      return super.pragma(source, options)
    }
  }
  return { default: Counted }
})

/** Steps of a counting query: about ten minutes of this process, if anything runs it. */
const ENDLESS =
  '(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1e10) SELECT count(*) FROM n)'
const SLOW = `length(replace(hex(zeroblob(20000000)), '0', '11')) > 0`

/** What a stranger may put into the schema, beside the vault's own tables or instead of them. */
const HOSTILE = {
  'a check that takes all day': `${SCHEMA} CREATE TABLE more (a, CHECK (${SLOW}));`,
  'a computed column': `${SCHEMA} CREATE TABLE more (a, b AS (${SLOW}) STORED);`,
  'a trigger': `${SCHEMA} CREATE TRIGGER t AFTER INSERT ON record BEGIN SELECT ${ENDLESS}; END;`,
  'an index over an expression': `${SCHEMA} CREATE INDEX i ON record (length(sealed));`,
  'a virtual table': `${SCHEMA} CREATE VIRTUAL TABLE more USING fts5 (a);`,
  'a view more': `${SCHEMA} CREATE VIEW more AS SELECT ${ENDLESS} AS id;`,
  'a view called vault': `${SCHEMA.replace(/CREATE TABLE vault[^;]+;/, '')} CREATE VIEW vault AS SELECT CAST(${ENDLESS} AS BLOB) AS id;`,
  'a check in a table of its own': SCHEMA.replace('mac BLOB NOT NULL', `mac BLOB NOT NULL CHECK (${SLOW})`),
  'a view in the place of slots': `${SCHEMA.replace(/CREATE TABLE slot[^;]+;/, '')} CREATE VIEW slot AS SELECT ${ENDLESS} AS id;`,
  'a thousand tables': `${SCHEMA} ${Array.from({ length: 1000 }, (_, at) => `CREATE TABLE t${at} (a);`).join('')}`,
  'no tables': '',
}

describe('a file that only says it is a vault', () => {
  it.each(Object.entries(HOSTILE))('is refused before SQLite sees it: %s', async (_, schema) => {
    await inFolder(async (folder) => {
      const path = join(folder, 'vault-20260301-120000-r1.rkit')
      makeDatabase(path, schema)
      opened.databases = 0
      expect(vaultIdOf(path)).toBe(undefined)
      expect(await outcome(() => openImage(path))).toEqual({ code: 'vault-damaged' })
      expect(await outcome(() => openDatabase(path))).toEqual({ code: 'vault-damaged' })
      expect(opened.databases).toBe(0)
    })
  })

  it('is refused before its pages are checked when it claims that a write to it was interrupted', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'vault-20260301-120000-r1.rkit')
      makeDatabase(path, HOSTILE['a check that takes all day'])
      writeFileSync(`${path}-journal`, 'not a journal')
      opened.checked = 0
      expect(vaultIdOf(path)).toBe(undefined)
      expect(await outcome(() => openImage(path))).toEqual({ code: 'vault-truncated' })
      expect(await outcome(() => openDatabase(path))).toEqual({ code: 'vault-damaged' })
      expect(opened.checked).toBe(0)
    })
  })

  it('does not block when it is a pipe', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'vault-20260301-120000-r1.rkit')
      execFileSync('mkfifo', [path])
      expect(vaultIdOf(path)).toBe(undefined)
      expect(await outcome(() => openImage(path))).toEqual({ code: 'not-a-vault' })
      expect(await outcome(() => openDatabase(path))).toEqual({ code: 'not-a-vault' })
    })
  })
})

describe('a vault that is too large', () => {
  it('is refused before it is read', async () => {
    await inFolder(async (folder) => {
      const path = await makeVault(folder)
      truncateSync(path, MOST_VAULT_BYTES + 4096)
      opened.databases = 0
      expect(await outcome(() => openImage(path))).toEqual({ code: 'file-too-large' })
      expect(await outcome(() => openDatabase(path))).toEqual({ code: 'file-too-large' })
      expect(vaultIdOf(path)).toBe(undefined)
      expect(opened.databases).toBe(0)
    })
  })

  it('never arises: the change that would make it so is not saved', async () => {
    await inFolder(async (folder) => {
      const path = await makeVault(folder)
      const database = openDatabase(path)
      const pages = Number(database.pragma('max_page_count', { simple: true }))
      const pageBytes = Number(database.pragma('page_size', { simple: true }))
      database.close()
      expect(pages * pageBytes).toBe(MOST_VAULT_BYTES)
    })
  })
})

describe('the id of a vault', () => {
  it('is read without SQLite, with and without the passphrase', async () => {
    await inFolder(async (folder) => {
      const path = await makeVault(folder)
      const vault = await Vault.open(path, passphrase())
      const { id } = vault
      vault.close()
      opened.databases = 0
      expect(vaultIdOf(path)).toBe(id)
      expect(opened.databases).toBe(0)
    })
  })

  it.each([
    ['a second row', `INSERT INTO vault SELECT 2, id, revision, root, mac FROM vault`],
    ['no row', 'DELETE FROM vault'],
    ['an id of another length', `UPDATE vault SET id = x'00'`],
    ['an id of ten megabytes', `UPDATE vault SET id = zeroblob(10000000)`],
  ])('is not made up from %s', async (_, sql) => {
    await inFolder(async (folder) => {
      const path = await makeVault(folder)
      const database = new Database(path)
      database.pragma('ignore_check_constraints = ON')
      database.exec(sql)
      database.close()
      expect(vaultIdOf(path)).toBe(undefined)
    })
  })

  it('is not looked for in anything but a database', async () => {
    await inFolder((folder) => {
      const path = join(folder, 'vault-20260301-120000-r1.rkit')
      for (const bytes of ['', 'text', 'SQLite format 3\0'.padEnd(4096)]) {
        writeFileSync(path, bytes)
        expect(vaultIdOf(path)).toBe(undefined)
      }
      expect(vaultIdOf(folder)).toBe(undefined)
      expect(vaultIdOf(join(folder, 'nothing'))).toBe(undefined)
    })
  })
})

async function makeVault(folder: string): Promise<string> {
  const path = join(folder, 'vault.rkit')
  ;(await Vault.create(path, passphrase(), LEAST_COSTS)).close()
  return path
}

function makeDatabase(path: string, schema: string): void {
  const database = new Database(path)
  database.pragma('journal_mode = OFF')
  database.pragma('synchronous = OFF')
  database.pragma(`application_id = ${APPLICATION_ID}`)
  database.pragma('user_version = 1')
  database.exec(`BEGIN; ${schema} COMMIT;`)
  database.close()
}
