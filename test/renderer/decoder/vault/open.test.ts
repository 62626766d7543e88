import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeRecord } from '../../../../electron/accounts/encoding.ts'
import { splitSecret } from '../../../../electron/slip39/split.ts'
import { identityBytes } from '../../../../electron/vault/age/identity-bytes.ts'
import { makeIdentity } from '../../../../electron/vault/age/identity.ts'
import { passphraseBytes } from '../../../../electron/vault/slots/passphrase.ts'
import { newRecordId, Vault } from '../../../../electron/vault/vault.ts'
import { addShare, type ShareSet } from '../../../../renderer/decoder/reading/shares.ts'
import { readVaultFile, type ClosedVault } from '../../../../renderer/decoder/vault/head.ts'
import {
  openWith,
  vaultKeyByIdentity,
  vaultKeyByPassphrase,
  type OpenedVault,
} from '../../../../renderer/decoder/vault/open.ts'
import { TEST_COSTS } from '../../../fixtures/app.ts'
import { asJson } from '../../../vault/vectors/expected.ts'
import { vectorRecords } from '../../../vault/vectors/records.ts'

const VECTORS = join(import.meta.dirname, '../../../vault/vectors')
const vector = JSON.parse(readFileSync(join(VECTORS, 'v1.json'), 'utf8')) as {
  passphrases: [string, string]
  identity: string
  records: { id: string; content: unknown }[]
}

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'decoder-vault-'))
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

const trying = () => ({ progress: () => undefined, signal: new AbortController().signal })

function closed(path: string): ClosedVault {
  return readVaultFile(new Uint8Array(readFileSync(path)))
}

async function opened(vault: ClosedVault, vaultKey: Uint8Array | undefined): Promise<OpenedVault> {
  if (!vaultKey) throw new Error('the vault did not open')
  return await openWith(vault, vaultKey)
}

function contentsOf({ records }: OpenedVault): unknown {
  return records.map(({ id, fields }) => ({ id, content: asJson(fields) }))
}

/** A copy of the vector that something other than the app has changed. */
function changed(change: (database: Database.Database) => void): ClosedVault {
  const path = join(folder, `${newRecordId()}.rkit`)
  copyFileSync(join(VECTORS, 'v1.rkit'), path)
  const database = new Database(path)
  change(database)
  database.close()
  return closed(path)
}

async function openedVector(vault: ClosedVault): Promise<OpenedVault> {
  return await opened(vault, await vaultKeyByIdentity(vault, vector.identity))
}

describe('the frozen vault of format version 1', () => {
  const vault = closed(join(VECTORS, 'v1.rkit'))
  const expected = vector.records.map(({ id, content }) => ({ id, content }))

  it.each(vector.passphrases)('opens with the passphrase "%s" and holds what it held', async (passphrase) => {
    const found = await opened(vault, await vaultKeyByPassphrase(vault, passphrase, trying()))
    expect([contentsOf(found), found.damage]).toEqual([expected, []])
  })

  it('opens with its paper key and holds what it held', async () => {
    const found = await openedVector(vault)
    expect([contentsOf(found), found.damage]).toEqual([expected, []])
  })

  it('opens with no other passphrase and no other paper key', async () => {
    expect(await vaultKeyByPassphrase(vault, 'correct horse battery stapl', trying())).toBeUndefined()
    const { identity } = await makeIdentity()
    expect(await vaultKeyByIdentity(vault, identity)).toBeUndefined()
    expect(await vaultKeyByIdentity(vault, 'AGE-SECRET-KEY-1')).toBeUndefined()
  })
})

describe('a vault that was just written, changed, and given a new key', () => {
  it('opens in all three ways', async () => {
    const path = join(folder, 'fresh.rkit')
    const { identity, recipient } = await makeIdentity()
    const made = await Vault.create(path, passphraseBytes('fünf Wörter'), { memory: 8192, passes: 2, lanes: 2 })
    await made.addPassphrase(passphraseBytes('another'), TEST_COSTS)
    await made.addIdentity(recipient)
    const records = vectorRecords(newRecordId()).map((record) => ({ id: newRecordId(), record }))
    made.write(records.map(({ id, record }) => ({ type: 'put', id, plaintext: encodeRecord(record) })))
    made.write([{ type: 'delete', id: records[0]?.id ?? '' }])
    await made.rotate([{ slot: made.opener, bytes: passphraseBytes('fünf Wörter') }])
    made.close()
    const vault = closed(path)
    const expected = records
      .slice(1)
      .map(({ id, record }) => ({ id, content: asJson(record) }))
      .sort((one, other) => (one.id < other.id ? -1 : 1))
    const keys = [
      await vaultKeyByPassphrase(vault, 'fünf Wörter', trying()),
      await vaultKeyByIdentity(vault, identity),
      await vaultKeyByIdentity(vault, await identityOfShares(identity)),
    ]
    for (const key of keys) {
      const found = await opened(vault, key)
      expect([contentsOf(found), found.damage]).toEqual([expected, []])
    }
  })
})

async function identityOfShares(identity: string): Promise<string> {
  const secret = identityBytes(identity) ?? new Uint8Array()
  const shares = splitSecret(secret, { threshold: 2, count: 3, random: (length) => new Uint8Array(length).fill(9) })
  let sets: readonly ShareSet[] = []
  for (const words of shares.slice(1)) {
    const added = await addShare(sets, words.join(' '))
    if (!added.ok) throw new Error(added.why.kind)
    sets = added.sets
    if (added.identity !== undefined) return added.identity
  }
  throw new Error('more shares are needed')
}

