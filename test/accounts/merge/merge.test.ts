import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinKeys, keepingKeys } from '../../../electron/accounts/account-keys.ts'
import { joinRecords } from '../../../electron/accounts/merge/join-records.ts'
import { copyIdOf } from '../../../electron/accounts/merge/merge-copies.ts'
import type { MergeChoices } from '../../../electron/accounts/merge/merge-changes.ts'
import type {
  AccountRecord,
  CodeSetRecord,
  KeyRecord,
  KitRecord,
  LedgerRecord,
  Remark,
  TokenRecord,
} from '../../../electron/accounts/records.ts'
import { VaultCopy } from '../../fixtures/copies.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const ADDED = '2026-01-01T00:00:00.000Z'
const id = (letter: string) => letter.repeat(32)
const [A, B, C, D] = ['a', 'b', 'c', 'd'].map(id) as [string, string, string, string]

const account = (name: string, note = '', ...keys: string[]): AccountRecord => ({
  kind: 'account',
  service: 'PyPI',
  name,
  note,
  added: ADDED,
  ...(keys.length > 0 && { keys: keys.map((one) => ({ key: one })) }),
})
const hotp = (counter: number, of = A): TokenRecord => ({
  kind: 'token',
  account: of,
  token: { type: 'hotp', secret: bytes('12345678901234567890'), algorithm: 'SHA1', digits: 6, counter },
  added: ADDED,
  source: 'paste',
})
const totp = (of: string, secret = 'secret'): TokenRecord => ({
  kind: 'token',
  account: of,
  token: { type: 'totp', secret: bytes(secret), algorithm: 'SHA1', digits: 6, period: 30 },
  added: ADDED,
  source: 'paste',
})
const codes = (...used: (string | undefined)[]): CodeSetRecord => ({
  kind: 'code-set',
  account: A,
  codes: used.map((date, place) => ({ text: bytes(`code-${place}`), ...(date !== undefined && { used: date }) })),
  added: ADDED,
  source: 'paste',
})
const key = (counter: number, ...tested: string[]): KeyRecord => ({
  kind: 'key',
  name: 'blue',
  aaguid: id('0'),
  credentialId: bytes('id'),
  publicKey: bytes('key'),
  counter,
  transports: ['usb'],
  added: ADDED,
  tested,
})

/** One vault with these records, and a copy of its file. */
function parted(records: Readonly<Record<string, KitRecord>>): [VaultCopy, VaultCopy] {
  const base = new VaultCopy()
  for (const [recordId, record] of Object.entries(records)) base.put(recordId, record)
  return [base, base.copied()]
}

const chosen = (takes: Record<string, 'here' | 'there' | 'both'>, ...deletions: string[]): MergeChoices => ({
  takes: new Map(Object.entries(takes)),
  deletions: new Set(deletions),
})

const ledger = (reason: Remark): LedgerRecord => ({
  kind: 'ledger',
  at: ADDED,
  rows: [{ source: 'a.txt', what: 'x', outcome: 'refused', reason }],
  missing: [],
})

function copyOf(side: VaultCopy, recordId: string): string {
  const record = side.snapshot.get(recordId)
  if (!record) throw new Error('no such record')
  return copyIdOf(record)
}

