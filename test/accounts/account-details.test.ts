import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accountDetailsOf, arrange, orderPins, tagsOf, useAccount } from '../../electron/accounts/account-details.ts'
import { Kit, store } from '../../electron/accounts/kit.ts'
import { joinAccountDetails } from '../../electron/accounts/merge/join-account-details.ts'
import type { AccountRecord, Stored } from '../../electron/accounts/records.ts'
import { anyAccountDetails } from '../fixtures/kits.ts'
import { Vault } from '../../electron/vault/vault.ts'

const PASSPHRASE = new TextEncoder().encode('correct horse')
const AT = '2026-03-01T12:00:00.000Z'

let folder: string
let kit: Kit
let alice: Stored<AccountRecord>
let bob: Stored<AccountRecord>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'details-test-'))
  kit = new Kit(await Vault.create(join(folder, 'vault.rkit'), PASSPHRASE, { memory: 8192, passes: 1, lanes: 1 }))
  const account = { kind: 'account', service: 'GitHub', note: '', added: AT } as const
  alice = store({ ...account, name: 'alice' })
  bob = store({ ...account, name: 'bob' })
  kit.commit({ put: [alice, bob] })
})
afterEach(() => {
  kit.close()
  rmSync(folder, { recursive: true })
})

const details = (id: string) => {
  const { id: _id, ...record } = accountDetailsOf(kit).get(id) ?? { id: undefined }
  return record
}

describe('tags', () => {
  it('are trimmed, in order, and each there once in any case of its letters', () => {
    expect(tagsOf([' work', 'oss', 'Work', '', 'OSS '])).toEqual(['oss', 'work'])
  })

  it('are given and taken away, and none is left as an empty list', () => {
    kit.commit(arrange(kit, [alice.id, bob.id], { tag: ['work', 'oss'] }, AT))
    kit.commit(arrange(kit, [bob.id], { untag: ['OSS', 'work'] }, AT))
    expect(details(alice.id)).toEqual({
      kind: 'account-details',
      account: alice.id,
      tags: ['oss', 'work'],
      arranged: AT,
    })
    expect(details(bob.id)).toEqual({ kind: 'account-details', account: bob.id, arranged: AT })
    expect(kit.all('account-details')).toHaveLength(2)
  })

  it('are refused for an account that is not there', () => {
    expect(() => arrange(kit, ['0'.repeat(32)], { tag: ['work'] }, AT)).toThrow('no longer in the vault')
  })
})

describe('pins', () => {
  it('come after those that are there, keep their place when pinned again, and can be put in another order', () => {
    kit.commit(arrange(kit, [bob.id], { pin: true }, AT))
    kit.commit(arrange(kit, [bob.id, alice.id], { pin: true }, AT))
    expect([bob, alice].map(({ id }) => details(id))).toMatchObject([{ pinned: 0 }, { pinned: 1 }])
    kit.commit(orderPins(kit, [alice.id, bob.id], AT))
    expect([alice, bob].map(({ id }) => details(id))).toMatchObject([{ pinned: 0 }, { pinned: 1 }])
    kit.commit(arrange(kit, [alice.id], { pin: false }, AT))
    expect(details(alice.id)).not.toHaveProperty('pinned')
  })

  it('do not come from an order of accounts that are not pinned', () => {
    expect(orderPins(kit, [alice.id], AT)).toEqual({ put: [] })
  })
})

it('the last use is noted once a day', () => {
  kit.commit(useAccount(kit, alice.id, '2026-03-01'))
  expect(useAccount(kit, alice.id, '2026-03-01')).toEqual({})
  kit.commit(useAccount(kit, alice.id, '2026-03-02'))
  expect(details(alice.id)).toEqual({
    ...{ kind: 'account-details', account: alice.id, used: '2026-03-02' },
    unchanged: { since: 0, written: kit.vault.revision },
  })
})

describe('tags, pin and use of two copies', () => {
  const bare = { kind: 'account-details', account: '0'.repeat(32) } as const

  it('are those of the later word, and the later use', () => {
    const one = { ...bare, tags: ['work'], arranged: '2026-01-01T00:00:00Z', used: '2026-03-03' }
    const other = { ...bare, pinned: 0, arranged: '2026-02-01T00:00:00Z', used: '2026-02-02' }
    expect(joinAccountDetails(one, other)).toEqual({ ...other, used: '2026-03-03' })
  })

  it('are joined the same in either order, and joining again changes nothing', () => {
    fc.assert(
      fc.property(anyAccountDetails, anyAccountDetails, (one, two) => {
        const other = { ...two, account: one.account }
        const both = joinAccountDetails(one, other)
        expect(joinAccountDetails(other, one)).toEqual(both)
        expect(joinAccountDetails(both, other)).toEqual(both)
        expect(joinAccountDetails(both, one)).toEqual(both)
      }),
      { seed: 5 },
    )
  })
})
