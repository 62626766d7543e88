import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { keyMatrix, type AccountFacts, type KeyFacts } from '../../electron/keys/matrix.ts'
import { standing, type KeyNote } from '../../electron/keys/matrix-cell.ts'
import { enrolPlace, takesKeys } from '../../electron/keys/matrix-facts.ts'
import { serviceOf } from '../../electron/services/services.ts'

const BLUE: KeyFacts = { id: 'b'.repeat(32), name: 'Blue', sticker: 'blue' }
const GREEN: KeyFacts = { id: 'c'.repeat(32), name: 'Green' }
const LOST: KeyFacts = { id: 'a'.repeat(32), name: 'A lost one', gone: { how: 'lost', on: '2026-02-01' } }

function account(name: string, notes: readonly KeyNote[] = [], takes: AccountFacts['takes'] = 'keys'): AccountFacts {
  return { id: name, service: 'PyPI', name, takes, where: { kind: 'settings' }, notes }
}

const tried = (key: KeyFacts, on = '2026-01-05'): KeyNote => ({ key: key.id, noted: '2026-01-01', tried: on })
const told = (key: KeyFacts): KeyNote => ({ key: key.id, noted: '2026-01-01' })

function cellsOf(notes: readonly KeyNote[]) {
  return keyMatrix({ keys: [BLUE], accounts: [account('alice', notes)] }).rows[0]?.cells
}

function shortOf(...notes: readonly KeyNote[]) {
  return keyMatrix({ keys: [BLUE, GREEN, LOST], accounts: [account('alice', notes)] }).rows[0]?.inShort
}

describe('a cell', () => {
  test.each<[string, readonly KeyNote[], object]>([
    ['nothing is noted', [], { kind: 'none' }],
    ['the key is noted', [told(BLUE)], { kind: 'told', on: '2026-01-01' }],
    ['it was noted by an earlier version', [{ key: BLUE.id }], { kind: 'told' }],
    ['the user signed in with it', [tried(BLUE)], { kind: 'tried', on: '2026-01-05', noted: '2026-01-01' }],
    ['they did on the same day', [tried(BLUE, '2026-01-01')], { kind: 'tried', on: '2026-01-01', noted: '2026-01-01' }],
    ['it was noted again after the sign-in', [tried(BLUE, '2025-12-31')], { kind: 'told', on: '2026-01-01' }],
    ['another key is noted', [told(GREEN)], { kind: 'none' }],
  ])('says what was seen when %s', (_when, notes, cell) => {
    expect(cellsOf(notes)).toEqual([cell])
  })
})

describe('a row in short', () => {
  it('counts what was tried, and never more', () => {
    expect(shortOf()).toEqual({ kind: 'no-key' })
    expect(shortOf(told(BLUE))).toEqual({ kind: 'none-tried', told: 1 })
    expect(shortOf(told(BLUE), told(GREEN))).toEqual({ kind: 'none-tried', told: 2 })
    expect(shortOf(tried(BLUE))).toEqual({ kind: 'one-tried', told: 0 })
    expect(shortOf(tried(BLUE), told(GREEN))).toEqual({ kind: 'one-tried', told: 1 })
    expect(shortOf(tried(BLUE), tried(GREEN))).toEqual({ kind: 'several-tried', tried: 2 })
  })

  it('does not count a key that is gone, and says that it is to be removed', () => {
    const { rows } = keyMatrix({
      keys: [LOST, BLUE],
      accounts: [account('alice', [tried(LOST), tried(BLUE)]), account('bob', [tried(LOST)])],
    })
    expect(rows.map(({ name, inShort, remove }) => [name, inShort, remove])).toEqual([
      ['bob', { kind: 'no-key' }, [LOST.id]],
      ['alice', { kind: 'one-tried', told: 0 }, [LOST.id]],
    ])
  })
})

