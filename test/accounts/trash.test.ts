import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'cborg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accountDetailsOf, arrange } from '../../electron/accounts/account-details.ts'
import { Kit, store } from '../../electron/accounts/kit.ts'
import { joinTrash } from '../../electron/accounts/merge/join-account-details.ts'
import type { AccountRecord, Stored, TokenRecord } from '../../electron/accounts/records.ts'
import { emptiedTrash, restoreAccounts, trashAccounts } from '../../electron/accounts/trash.ts'
import { Vault } from '../../electron/vault/vault.ts'

const PASSPHRASE = new TextEncoder().encode('correct horse')
const AT = '2026-03-01T12:00:00.000Z'
const DAY = 86_400_000

let folder: string
let kit: Kit
let account: Stored<AccountRecord>
let token: Stored<TokenRecord>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trash-test-'))
  kit = new Kit(await Vault.create(join(folder, 'vault.rkit'), PASSPHRASE, { memory: 8192, passes: 1, lanes: 1 }))
  account = store({ kind: 'account', service: 'GitHub', name: 'alice', note: 'work', added: AT })
  token = store({
    kind: 'token',
    account: account.id,
    token: {
      type: 'hotp',
      secret: new TextEncoder().encode('12345678901234567890'),
      algorithm: 'SHA1',
      digits: 6,
      counter: 4,
    },
    added: AT,
    source: 'test',
  })
  kit.commit({ put: [account, token] })
  kit.commit(arrange(kit, [account.id], { tag: ['work'], pin: true }, AT))
})
afterEach(() => {
  kit.close()
  rmSync(folder, { recursive: true })
})

const trash = () => {
  kit.commit(trashAccounts(kit, [account.id], AT))
  return kit.all('trash')
}

describe('a deleted account', () => {
  it('leaves nothing that anything else could take for an account', () => {
    trash()
    expect(kit.records.map(({ kind }) => kind)).toEqual(['trash'])
    expect(kit.all('trash')).toMatchObject([{ of: account.id, service: 'GitHub', name: 'alice', deleted: AT }])
  })

  it('comes back as it was, with its token, tags and pin, after the vault was read again', () => {
    const before = structuredClone(kit.records)
    trash()
    kit.reload()
    kit.commit(restoreAccounts(kit, [kit.all('trash')[0]?.id ?? '']))
    expect(new Map(kit.records.map((record) => [record.id, record]))).toEqual(
      new Map(before.map((record) => [record.id, record])),
    )
  })

  it('comes beside one that a merge brought back, and nothing of either is lost', () => {
    const [record] = trash()
    kit.commit({ put: [{ ...account, note: 'older' }, token] })
    kit.commit(restoreAccounts(kit, [record?.id ?? '']))
    expect(
      kit
        .all('account')
        .map(({ note }) => note)
        .sort(),
    ).toEqual(['older', 'work'])
    const other = kit.all('account').find(({ note }) => note === 'work')
    expect(kit.all('token').map(({ account: owner }) => owner)).toEqual([account.id, other?.id])
    expect(accountDetailsOf(kit).get(other?.id ?? '')).toMatchObject({ tags: ['work'], pinned: 0 })
  })

  it('comes back twice, as two accounts, when the trash holds two versions of it', () => {
    const [first] = trash()
    kit.commit({ put: [{ ...account, note: 'other' }, token] })
    const second = trash().find(({ id }) => id !== first?.id)
    kit.commit(restoreAccounts(kit, [first?.id ?? '', second?.id ?? '']))
    expect(kit.all('account').map(({ note }) => note)).toEqual(['work', 'other'])
    const owners = kit.all('token').map(({ account: owner }) => owner)
    expect(owners).toEqual(kit.all('account').map(({ id }) => id))
    expect(new Set(owners).size).toBe(2)
  })

  it('stays in the trash when it holds what this version does not know', () => {
    const [record] = trash()
    if (!record) throw new Error('nothing in the trash')
    const content = encode({ kind: 'from-the-future' })
    kit.commit({ put: [{ ...record, records: [...record.records, { id: '0'.repeat(32), content }] }] })
    expect(() => restoreAccounts(kit, [record.id])).toThrow('It stays in the trash')
    expect(kit.all('account')).toEqual([])
  })

  it('is gone 30 days later and not a moment before', () => {
    const [record] = trash()
    expect(emptiedTrash(kit, Date.parse(AT) + 30 * DAY - 1)).toEqual({ remove: [] })
    expect(emptiedTrash(kit, Date.parse(AT) + 30 * DAY)).toEqual({ remove: [record?.id] })
  })

  it('is wiped from memory with everything else when the vault is closed', () => {
    const [record] = trash()
    const contents = record?.records.map(({ content }) => content) ?? []
    expect(contents).toHaveLength(3)
    kit.close()
    expect(contents.every((content) => content.every((byte) => byte === 0))).toBe(true)
  })
})

describe('an account that two copies deleted', () => {
  it('stays for the longer time', () => {
    const [record] = trash()
    if (!record) throw new Error('nothing in the trash')
    const { id: _id, ...one } = record
    const other = { ...one, deleted: '2026-03-02T12:00:00.000Z' }
    expect(joinTrash(one, other)).toEqual(other)
    expect(joinTrash(other, one)).toEqual(other)
  })

  it('is kept twice when it had become two different ones', () => {
    const [record] = trash()
    if (!record) throw new Error('nothing in the trash')
    const { id: _id, ...one } = record
    expect(joinTrash(one, { ...one, records: one.records.slice(1) })).toBeUndefined()
  })
})
