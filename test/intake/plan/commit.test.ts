import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LedgerRecord, Stored } from '../../../electron/accounts/records.ts'
import type { Found } from '../../../electron/intake/intake.ts'
import { commitIntake } from '../../../electron/intake/plan/commit.ts'
import type { VaultContents } from '../../../electron/intake/plan/vault-contents.ts'
import { planIntake } from '../../../electron/intake/plan/plan.ts'
import type { IntakePlan, Taken } from '../../../electron/intake/plan/plan-types.ts'
import { tokenDigest } from '../../../electron/otp/token.ts'
import {
  accountRecord,
  bytes,
  codeSetRecord,
  codesFound,
  EMPTY,
  ids,
  kitOf,
  NOW,
  sources,
  tokenFound,
  tokenRecord,
  totp,
} from '../../fixtures/intake/plans.ts'

const ticked = (plan: IntakePlan): Taken[] =>
  plan.entries.filter((entry) => entry.ticked).map(({ index, service, name }) => ({ index, service, name }))

function commit(found: readonly Found[], kit: VaultContents = EMPTY, take?: (plan: IntakePlan) => Taken[]) {
  const plan = planIntake(sources(found), kit)
  return commitIntake(plan, (take ?? ticked)(plan), NOW, ids())
}

const outcomes = (ledger: LedgerRecord) => ledger.rows.map((row) => [row.what, row.outcome, row.reason])
const ofKind = (put: readonly Stored[], kind: string) => put.filter((record) => record.kind === kind)

test('a token and its account are saved as they are', () => {
  const found = tokenFound('PyPI', 'alice', 's1', { note: 'Owner', verbatim: bytes('otpauth://…') })
  const { put, ledger } = commit([found])
  const [account, token] = ['1', '2'].map((id) => id.padStart(32, '0'))
  expect(put).toEqual([
    { kind: 'account', id: account, service: 'PyPI', name: 'alice', note: 'Owner', added: NOW },
    {
      kind: 'token',
      id: token,
      account,
      token: totp('s1'),
      added: NOW,
      source: 'file 1',
      verbatim: bytes('otpauth://…'),
    },
  ])
  expect(ledger).toEqual({
    kind: 'ledger',
    id: '3'.padStart(32, '0'),
    at: NOW,
    missing: [],
    sources: [{ name: 'file 1', format: 'List of otpauth links', notes: [] }],
    rows: [
      {
        source: 'file 1',
        file: 0,
        record: token,
        what: 'PyPI: alice (TOTP, SHA1, 6 digits, 30 s)',
        outcome: 'added',
        reason: '',
      },
    ],
  })
})

test('codes and a token of one account share it, whatever the case of its name', () => {
  const { put } = commit([tokenFound('PyPI', 'alice', 's'), codesFound('pypi', 'Alice', ['c1', 'c2'], '2025-03-14')])
  const [account] = ofKind(put, 'account')
  expect(ofKind(put, 'account')).toHaveLength(1)
  expect(ofKind(put, 'code-set')).toMatchObject([
    { account: account?.id, issued: '2025-03-14', codes: [{ text: bytes('c1') }, { text: bytes('c2') }] },
  ])
})

test('entries without any name get an account each', () => {
  const { put } = commit([tokenFound('', '', 's1'), tokenFound('', ' ', 's2')])
  expect(ofKind(put, 'account')).toHaveLength(2)
})

test('an account in the vault is joined, and a new note is added to its own', () => {
  const kit = kitOf(accountRecord('a1', 'PyPI', 'alice', 'old'))
  const { put } = commit(
    [tokenFound('PYPI', 'alice', 's', { note: 'new' }), tokenFound('PyPI', 'alice', 's2', { note: 'old' })],
    kit,
  )
  expect(ofKind(put, 'account')).toMatchObject([{ id: 'a1', service: 'PyPI', note: 'old\nnew' }])
  expect(ofKind(put, 'token')).toMatchObject([{ account: 'a1' }, { account: 'a1' }])
})

test('what was not ticked is left out and named', () => {
  const { put, ledger } = commit([tokenFound('PyPI', 'alice', 's')], EMPTY, () => [])
  expect(put).toEqual([])
  expect(outcomes(ledger)).toEqual([['PyPI: alice (TOTP, SHA1, 6 digits, 30 s)', 'refused', { kind: 'left-out' }]])
})

