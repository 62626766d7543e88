import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newRecordId, Vault, type OpenRecord } from '../../electron/vault/vault.ts'

const COSTS = { memory: 8192, passes: 1, lanes: 1 }
const PASSPHRASE = new TextEncoder().encode('correct horse')
const WRONG = new TextEncoder().encode('wrong horse')

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vault-test-'))
  path = join(folder, 'vault.rkit')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

const bytes = (text: string) => new TextEncoder().encode(text)
const put = (id: string, text: string) => ({ type: 'put' as const, id, plaintext: bytes(text) })
const texts = (records: Iterable<OpenRecord>) =>
  new Map([...records].map(({ id, plaintext }) => [id, new TextDecoder().decode(plaintext)]))

/** A closed vault with these texts as records. */
async function vaultWith(...contents: string[]): Promise<string[]> {
  const vault = await Vault.create(path, PASSPHRASE, COSTS)
  const ids = contents.map(newRecordId)
  vault.write(contents.map((text, index) => put(ids[index] ?? '', text)))
  vault.close()
  return ids
}

/** Changes the file as someone without the app would. */
function tamper(sql: string, ...values: unknown[]): void {
  const database = new Database(path)
  database.prepare(sql).run(...values)
  database.close()
}

describe('a vault', () => {
  it('gives back what was written, after closing and opening it again', async () => {
    const [first, second] = await vaultWith('one', 'zwei ✓')
    const vault = await Vault.open(path, PASSPHRASE)
    expect(texts(vault.records())).toEqual(
      new Map([
        [first, 'one'],
        [second, 'zwei ✓'],
      ]),
    )
    expect(vault.damage).toEqual([])
    vault.close()
  })

  it('replaces and deletes records in one change', async () => {
    const [first = '', second = ''] = await vaultWith('one', 'two')
    const vault = await Vault.open(path, PASSPHRASE)
    vault.write([put(first, 'ONE'), { type: 'delete', id: second }])
    expect(vault.revision).toBe(2)
    vault.close()
    const again = await Vault.open(path, PASSPHRASE)
    expect(texts(again.records())).toEqual(new Map([[first, 'ONE']]))
    again.close()
  })

  it('gives back any bytes under any number of changes', async () => {
    const vault = await Vault.create(path, PASSPHRASE, COSTS)
    const expected = new Map<string, Uint8Array>()
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 5 }),
        fc.boolean(),
        (plaintexts, dropOne) => {
          const changes = plaintexts.map((plaintext) => ({ type: 'put' as const, id: newRecordId(), plaintext }))
          const dropped = dropOne ? [...expected.keys()].slice(0, 1) : []
          vault.write([...changes, ...dropped.map((id) => ({ type: 'delete' as const, id }))])
          for (const { id, plaintext } of changes) expected.set(id, plaintext)
          for (const id of dropped) expected.delete(id)
          expect(new Map([...vault.records()].map(({ id, plaintext }) => [id, plaintext]))).toEqual(expected)
        },
      ),
      { numRuns: 30 },
    )
    vault.close()
  })

  it('is readable for its owner alone, and holds no plaintext', async () => {
    const vault = await Vault.create(path, PASSPHRASE, COSTS)
    vault.write([put(newRecordId(), 'a very recognisable secret')])
    vault.close()
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readFileSync(path).includes('recognisable')).toBe(false)
  })

  it('is a single file once it is closed', async () => {
    await vaultWith('one')
    expect(readdirSync(folder)).toEqual(['vault.rkit'])
    await expect(Vault.open(path, WRONG)).rejects.toMatchObject({ code: 'wrong-passphrase' })
    expect(readdirSync(folder)).toEqual(['vault.rkit'])
  })

  it('does not open with another passphrase, and stays as it is', async () => {
    await vaultWith('one')
    const before = readFileSync(path)
    await expect(Vault.open(path, WRONG)).rejects.toMatchObject({ code: 'wrong-passphrase' })
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('knows its passphrase when asked again', async () => {
    await vaultWith('one')
    const vault = await Vault.open(path, PASSPHRASE)
    expect(await vault.accepts(PASSPHRASE)).toBe(true)
    expect(await vault.accepts(WRONG)).toBe(false)
    vault.close()
  })

  it('is never made over an existing file', async () => {
    writeFileSync(path, 'mine')
    await expect(Vault.create(path, PASSPHRASE, COSTS)).rejects.toMatchObject({ code: 'vault-exists' })
    expect(readFileSync(path, 'utf8')).toBe('mine')
  })

  it('is busy while it is open elsewhere, and free again afterwards', async () => {
    await vaultWith('one')
    const vault = await Vault.open(path, PASSPHRASE)
    await expect(Vault.open(path, PASSPHRASE)).rejects.toMatchObject({ code: 'vault-busy' })
    vault.close()
    ;(await Vault.open(path, PASSPHRASE)).close()
  })
})