describe('a passphrase that is tried', () => {
  it('is told how far it is over all slots, and stops when told', async () => {
    const vault = closed(join(VECTORS, 'v1.rkit'))
    const shares: number[] = []
    const { signal } = new AbortController()
    await vaultKeyByPassphrase(vault, 'wrong', { signal, progress: (share) => shares.push(share) })
    expect(shares.at(-1)).toBe(1)
    expect(shares.toSorted((one, other) => one - other)).toEqual(shares)
    const stopped = new AbortController()
    const progress = (share: number): void => {
      if (share > 0.5) stopped.abort()
    }
    await expect(vaultKeyByPassphrase(vault, 'wrong', { signal: stopped.signal, progress })).rejects.toThrow('aborted')
  })
})

describe('a vault that was changed outside the app', () => {
  const [first, second] = vector.records
  const id = (record: { id: string } | undefined) => Buffer.from(record?.id ?? '', 'hex')

  it('names a record that is missing', async () => {
    const vault = changed((database) => database.prepare('DELETE FROM record WHERE id = ?').run(id(first)))
    expect((await openedVector(vault)).damage).toEqual([{ id: first?.id, what: 'missing' }])
  })

  it('names a record that was altered, and leaves it out', async () => {
    for (const sql of [
      'UPDATE record SET revision = revision - 1 WHERE id = ?',
      'UPDATE record SET sealed = zeroblob(296) || substr(sealed, 297) WHERE id = ?',
      'UPDATE record SET sealed = substr(sealed, 1, length(sealed) - 16) || zeroblob(16) WHERE id = ?',
    ]) {
      const found = await openedVector(
        changed((database) =>
          database
            .prepare(sql.replace(/SET sealed = (.*) WHERE/, 'SET sealed = CAST($1 AS BLOB) WHERE'))
            .run(id(first)),
        ),
      )
      expect(found.damage).toEqual([{ id: first?.id, what: 'altered' }])
      expect(found.records.map((record) => record.id)).not.toContain(first?.id)
      expect(found.records).toHaveLength(vector.records.length - 1)
    }
  })

  it('names a record that does not belong', async () => {
    const stranger = `${first?.id.slice(0, 30) ?? ''}zz`.replace('zz', first?.id.endsWith('00') === true ? '01' : '00')
    const vault = changed((database) => {
      const copy = 'INSERT INTO record SELECT ?, revision, sealed FROM record WHERE id = ?'
      database.prepare(copy).run(Buffer.from(stranger, 'hex'), id(first))
    })
    expect((await openedVector(vault)).damage).toEqual([{ id: stranger, what: 'unknown' }])
  })

  it('says that a list is gone or foreign, and shows the records that open', async () => {
    const number = Number.parseInt(second?.id.slice(0, 2) ?? '', 16)
    const gone = changed((database) => database.prepare('DELETE FROM manifest WHERE bucket = ?').run(number))
    const foreign = changed((database) => {
      database.prepare('INSERT INTO manifest SELECT 0, sealed FROM manifest WHERE bucket = ?').run(number)
    })
    const found = await openedVector(gone)
    expect(found.damage).toEqual([{ id: second?.id.slice(0, 2), what: 'unlisted' }])
    expect(found.records).toHaveLength(vector.records.length)
    expect((await openedVector(foreign)).damage).toEqual([{ id: '00', what: 'unlisted' }])
  })

  it.each([
    ['a slot was dropped', "DELETE FROM slot WHERE id = (SELECT id FROM slot WHERE kind = 'passphrase' LIMIT 1)"],
    ['the revision was put back', 'UPDATE vault SET revision = revision - 1'],
    ['the root was cut', 'UPDATE vault SET root = CAST(substr(root, 2) AS BLOB)'],
    ['the MAC was changed', 'UPDATE vault SET mac = zeroblob(32)'],
  ])('is refused when %s', async (_what, sql) => {
    const vault = changed((database) => database.exec(sql))
    await expect(openedVector(vault)).rejects.toMatchObject({ problem: { kind: 'head-damaged' } })
  })

  it.each([
    ['no slot', 'DELETE FROM slot', 'head-damaged'],
    ['no row of its own', 'DELETE FROM vault', 'head-damaged'],
    ['a slot of another kind', "UPDATE slot SET kind = 'key'", 'head-damaged'],
    ['a recipient that is none', "UPDATE slot SET parameters = zeroblob(62) WHERE kind = 'identity'", 'head-damaged'],
    ['too short a wrapped key', "UPDATE slot SET wrapped = zeroblob(71) WHERE kind = 'passphrase'", 'head-damaged'],
    [
      'too little work',
      "UPDATE slot SET parameters = CAST(x'00001fff' || substr(parameters, 5) AS BLOB) WHERE kind = 'passphrase'",
      'costs',
    ],
    [
      'more lanes than allowed',
      "UPDATE slot SET parameters = CAST(substr(parameters, 1, 8) || x'00000005' || substr(parameters, 13) AS BLOB) WHERE kind = 'passphrase'",
      'costs',
    ],
  ])('is refused before anything is derived when it has %s', (_what, sql, kind) => {
    expect(() => changed((database) => database.exec(sql))).toThrow(expect.objectContaining({ problem: { kind } }))
  })
})
