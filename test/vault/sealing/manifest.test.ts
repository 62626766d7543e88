import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  bucketOf,
  decodeBucket,
  decodeRoot,
  encodeBucket,
  encodeRoot,
} from '../../../electron/vault/sealing/manifest.ts'
import { Vault } from '../../../electron/vault/vault.ts'

const COSTS = { memory: 8192, passes: 1, lanes: 1 }
const PASSPHRASE = new TextEncoder().encode('correct horse')
/** Two records in one bucket, one in another. */
const [A, B, C] = ['3f'.padEnd(32, '0'), '3f'.padEnd(32, '1'), 'c0'.padEnd(32, '2')] as const

let folder: string
let path: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'manifest-test-'))
  path = join(folder, 'vault.rkit')
  const vault = await Vault.create(path, PASSPHRASE, COSTS)
  vault.write([put(A, 'a'), put(B, 'b'), put(C, 'c')])
  vault.close()
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function put(id: string, text: string) {
  return { type: 'put' as const, id, plaintext: new TextEncoder().encode(text) }
}

async function change(...texts: [string, string][]): Promise<void> {
  const vault = await Vault.open(path, PASSPHRASE)
  vault.write(texts.map(([id, text]) => put(id, text)))
  vault.close()
}

function sql(statement: string, ...values: unknown[]): void {
  const database = new Database(path)
  database.prepare(statement).run(...values)
  database.close()
}

function bucket(number: number): Buffer {
  const database = new Database(path)
  const sealed = database.prepare('SELECT sealed FROM manifest WHERE bucket = ?').pluck().get(number) as Buffer
  database.close()
  return sealed
}

/** The damage, and what can still be read. */
async function opened(): Promise<[damage: string[], readable: string]> {
  const vault = await Vault.open(path, PASSPHRASE)
  const readable = [...vault.records()].map(({ plaintext }) => new TextDecoder().decode(plaintext)).join('')
  const damage = vault.damage.map(({ id, what }) => `${what} ${id.slice(0, 2)}`)
  if (damage.length > 0)
    expect(() => {
      vault.write([put(A, 'x')])
    }).toThrow(expect.objectContaining({ code: 'vault-damaged' }))
  vault.close()
  return [damage, readable]
}

describe('the manifest', () => {
  it('seals only the buckets that a change touches', async () => {
    const before = [bucket(0x3f), bucket(0xc0)]
    await change([C, 'C'])
    expect(bucket(0x3f).equals(before[0] ?? Buffer.alloc(0))).toBe(true)
    expect(bucket(0xc0).equals(before[1] ?? Buffer.alloc(0))).toBe(false)
    expect(await opened()).toEqual([[], 'abC'])
  })

  it('drops the bucket of the last record in it', async () => {
    const vault = await Vault.open(path, PASSPHRASE)
    vault.write([{ type: 'delete', id: C }])
    vault.close()
    expect(bucket(0xc0)).toBeUndefined()
    expect(await opened()).toEqual([[], 'ab'])
  })

  it('names a bucket that was deleted, with or without its records', async () => {
    sql('DELETE FROM manifest WHERE bucket = 63')
    expect(await opened()).toEqual([['unlisted 3f'], 'abc'])
    sql("DELETE FROM record WHERE substr(id, 1, 1) = x'3f'")
    expect(await opened()).toEqual([['unlisted 3f'], 'c'])
  })

  it('names a bucket that was rolled back from an older copy, with its records', async () => {
    const old = readFileSync(path)
    await change([A, 'A'])
    writeFileSync(`${path}.old`, old)
    sql('ATTACH ? AS old', `${path}.old`)
    const database = new Database(path)
    database.prepare('ATTACH ? AS old').run(`${path}.old`)
    database.exec('INSERT OR REPLACE INTO manifest SELECT * FROM old.manifest')
    database.exec('INSERT OR REPLACE INTO record SELECT * FROM old.record')
    database.close()
    const [damage] = await opened()
    expect(damage).toEqual(['unlisted 3f'])
  })

  it('names buckets that were swapped, edited, cut, or put in', async () => {
    const good = readFileSync(path)
    const [first, second] = [bucket(0x3f), bucket(0xc0)]
    sql('UPDATE manifest SET sealed = ? WHERE bucket = ?', second, 0x3f)
    sql('UPDATE manifest SET sealed = ? WHERE bucket = ?', first, 0xc0)
    expect((await opened())[0]).toEqual(['unlisted 3f', 'unlisted c0'])

    for (const at of [0, 30, first.length - 1]) {
      writeFileSync(path, good)
      const edited = Buffer.from(first)
      edited[at] = (edited[at] ?? 0) ^ 1
      sql('UPDATE manifest SET sealed = ? WHERE bucket = 63', edited)
      expect((await opened())[0]).toEqual(['unlisted 3f'])
    }

    for (const length of [0, 15, first.length - 1]) {
      writeFileSync(path, good)
      sql('UPDATE manifest SET sealed = ? WHERE bucket = 63', first.subarray(0, length))
      expect((await opened())[0]).toEqual(['unlisted 3f'])
    }

    writeFileSync(path, good)
    sql('INSERT INTO manifest VALUES (7, ?)', first)
    expect((await opened())[0]).toEqual(['unlisted 07'])
  })

  it('refuses a root that was rolled back from an older copy', async () => {
    const database = new Database(path)
    const old = database.prepare('SELECT revision, root FROM vault').get() as { revision: number; root: Buffer }
    database.close()
    await change([A, 'A'])
    sql('UPDATE vault SET root = ?', old.root)
    await expect(Vault.open(path, PASSPHRASE)).rejects.toMatchObject({ code: 'vault-damaged' })
    // With head and records in step again, the records newer than the root are named.
    sql('UPDATE vault SET revision = ?', old.revision)
    expect((await opened())[0]).toEqual(['unlisted 3f'])
  })
})

describe('the encoding of the manifest', () => {
  const stamp = fc.record({
    revision: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
    tag: fc.uint8Array({ minLength: 16, maxLength: 16 }),
  })
  const id = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('hex'))

  it('gives back what was encoded, in order of id and number', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(id, stamp)), fc.array(fc.tuple(fc.nat(255), stamp)), (records, buckets) => {
        const [bucket, root] = [new Map(records), new Map(buckets)]
        const [readBucket, readRoot] = [decodeBucket(encodeBucket(bucket)), decodeRoot(encodeRoot(root))]
        expect(plain(readBucket)).toEqual(plain(new Map([...bucket].sort(([a], [b]) => (a < b ? -1 : 1)))))
        expect(plain(readRoot)).toEqual(plain(new Map([...root].sort(([a], [b]) => a - b))))
      }),
    )
  })

  it('refuses a length that does not fit whole entries', () => {
    expect(() => decodeBucket(new Uint8Array(41))).toThrow('not whole entries')
    expect(() => decodeRoot(new Uint8Array(24))).toThrow('not whole entries')
  })

  it('puts a record into the bucket of its first byte', () => {
    expect([bucketOf(A), bucketOf(C), bucketOf('ff')]).toEqual([0x3f, 0xc0, 0xff])
  })

  function plain<K>(map: ReadonlyMap<K, { revision: number; tag: Uint8Array }>) {
    return [...map].map(([key, { revision, tag }]) => [key, revision, Buffer.from(tag).toString('hex')])
  }
})
