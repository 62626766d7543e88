import { encode } from 'cborg'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { joinKeys, keepingKeys } from '../../electron/accounts/account-keys.ts'
import { decodeRecord, encodeRecord } from '../../electron/accounts/encoding.ts'
import type { AccountRecord, NotedKey } from '../../electron/accounts/records.ts'

const ALICE: AccountRecord = {
  kind: 'account',
  service: 'PyPI',
  name: 'alice',
  note: '',
  added: '2026-01-01T00:00:00.000Z',
}
const [BLUE, RED] = ['b'.repeat(32), 'c'.repeat(32)] as [string, string]

const noted: fc.Arbitrary<NotedKey> = fc.oneof(
  fc.record({ key: fc.stringMatching(/^[0-3]{32}$/) }),
  fc.record({ key: fc.constantFrom(BLUE, RED), noted: fc.constantFrom('2026-01-01', '2026-02-01') }),
)
const keys = fc.array(noted, { maxLength: 5 })

describe('the keys noted at an account', () => {
  it('come back from the vault as they went in', () => {
    fc.assert(
      fc.property(keys, (some) => {
        const account = joinKeys(ALICE, some)
        expect(decodeRecord(encodeRecord(account))).toEqual(account)
      }),
    )
  })

  it('are absent in older accounts, which are read unchanged', () => {
    expect(decodeRecord(encode(ALICE))).toEqual(ALICE)
  })

  test.each<[string, object]>([
    ['a key that is no id', { ...ALICE, keys: [{ key: 'blue' }] }],
    ['a field that is not known', { ...ALICE, keys: [{ key: BLUE, slot: 1 }] }],
    ['ids alone', { ...ALICE, keys: [BLUE] }],
  ])('are not read with %s', (_what, record) => {
    expect(decodeRecord(encode(record))).toBeUndefined()
  })

  it('are joined as a set, in any order and any number of times', () => {
    fc.assert(
      fc.property(keys, keys, (one, other) => {
        const joined = joinKeys(joinKeys(ALICE, one), other)
        expect(joinKeys(joinKeys(ALICE, other), one)).toEqual(joined)
        expect(joinKeys(joined, one)).toEqual(joined)
        expect(new Set(joined.keys?.map(({ key }) => key))).toEqual(
          one.length + other.length === 0 ? new Set() : new Set([...one, ...other].map(({ key }) => key)),
        )
      }),
    )
  })

  it('have the earlier day where both sides know one', () => {
    const joined = joinKeys({ ...ALICE, keys: [{ key: BLUE, noted: '2026-02-01' }, { key: RED }] }, [
      { key: RED, noted: '2026-03-01' },
      { key: BLUE, noted: '2026-01-01' },
    ])
    expect(joined.keys).toEqual([
      { key: BLUE, noted: '2026-01-01' },
      { key: RED, noted: '2026-03-01' },
    ])
  })

  it('leave no field behind when the last one goes', () => {
    expect(keepingKeys({ ...ALICE, keys: [{ key: BLUE }] }, () => false)).toEqual(ALICE)
  })
})