describe('merging two copies', () => {
  it('finds nothing to do where both are the same', () => {
    const [here, there] = parted({ [A]: account('alice') })
    expect(here.outcomes(there)).toEqual({})
    expect(here.mergedWith(there).revision).toBe(here.revision)
  })

  it('takes what was changed on one side only', () => {
    const [here, there] = parted({ [A]: account('alice'), [B]: account('bob'), [C]: account('carol') })
    here.put(A, account('alice', 'here'))
    there.put(B, account('bob', 'there'))
    expect(here.outcomes(there)).toEqual({ [A]: 'here', [B]: 'there' })
    const merged = here.mergedWith(there)
    expect(merged.get(A)).toMatchObject({ note: 'here' })
    expect(merged.get(B)).toMatchObject({ note: 'there' })
    expect(merged.ids).toEqual([A, B, C])
  })

  it.each<[string, Remark]>([
    ['words', 'left out by you'],
    ['a judgement', { kind: 'same', what: 'token', place: { in: 'vault', name: 'PyPI: alice' } }],
    ['a judgement of a later version', { kind: 'burnt', by: 'fire', at: [1, 2] }],
  ])('takes over import reports with %s as they are', (_, reason) => {
    const [here, there] = parted({ [A]: ledger(reason) })
    there.put(B, ledger(reason)).put(A, { ...ledger(reason), readBack: ADDED })
    here.put(C, account('alice'))
    there.put(D, account('bob'))
    const merged = here.mergedWith(there)
    expect(merged.get(B)).toEqual(ledger(reason))
    expect(merged.get(A)).toMatchObject({ rows: [{ reason }] })
    expect(here.mergedWith(here.copied()).get(A)).toEqual(ledger(reason))
  })

  it('counts on from the higher revision, so that the merged vault is newer than both', () => {
    const [here, there] = parted({ [A]: account('alice') })
    for (const note of ['1', '2', '3']) there.put(A, account('alice', note))
    expect(here.mergedWith(there).revision).toBe(there.revision + 1)
  })

  it('asks rather than guesses where nothing written later proves that a version is the old one', () => {
    const [here, there] = parted({ [A]: account('alice') })
    there.put(A, account('alice', 'there'))
    expect(here.outcomes(there)).toEqual({ [A]: 'conflict' })
  })

  it('keeps both versions of a conflict unless one is chosen', () => {
    const [here, there] = parted({ [A]: account('alice') })
    here.put(A, account('alice', 'here'))
    there.put(A, account('alice', 'there'))
    expect(here.outcomes(there)).toEqual({ [A]: 'conflict' })
    const both = here.mergedWith(there)
    expect(both.get(A)).toMatchObject({ note: 'here' })
    expect(both.get(copyOf(there, A))).toMatchObject({ note: 'there' })
    expect(here.mergedWith(there, chosen({ [A]: 'here' })).get(A)).toMatchObject({ note: 'here' })
    const theirs = here.mergedWith(there, chosen({ [A]: 'there' }))
    expect(theirs.get(A)).toMatchObject({ note: 'there' })
    expect(theirs.ids).toEqual([A])
  })

  it('moves what came with the other version of an account to that version', () => {
    const [here, there] = parted({ [A]: account('alice'), [B]: totp(A) })
    here.put(A, account('alice', 'here'))
    there.put(A, account('alice', 'there')).put(C, totp(A, 'new there'))
    const merged = here.mergedWith(there)
    expect(merged.get(B)).toMatchObject({ account: A })
    expect(merged.get(C)).toMatchObject({ account: copyOf(there, A) })
    expect(merged.mergedWith(there).ids).toEqual(merged.ids)
    expect(merged.outcomes(there)).toEqual({ [copyOf(there, A)]: 'added' })
  })

  it('does not repeat a conflict that the other side has settled', () => {
    const [here, there] = parted({ [A]: account('alice') })
    here.put(A, account('alice', 'here')).put(C, totp(A))
    there.put(A, account('alice', 'there'))
    const settled = there.mergedWith(here)
    const merged = here.mergedWith(settled)
    expect(merged.ids).toEqual(settled.ids)
    for (const recordId of settled.ids) expect(merged.get(recordId)).toEqual(settled.get(recordId))
  })

  it('keeps what is new on either side', () => {
    const [here, there] = parted({ [A]: account('alice') })
    here.put(B, account('bob'))
    there.put(C, account('carol'))
    expect(here.outcomes(there)).toEqual({ [B]: 'added', [C]: 'added' })
    expect(here.mergedWith(there).ids).toEqual([A, B, C])
  })

  it('names a deletion, and only applies it when chosen', () => {
    const [here, there] = parted({ [A]: account('alice'), [B]: account('bob'), [C]: account('carol') })
    here.remove(A)
    there.remove(B)
    expect(here.outcomes(there)).toEqual({ [A]: 'deleted', [B]: 'deleted' })
    expect(here.mergedWith(there).ids).toEqual([A, B, C])
    expect(here.mergedWith(there, chosen({}, A, B)).ids).toEqual([C])
  })

  it('keeps a record that one side deleted and the other changed', () => {
    const [here, there] = parted({ [A]: account('alice'), [B]: account('bob') })
    here.remove(A)
    there.put(A, account('alice', 'there'))
    expect(here.outcomes(there)).toEqual({ [A]: 'added' })
    expect(here.mergedWith(there, chosen({}, A)).get(A)).toMatchObject({ note: 'there' })
  })

  it('does not delete an account that something is still kept for', () => {
    const [here, there] = parted({ [A]: account('alice'), [B]: totp(A), [C]: account('carol') })
    there.remove(A).remove(B)
    expect(here.mergedWith(there, chosen({}, A)).ids).toEqual([A, B, C])
    expect(here.mergedWith(there, chosen({}, A, B)).ids).toEqual([C])
  })

  it('takes the later day on which a token was proved without asking', () => {
    const [early, late] = ['2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z']
    expect(joinRecords({ ...hotp(1), proved: late }, { ...hotp(2), proved: early })).toEqual({
      ...hotp(2),
      proved: late,
    })
    expect(joinRecords(hotp(1), { ...hotp(1), proved: early })).toEqual({ ...hotp(1), proved: early })
    expect(joinRecords({ ...hotp(1), corrected: early }, { ...hotp(1), proved: late })).toBeUndefined()
  })

  it('takes the higher HOTP counter without asking', () => {
    const [here, there] = parted({ [B]: hotp(5) })
    here.put(B, hotp(6))
    there.put(B, hotp(8))
    expect(here.outcomes(there)).toEqual({ [B]: 'combined' })
    expect(here.mergedWith(there).get(B)).toEqual(hotp(8))
    expect(there.mergedWith(here).get(B)).toEqual(hotp(8))
  })

  it('unites used marks, with the earlier date', () => {
    const [here, there] = parted({ [B]: codes(undefined, undefined, undefined) })
    here.put(B, codes('2026-02-01', '2026-02-03', undefined))
    there.put(B, codes(undefined, '2026-02-02', undefined))
    expect(here.mergedWith(there).get(B)).toEqual(codes('2026-02-01', '2026-02-02', undefined))
  })

  it('unites the tests of a key, with the higher counter', () => {
    const [here, there] = parted({ [B]: key(1, '1') })
    here.put(B, key(4, '1', '2'))
    there.put(B, key(3, '1', '3'))
    expect(here.mergedWith(there).get(B)).toEqual(key(4, '1', '2', '3'))
  })

  it('unites the keys that both sides noted at an account', () => {
    const [here, there] = parted({ [A]: account('alice'), [B]: key(1), [C]: { ...key(1), name: 'red' } })
    here.put(A, account('alice', '', B))
    there.put(A, account('alice', '', C))
    expect(here.outcomes(there)).toEqual({ [A]: 'combined' })
    expect(here.mergedWith(there).get(A)).toEqual(account('alice', '', B, C))
    expect(there.mergedWith(here).get(A)).toEqual(account('alice', '', B, C))
  })

  it('forgets where a key is registered when its deletion is chosen, and only then', () => {
    const records = {
      [A]: account('alice', '', B),
      [B]: key(1),
      [C]: { ...key(1), name: 'red' },
      [D]: account('bob', '', B),
    }
    const [here, there] = parted(records)
    there.put(A, account('alice')).put(D, account('bob')).remove(B)
    here.put(A, account('alice', '', B, C))
    expect(here.mergedWith(there).get(A)).toEqual(account('alice', '', B, C))
    const merged = here.mergedWith(there, chosen({}, B))
    expect(merged.get(B)).toBeUndefined()
    expect(merged.get(A)).toEqual(account('alice', '', C))
    expect(merged.get(D)).toEqual(account('bob'))
  })

  it('calls other changes of a token, a code set or a key on both sides a conflict', () => {
    const [here, there] = parted({ [A]: totp(D), [B]: codes(undefined), [C]: key(1) })
    here
      .put(A, totp(D, 'one'))
      .put(B, { ...codes(undefined), source: 'x' })
      .put(C, { ...key(1), name: 'red' })
    there
      .put(A, totp(D, 'two'))
      .put(B, codes('2026-01-01'))
      .put(C, { ...key(1), name: 'green' })
    expect(here.outcomes(there)).toEqual({ [A]: 'conflict', [B]: 'conflict', [C]: 'conflict' })
    expect(here.mergedWith(there).ids).toHaveLength(6)
  })

  it('leaves settings as they are here', () => {
    const settings = (graceSeconds: number): KitRecord => ({
      kind: 'settings',
      graceSeconds,
      lockMinutes: 5,
      clipboardSeconds: 30,
    })
    const [here, there] = parted({ [A]: settings(1) })
    there.put(A, settings(600)).put(B, settings(0))
    expect(here.outcomes(there)).toEqual({ [A]: 'here', [B]: 'here' })
    expect(here.mergedWith(there).get(A)).toEqual(settings(1))
  })

  it('merges records that this version does not know, as they are', () => {
    const [here, there] = parted({})
    there.write([{ type: 'put', id: A, plaintext: bytes('from the future') }])
    expect(here.mergedWith(there).snapshot.get(A)?.plaintext).toEqual(bytes('from the future'))
  })

  it('counts everything as changed when the copies share no write, as after a change of the vault key', () => {
    const [here, there] = parted({ [A]: account('alice'), [B]: account('bob'), [C]: account('carol') })
    for (const record of there.snapshot.values()) there.write([{ type: 'put', ...record }])
    here.put(A, account('alice', 'here')).remove(C)
    expect(here.outcomes(there)).toEqual({ [A]: 'conflict', [C]: 'added' })
  })
})