describe('two vaults made in the same place at the same time', () => {
  it('are one: the second is refused and does not replace it', async () => {
    const made = await Promise.allSettled([Vault.create(path, PASSPHRASE, COSTS), Vault.create(path, WRONG, COSTS)])
    const refused = made.filter(({ status }) => status === 'rejected')
    expect(refused).toEqual([
      { status: 'rejected', reason: expect.objectContaining({ code: 'vault-exists' }) as Error },
    ])
    for (const one of made) if (one.status === 'fulfilled') one.value.close()
    const opens = await Promise.allSettled([Vault.open(path, PASSPHRASE)])
    const [first] = made
    expect(opens[0].status).toBe(first.status)
    for (const one of opens) if (one.status === 'fulfilled') one.value.close()
  })
})

describe('a file that is not a good vault', () => {
  it('is refused with the right reason, and not changed', async () => {
    await vaultWith('one', 'two')
    const good = readFileSync(path)
    const other = Buffer.alloc(8192, 'SQLite format 3\0')
    const newer = Buffer.from(good)
    newer.writeUInt32BE(2, 60)
    const cases = [
      ['not-a-vault', bytes('otpauth://totp/a?secret=GEZDGNBV')],
      ['not-a-vault', Buffer.alloc(0)],
      ['not-a-vault', other],
      ['vault-newer', newer],
      ['vault-truncated', good.subarray(0, good.length - 4096)],
      ['vault-truncated', good.subarray(0, 200)],
    ] as const
    for (const [code, content] of cases) {
      writeFileSync(path, content)
      await expect(Vault.open(path, PASSPHRASE)).rejects.toMatchObject({ code })
      expect(readFileSync(path).equals(content)).toBe(true)
    }
  })

  it('is missing when it is missing, and nothing is created in its place', async () => {
    await expect(Vault.open(path, PASSPHRASE)).rejects.toMatchObject({ code: 'vault-missing' })
    expect(statSync(path, { throwIfNoEntry: false })).toBeUndefined()
  })

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('says so when it cannot be written', async () => {
    await vaultWith('one')
    chmodSync(path, 0o400)
    await expect(Vault.open(path, PASSPHRASE)).rejects.toMatchObject({ code: 'vault-read-only' })
  })
})