describe('the matrix', () => {
  it('has keys by name, those that are gone last, and the worst accounts first', () => {
    const { keys, rows } = keyMatrix({
      keys: [LOST, GREEN, BLUE],
      accounts: [account('dora', [tried(BLUE), tried(GREEN)]), account('carl', [told(BLUE)]), account('bob')],
    })
    expect(keys.map(({ name }) => name)).toEqual(['Blue', 'Green', 'A lost one'])
    expect(rows.map(({ name }) => name)).toEqual(['bob', 'carl', 'dora'])
  })

  it('leaves out and counts accounts whose service takes no key, unless one is noted', () => {
    const matrix = keyMatrix({
      keys: [BLUE],
      accounts: [account('alice', [], 'none'), account('bob', [told(BLUE)], 'none'), account('carl', [], 'none')],
    })
    expect([matrix.rows.map(({ name }) => name), matrix.notKnown, matrix.without]).toEqual([['bob'], [], 2])
  })

  it('keeps accounts of services that nothing is known of apart, until a key is noted', () => {
    const matrix = keyMatrix({
      keys: [BLUE],
      accounts: [account('alice', [], 'not-known'), account('bob', [told(BLUE)], 'not-known')],
    })
    expect([matrix.rows, matrix.notKnown].map((rows) => rows.map(({ name }) => name))).toEqual([['bob'], ['alice']])
    expect(matrix.without).toBe(0)
  })

  it('says of each key that is not gone where it may be added, where that helps most first', () => {
    const { keys } = keyMatrix({
      keys: [BLUE, GREEN, LOST],
      accounts: [
        account('alice', [tried(BLUE)]),
        account('bob'),
        account('carl', [told(BLUE), told(GREEN)]),
        account('dora', [], 'not-known'),
      ],
    })
    expect(keys.map(({ name, enrolAt }) => [name, enrolAt])).toEqual([
      ['Blue', ['bob']],
      ['Green', ['bob', 'alice']],
      ['A lost one', []],
    ])
  })
})

const KEYS = [BLUE, GREEN, LOST]
const day = fc.constantFrom('2026-01-01', '2026-01-02', '2026-01-03')
const notes = fc.uniqueArray(
  fc.record({ key: fc.constantFrom(...KEYS.map(({ id }) => id)), noted: day, tried: day }, { requiredKeys: ['key'] }),
  { selector: ({ key }) => key },
)
const accounts = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[0-9a-f]{4}$/),
    service: fc.constantFrom('PyPI', 'npm', ''),
    name: fc.constantFrom('alice', 'Alice', 'bob', ''),
    takes: fc.constantFrom('keys' as const, 'none' as const, 'not-known' as const),
    where: fc.constant({ kind: 'settings' as const }),
    notes,
  }),
  { selector: ({ id }) => id, maxLength: 8 },
)

describe('whatever is noted', () => {
  it('the matrix does not depend on any order', () => {
    const shuffled = accounts.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.shuffledSubarray(KEYS, { minLength: KEYS.length }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([all, mixed, keys]) => {
        const turned = mixed.map((one) => ({ ...one, notes: one.notes.toReversed() }))
        expect(keyMatrix({ keys, accounts: turned })).toEqual(keyMatrix({ keys: KEYS, accounts: all }))
      }),
    )
  })

  it('noting a key, or a sign-in with it, never makes a row worse', () => {
    const standingOf = (some: readonly KeyNote[]) => {
      const [row] = keyMatrix({ keys: KEYS, accounts: [account('alice', some)] }).rows
      return row ? standing(row.inShort) : -1
    }
    fc.assert(
      fc.property(notes, fc.constantFrom(...KEYS), (before, key) => {
        const others = before.filter((one) => one.key !== key.id)
        const [not, noted, used] = [others, [...others, told(key)], [...others, tried(key)]].map(standingOf)
        expect(noted).toBeGreaterThanOrEqual(not ?? Infinity)
        expect(used).toBeGreaterThanOrEqual(noted ?? Infinity)
      }),
    )
  })

  it('every account is a row, known not to be one, or counted', () => {
    fc.assert(
      fc.property(accounts, (all) => {
        const { rows, notKnown, without } = keyMatrix({ keys: KEYS, accounts: all })
        expect(rows.length + notKnown.length + without).toBe(all.length)
      }),
    )
  })
})

describe('whether a service takes keys', () => {
  test.each([
    ['PyPI', 'keys'],
    ['Bitwarden', 'keys'],
    ['Docker Hub', 'none'],
    ['PAUSE', 'none'],
    ['crates.io', 'none'],
    ['AWS', 'not-known'],
    ['1Password', 'not-known'],
    ['A shop nobody heard of', 'not-known'],
  ])('is read in the table: %s, %s', (service, takes) => {
    expect(takesKeys(serviceOf(service))).toBe(takes)
  })
})

describe('where a key is added', () => {
  it('is a page of the service if the table has one, and its settings otherwise', () => {
    expect(enrolPlace(serviceOf('RubyGems'))).toEqual({
      kind: 'page',
      page: 'https://rubygems.org/settings/edit',
      asOf: '2026-08-06',
    })
    // Its source has no date of its own.
    expect(enrolPlace(serviceOf('PyPI'))).toEqual({
      kind: 'page',
      page: 'https://pypi.org/manage/account/webauthn-provision',
    })
    expect(enrolPlace(serviceOf('npm'))).toEqual({ kind: 'settings' })
    expect(enrolPlace(undefined)).toEqual({ kind: 'settings' })
  })
})