test('everything that is set aside is kept, ticked or not', () => {
  const { put, ledger } = commit([
    { kind: 'quarantined', what: 'Bank', reason: { kind: 'link-unknown' }, verbatim: bytes('raw') },
  ])
  expect(put).toMatchObject([
    {
      kind: 'quarantined',
      what: 'Bank',
      reason: { kind: 'link-unknown' },
      source: 'file 1',
      verbatim: bytes('raw'),
      added: NOW,
    },
  ])
  expect(outcomes(ledger)).toEqual([['Bank', 'quarantined', { kind: 'link-unknown' }]])
})

test('what an earlier import set aside is named again and not kept twice', () => {
  const found: Found = { kind: 'quarantined', what: 'Bank', reason: { kind: 'link-unknown' }, verbatim: bytes('raw') }
  const kit = kitOf({ ...found, id: 'f'.repeat(32), source: 'earlier', added: NOW })
  const { put, ledger } = commit([found], kit)
  expect(put).toEqual([])
  expect(outcomes(ledger)).toEqual([['Bank', 'quarantined', { kind: 'kept-before', reason: { kind: 'link-unknown' } }]])
})

test('a source that could not be read has a row of its own', () => {
  const plan = planIntake([{ source: 'x', error: { code: 'no-qr-code', message: 'No QR.' } }], EMPTY)
  expect(commitIntake(plan, [], NOW, ids()).ledger.rows).toEqual([
    {
      source: 'x',
      file: 0,
      what: 'the whole file',
      outcome: 'refused',
      reason: { kind: 'not-read', code: 'no-qr-code' },
    },
  ])
})

describe('a duplicate', () => {
  const kit = kitOf(accountRecord('a1', 'PyPI', 'alice'), tokenRecord('t1', 'a1', totp('s')))
  const all = (plan: IntakePlan) => plan.entries.map(({ index, service, name }) => ({ index, service, name }))

  test('that is ticked all the same under the same name stays a duplicate', () => {
    const { put, ledger } = commit([tokenFound('pypi', 'Alice', 's')], kit, all)
    expect(put).toEqual([])
    expect(outcomes(ledger)).toEqual([
      [
        'pypi: Alice (TOTP, SHA1, 6 digits, 30 s)',
        'duplicate',
        { kind: 'same', what: 'entry', place: { in: 'vault', name: 'PyPI: alice' } },
      ],
    ])
  })

  test('that is ticked under another name is added', () => {
    const { put, ledger } = commit([tokenFound('PyPI', 'bot', 's')], kit, all)
    expect(ofKind(put, 'token')).toHaveLength(1)
    expect(outcomes(ledger)).toMatchObject([['PyPI: bot (TOTP, SHA1, 6 digits, 30 s)', 'added', '']])
  })

  test('of an entry that was left out is no duplicate any more', () => {
    const found = tokenFound('PyPI', 'bob', 'other')
    const { ledger } = commit([found, found], kit, (plan) => all(plan).slice(1))
    expect(ledger.rows.map((row) => row.outcome)).toEqual(['refused', 'added'])
  })
})

describe('a new code set', () => {
  const kit = kitOf(
    accountRecord('a1', 'PyPI', 'alice'),
    codeSetRecord('c0', 'a1', ['z'], { voided: '2020-01-01T00:00:00.000Z' }),
    codeSetRecord('c1', 'a1', ['one'], { issued: '2024-05-01' }),
  )

  test('voids the one in force', () => {
    const { put } = commit([codesFound('PyPI', 'alice', ['new'], '2025-01-01')], kit)
    expect(ofKind(put, 'code-set')).toMatchObject([{ codes: [{ text: bytes('new') }] }, { id: 'c1', voided: NOW }])
    expect(ofKind(put, 'code-set')[0]).not.toHaveProperty('voided')
  })

  test('that is known to be older is kept as void', () => {
    const { put } = commit([codesFound('PyPI', 'alice', ['new'], '2023-01-01')], kit)
    expect(ofKind(put, 'code-set')).toMatchObject([{ codes: [{ text: bytes('new') }], voided: NOW }])
  })

  test('of two in one import, the newer one is in force', () => {
    const found = [codesFound('PyPI', 'alice', ['n2'], '2025-02-02'), codesFound('PyPI', 'alice', ['n1'], '2025-01-01')]
    const sets = ofKind(commit(found, kit).put, 'code-set')
    expect(sets.filter((set) => !('voided' in set))).toMatchObject([{ issued: '2025-02-02' }])
    expect(sets).toHaveLength(3)
  })
})