describe('a vault that was edited outside the app', () => {
  it('names a deleted record, and reads the rest without writing', async () => {
    const [first = '', second = ''] = await vaultWith('one', 'two')
    tamper('DELETE FROM record WHERE id = ?', Buffer.from(first, 'hex'))
    const vault = await Vault.open(path, PASSPHRASE)
    expect(vault.damage).toEqual([{ id: first, what: 'missing' }])
    expect(texts(vault.records())).toEqual(new Map([[second, 'two']]))
    expect(() => {
      vault.write([put(newRecordId(), 'three')])
    }).toThrow(expect.objectContaining({ code: 'vault-damaged' }))
    vault.close()
  })

  it('names two swapped records', async () => {
    const [first = '', second = ''] = await vaultWith('one', 'two')
    const database = new Database(path)
    const [a, b] = [first, second].map((id) =>
      database.prepare('SELECT sealed FROM record WHERE id = ?').pluck().get(Buffer.from(id, 'hex')),
    )
    database.close()
    tamper('UPDATE record SET sealed = ? WHERE id = ?', a, Buffer.from(second, 'hex'))
    tamper('UPDATE record SET sealed = ? WHERE id = ?', b, Buffer.from(first, 'hex'))
    const vault = await Vault.open(path, PASSPHRASE)
    expect(new Set(vault.damage.map(({ id, what }) => `${what} ${id}`))).toEqual(
      new Set([`altered ${first}`, `altered ${second}`]),
    )
    vault.close()
  })

  it('names a record that was rolled back from an older copy', async () => {
    const [first = ''] = await vaultWith('old')
    copyFileSync(path, `${path}.old`)
    const vault = await Vault.open(path, PASSPHRASE)
    vault.write([put(first, 'new')])
    vault.close()
    const old = new Database(`${path}.old`)
    const row = old.prepare('SELECT revision, sealed FROM record').get() as { revision: number; sealed: Buffer }
    old.close()
    tamper('UPDATE record SET revision = ?, sealed = ?', row.revision, row.sealed)
    const again = await Vault.open(path, PASSPHRASE)
    expect(again.damage).toEqual([{ id: first, what: 'altered' }])
    again.close()
  })

  it('names a record that was edited under its tag', async () => {
    const [first = ''] = await vaultWith('one')
    const database = new Database(path)
    const sealed = database.prepare('SELECT sealed FROM record').pluck().get() as Buffer
    database.close()
    sealed[30] = (sealed[30] ?? 0) ^ 1
    tamper('UPDATE record SET sealed = ?', sealed)
    const vault = await Vault.open(path, PASSPHRASE)
    expect([...vault.records()]).toEqual([])
    expect(vault.damage).toEqual([{ id: first, what: 'altered' }])
    vault.close()
  })

  it('refuses weaker costs, a foreign slot and an older head', async () => {
    await vaultWith('one')
    const good = readFileSync(path)
    const weaker = Buffer.alloc(12)
    weaker.writeUInt32BE(8192, 0)
    weaker.writeUInt32BE(2, 4)
    weaker.writeUInt32BE(1, 8)
    tamper('UPDATE slot SET parameters = CAST(? || substr(parameters, 13) AS BLOB)', weaker)
    await expect(Vault.open(path, PASSPHRASE)).rejects.toMatchObject({ code: 'wrong-passphrase' })

    writeFileSync(path, good)
    tamper('INSERT INTO slot SELECT randomblob(16), kind, parameters, wrapped FROM slot')
    await expect(Vault.open(path, PASSPHRASE)).rejects.toMatchObject({ code: 'vault-damaged' })

    writeFileSync(path, good)
    tamper('UPDATE vault SET revision = 0')
    await expect(Vault.open(path, PASSPHRASE)).rejects.toMatchObject({ code: 'vault-damaged' })

    writeFileSync(path, good)
    const hostile = Buffer.alloc(12)
    hostile.writeUInt32BE(0x7fffffff, 0)
    tamper('UPDATE slot SET parameters = CAST(? || substr(parameters, 13) AS BLOB)', hostile)
    await expect(Vault.open(path, PASSPHRASE)).rejects.toMatchObject({ code: 'vault-damaged' })
  })

  it('never crashes on a cut file', async () => {
    await vaultWith('one')
    const size = statSync(path).size
    for (const length of [1, 50, 99, 100, 4096, size - 1]) {
      const copy = `${path}.${length}`
      copyFileSync(path, copy)
      truncateSync(copy, length)
      await expect(Vault.open(copy, PASSPHRASE)).rejects.toMatchObject({ name: 'KitError' })
    }
  })
})