/** What may happen to a copy after it was made. */
const edit = fc.oneof(
  fc.record({ what: fc.constant('note' as const), on: fc.nat(5), text: fc.string({ maxLength: 3 }) }),
  fc.record({ what: fc.constant('remove' as const), on: fc.nat(5) }),
  fc.record({ what: fc.constant('add' as const), on: fc.nat(5), text: fc.string({ minLength: 1, maxLength: 3 }) }),
  fc.record({ what: fc.constant('count' as const), by: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ what: fc.constant('register' as const), on: fc.nat(5), key: fc.constantFrom('b', 'c') }),
  fc.record({ what: fc.constant('forget' as const), key: fc.constantFrom('b', 'c') }),
)
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never

const BASE = Object.fromEntries<KitRecord>([
  ...Array.from({ length: 6 }, (_, place) => [id(String(place)), account(`base ${place}`)] as const),
  [id('a'), hotp(0, id('0'))],
  [id('b'), key(1)],
  [id('c'), { ...key(1), name: 'red' }],
])

function apply(copy: VaultCopy, side: string, edits: readonly Edit[]): void {
  for (const [place, one] of edits.entries()) {
    const target = 'on' in one ? id(String(one.on)) : id('a')
    if (one.what === 'remove') copy.remove(target)
    else if (one.what === 'note') copy.put(target, account(`base ${one.on}`, one.text))
    else if (one.what === 'add')
      copy.put(`${side}${place.toString(16).padStart(31, '0')}`, totp(target, `${side}${place}${one.text}`))
    else if (one.what === 'register') {
      const record = copy.get(target)
      if (record?.kind === 'account' && copy.get(id(one.key)))
        copy.put(target, joinKeys(record, [{ key: id(one.key) }]))
    } else if (one.what === 'forget') forget(copy, id(one.key))
    else {
      const record = copy.get(target)
      if (record?.kind === 'token' && record.token.type === 'hotp')
        copy.put(target, hotp(record.token.counter + one.by, id('0')))
    }
  }
}