describe('for any mix of entries, vault and ticks', () => {
  const name = fc.constantFrom('', 'a', 'A', 'b')
  const secret = fc.constantFrom('s1', 's2', 's3', 's4')
  const found: fc.Arbitrary<Found> = fc.oneof(
    fc
      .tuple(name, name, secret, fc.constantFrom(6, 8))
      .map(([issuer, account, text, digits]) => tokenFound(issuer, account, text, { token: totp(text, { digits }) })),
    fc.tuple(name, name, fc.subarray(['c1', 'c2', 'c3'], { minLength: 1 })).map((parts) => codesFound(...parts)),
    fc.constant<Found>({ kind: 'quarantined', what: 'q', reason: { kind: 'link-unknown' }, verbatim: bytes('v') }),
    fc.constant<Found>({ kind: 'refused', what: 'line 1', reason: { kind: 'not-a-link' } }),
  )
  const kit = kitOf(
    accountRecord('a1', 'a', 'b'),
    tokenRecord('t1', 'a1', totp('s1')),
    codeSetRecord('c1', 'a1', ['c1', 'c2']),
  )
  const mix = fc.record({
    files: fc.array(fc.array(found, { maxLength: 8 }), { maxLength: 3 }),
    take: fc.array(fc.record({ index: fc.nat({ max: 25 }), service: name, name }), { maxLength: 20 }),
    kit: fc.constantFrom(EMPTY, kit),
  })

  test('read = added + duplicate + refused + quarantined, and no entry is without its row', () => {
    fc.assert(
      fc.property(mix, ({ files, take, kit }) => {
        const { put, ledger } = commitIntake(planIntake(sources(...files), kit), take, NOW, ids())
        const entries = files.flat()
        const count = (outcome: string) => ledger.rows.filter((row) => row.outcome === outcome).length
        expect(ledger.rows).toHaveLength(entries.length)
        expect(count('added')).toBe(ofKind(put, 'token').length + added(put, kit))
        expect(count('quarantined')).toBe(ofKind(put, 'quarantined').length)
        expect(count('quarantined')).toBe(entries.filter((one) => one.kind === 'quarantined').length)
        expect(count('added') + count('duplicate') + count('refused') + count('quarantined')).toBe(entries.length)
      }),
    )
  })

  test('every token is in the vault afterwards, or its row says why not', () => {
    fc.assert(
      fc.property(mix, ({ files, take, kit }) => {
        const { put, ledger } = commitIntake(planIntake(sources(...files), kit), take, NOW, ids())
        const held = new Set(
          [...kit.tokens, ...put].flatMap((record) => (record.kind === 'token' ? [tokenDigest(record.token)] : [])),
        )
        for (const [index, one] of files.flat().entries()) {
          if (one.kind !== 'token') continue
          const row = ledger.rows[index]
          if (row?.outcome === 'refused') expect(row.reason).toEqual({ kind: 'left-out' })
          else expect(held).toContain(tokenDigest(one.token))
        }
      }),
    )
  })

  test('each account has at most one code set in force, and belongs to one name', () => {
    fc.assert(
      fc.property(mix, ({ files, take, kit }) => {
        const { put } = commitIntake(planIntake(sources(...files), kit), take, NOW, ids())
        const after = new Map([...kit.accounts, ...kit.codeSets, ...put].map((record) => [record.id, record]))
        const inForce = [...after.values()].filter((record) => record.kind === 'code-set' && !record.voided)
        const owners = inForce.map((record) => (record.kind === 'code-set' ? record.account : ''))
        expect(new Set(owners).size).toBe(owners.length)
        for (const owner of owners) expect(after.get(owner)?.kind).toBe('account')
      }),
    )
  })
})

/** Code sets that were not in the vault before. */
function added(put: readonly Stored[], kit: VaultContents): number {
  return ofKind(put, 'code-set').filter((set) => !kit.codeSets.some((before) => before.id === set.id)).length
}

describe('codes whose service was only guessed', () => {
  const guess = { ...codesFound('PyPI', '', ['new1', 'new2']), guessed: true, burnsFirst: true } as Found
  const kit = kitOf(accountRecord('a1', 'PyPI', ''), codeSetRecord('c1', 'a1', ['old']))

  test('get an account of their own, and leave the codes in force', () => {
    const { put } = commit([guess, tokenFound('PyPI', '', 'secret')], kit)
    expect(put).toMatchObject([
      { kind: 'account', service: 'PyPI', name: '' },
      { kind: 'code-set', account: '1'.padStart(32, '0'), codes: [{ text: bytes('new1') }, { text: bytes('new2') }] },
      // What names its service itself joins the account that was there.
      { kind: 'token', account: 'a1' },
    ])
  })

  test('go where a person says', () => {
    const { put } = commit([guess], kitOf(accountRecord('a1', 'PyPI', 'mara')), () => [
      { index: 0, service: 'PyPI', name: 'mara' },
    ])
    expect(put).toMatchObject([{ kind: 'code-set', account: 'a1' }])
  })
})
