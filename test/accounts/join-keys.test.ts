import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { credentialName } from '../../electron/accounts/credential-name.ts'
import { joinKeyDetails } from '../../electron/accounts/merge/join-key-details.ts'
import type { KeyDetailsRecord } from '../../electron/accounts/records.ts'
import { TestApp } from '../fixtures/app.ts'
import { testNewKey } from '../fixtures/key-bench.ts'
import fc from 'fast-check'
import { anyKeyDetails } from '../fixtures/kits.ts'

describe('two names of one key', () => {
  let test: TestApp
  beforeEach(async () => {
    test = new TestApp()
    await test.create()
    await test.bringIn('otpauth://totp/PyPI:alice?secret=GEZDGNBVGY3TQOJQ&issuer=PyPI')
  })
  afterEach(() => test.close())

  it('become one, with the accounts, the sign-ins and the answers of both', async () => {
    test.keyBench.system = 'windows'
    const { view: blue } = await testNewKey(test, 'Blue')
    const { view: green } = await testNewKey(test, 'Green')
    const [row] = await test.call['accounts.list']({ search: 'pypi' })
    const account = row?.id ?? ''
    await test.call['keys.tried']({ key: green.id, account })
    await test.call['keys.describe']({ id: green.id, name: 'Green', sticker: 'green', place: 'safe', with: '' })
    const joined = await test.call['keys.join']({ keep: blue.id, other: green.id })
    expect(joined).toMatchObject({
      name: 'Blue',
      place: 'safe',
      formerly: ['Green'],
      accounts: [{ service: 'PyPI', name: 'alice' }],
    })
    expect((await test.call['keys.matrix'](undefined)).rows).toMatchObject([
      { cells: [{ kind: 'tried', on: '2026-03-01' }] },
    ])
    expect((await test.call['keys.list'](undefined)).keys).toEqual([joined])
    const answers = await test.call['readiness.answers'](undefined)
    expect([answers.includes('Blue'), answers.includes('Green')]).toEqual([true, false])
  })

  it('stay two when one of them is not there', async () => {
    const { view: blue } = await testNewKey(test, 'Blue')
    expect(await test.dispatch('keys.join', { keep: blue.id, other: 'f'.repeat(32) })).toMatchObject({
      error: { code: 'not-found' },
    })
    expect((await test.call['keys.list'](undefined)).keys).toEqual([blue])
  })
})

describe('details of one key in two vaults', () => {
  const bare: KeyDetailsRecord = { kind: 'key-details', credential: credentialName(new Uint8Array(16)) }

  it('have the later word of the person, and all accounts where it was tried, by the last day', () => {
    const one = { ...bare, sticker: 'blue', told: '2026-01-01', tried: [{ account: 'a', on: '2026-02-01' }] }
    const other: KeyDetailsRecord = {
      ...bare,
      gone: { how: 'lost', on: '2026-03-01' },
      told: '2026-03-01',
      tried: [
        { account: 'a', on: '2026-01-01' },
        { account: 'b', on: '2026-01-01' },
      ],
    }
    expect(joinKeyDetails(one, other)).toEqual({
      ...bare,
      gone: { how: 'lost', on: '2026-03-01' },
      told: '2026-03-01',
      tried: [
        { account: 'a', on: '2026-02-01' },
        { account: 'b', on: '2026-01-01' },
      ],
    })
  })

  it('are joined the same in either order, and joining again changes nothing', () => {
    fc.assert(
      fc.property(anyKeyDetails, anyKeyDetails, (one, two) => {
        const other = { ...two, credential: one.credential }
        const both = joinKeyDetails(one, other)
        expect(joinKeyDetails(other, one)).toEqual(both)
        expect(joinKeyDetails(both, other)).toEqual(both)
        expect(joinKeyDetails(both, one)).toEqual(both)
      }),
      { seed: 3 },
    )
  })
})