/** Removes a key as the app does. */
function forget(copy: VaultCopy, gone: string): void {
  for (const one of copy.ids) {
    const record = copy.get(one)
    if (record?.kind === 'account' && record.keys)
      copy.put(
        one,
        keepingKeys(record, (noted) => noted !== gone),
      )
  }
  copy.remove(gone)
}

const copies = fc.tuple(fc.array(edit, { maxLength: 8 }), fc.array(edit, { maxLength: 8 })).map(([mine, theirs]) => {
  const [here, there] = parted(BASE)
  apply(here, 'e', mine)
  apply(there, 'f', theirs)
  return { base: parted(BASE)[0], here, there }
})

/** All contents, without ids; the account is left out where merging may move it. */
function contents(copy: VaultCopy): string[] {
  return copy.ids
    .map((recordId) => {
      const record = copy.get(recordId)
      return JSON.stringify(record?.kind === 'token' ? { ...record, account: undefined } : record)
    })
    .sort()
}

describe('merging, whatever happened on both sides', () => {
  it('is complete: every version that one side made last is in the result', () => {
    fc.assert(
      fc.property(copies, ({ base, here, there }) => {
        const merged = new Set(contents(here.mergedWith(there)))
        for (const side of [here, there]) {
          for (const recordId of side.ids) {
            const record = side.get(recordId)
            const old = JSON.stringify(record) === JSON.stringify(base.get(recordId))
            // Not there: an older version that the other side changed, a counter that it moved on, keys that it joined.
            if (old || (record?.kind === 'token' && record.token.type === 'hotp') || record?.kind === 'account')
              continue
            const [content] = contents(
              new VaultCopy(0, new Map([...side.snapshot].filter(([one]) => one === recordId))),
            )
            expect(merged).toContain(content)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('loses no record: every id of either side is in the result', () => {
    fc.assert(
      fc.property(copies, ({ here, there }) => {
        const merged = new Set(here.mergedWith(there).ids)
        for (const recordId of [...here.ids, ...there.ids]) expect(merged).toContain(recordId)
      }),
      { numRuns: 150 },
    )
  })

  it('never turns a HOTP counter back', () => {
    fc.assert(
      fc.property(copies, ({ here, there }) => {
        const counter = (copy: VaultCopy) => {
          const record = copy.get(id('a'))
          return record?.kind === 'token' && record.token.type === 'hotp' ? record.token.counter : -1
        }
        expect(counter(here.mergedWith(there))).toBe(Math.max(counter(here), counter(there)))
      }),
      { numRuns: 150 },
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(copies, ({ here, there }) => {
        const once = here.mergedWith(there)
        expect(once.mergedWith(there).revision).toBe(once.revision)
      }),
      { numRuns: 150 },
    )
  })

  it('gives the same in either order, except for the ids of versions kept beside', () => {
    fc.assert(
      fc.property(copies, ({ here, there }) => {
        expect(contents(here.mergedWith(there))).toEqual(contents(there.mergedWith(here)))
      }),
      { numRuns: 150 },
    )
  })

  it('settles: after merging each into the other, both are the same', () => {
    fc.assert(
      fc.property(copies, ({ here, there }) => {
        const merged = here.mergedWith(there)
        const other = there.mergedWith(merged)
        expect(other.ids).toEqual(merged.ids)
        expect(contents(other)).toEqual(contents(merged))
      }),
      { numRuns: 150 },
    )
  })

  it('loses no name, note or key of an account', () => {
    fc.assert(
      fc.property(copies, ({ base, here, there }) => {
        const merged = here.mergedWith(there)
        const all = merged.ids.map((one) => merged.get(one)).filter((record) => record?.kind === 'account')
        for (const side of [here, there]) {
          for (const recordId of side.ids) {
            const record = side.get(recordId)
            if (record?.kind !== 'account' || JSON.stringify(record) === JSON.stringify(base.get(recordId))) continue
            const holds = all.some(
              ({ name, note, keys }) =>
                name === record.name &&
                note === record.note &&
                (record.keys ?? []).every((one) => keys?.some((other) => other.key === one.key)),
            )
            expect(holds).toBe(true)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('leaves no note of a key that is not there', () => {
    fc.assert(
      fc.property(copies, fc.subarray(Object.keys(BASE)), ({ here, there }, deletions) => {
        for (const choices of [undefined, chosen({}, ...deletions)]) {
          const merged = here.mergedWith(there, choices)
          for (const one of merged.ids) {
            const record = merged.get(one)
            if (record?.kind === 'account')
              for (const { key: noted } of record.keys ?? []) expect(merged.ids).toContain(noted)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('leaves no token without its account', () => {
    fc.assert(
      fc.property(copies, fc.subarray(Object.keys(BASE)), ({ here, there }, deletions) => {
        const orphans = (copy: VaultCopy) =>
          copy.ids.filter((one) => {
            const record = copy.get(one)
            return record?.kind === 'token' && copy.get(record.account) === undefined
          })
        const before = new Set([...orphans(here), ...orphans(there)])
        const after = orphans(here.mergedWith(there, chosen({}, ...deletions)))
        expect(after.filter((one) => !before.has(one))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})
