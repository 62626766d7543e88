import { describe, expect, test } from 'vitest'
import { planIntake } from '../../../electron/intake/plan/plan.ts'
import type { Found } from '../../../electron/intake/intake.ts'
import {
  accountRecord,
  bytes,
  codeSetRecord,
  codesFound,
  EMPTY,
  kitOf,
  readingOf,
  sources,
  tokenFound,
  tokenRecord,
  totp,
} from '../../fixtures/intake/plans.ts'

const quarantined = {
  kind: 'quarantined',
  what: 'Bank: me',
  reason: { kind: 'link-unknown' },
  verbatim: bytes('x'),
} as const
const refused = { kind: 'refused', what: 'line 3', reason: { kind: 'not-a-link' } } as const

test('every entry of every source is in the plan, in order, with what it is', () => {
  const { entries } = planIntake(
    sources([tokenFound('PyPI', 'alice', 's1'), quarantined], [codesFound('GitHub', '', ['c1', 'c2']), refused]),
    EMPTY,
  )
  expect(
    entries.map(({ index, file, source, kind, service, name, what, reason, ticked }) => [
      index,
      file,
      source,
      kind,
      service,
      name,
      what,
      reason,
      ticked,
    ]),
  ).toEqual([
    [0, 0, 'file 1', 'token', 'PyPI', 'alice', 'TOTP, SHA1, 6 digits, 30 s', undefined, true],
    [1, 0, 'file 1', 'quarantined', '', '', 'Bank: me', quarantined.reason, false],
    [2, 1, 'file 2', 'code-set', 'GitHub', '', '2 recovery codes', undefined, true],
    [3, 1, 'file 2', 'refused', '', '', 'line 3', refused.reason, false],
  ])
})

test('HOTP and Steam are described by what they have', () => {
  const hotp = { type: 'hotp', secret: bytes('a'), algorithm: 'SHA256', digits: 8, counter: 7 } as const
  const steam = { type: 'steam', secret: bytes('b'), algorithm: 'SHA1', digits: 5, period: 30 } as const
  const { entries } = planIntake(
    sources([tokenFound('', '', '', { token: hotp }), tokenFound('', '', '', { token: steam })]),
    EMPTY,
  )
  expect(entries.map((entry) => entry.what)).toEqual(['HOTP, SHA256, 8 digits, counter 7', 'Steam'])
})

describe('a token', () => {
  const kit = kitOf(accountRecord('a1', 'PyPI', 'Alice'), tokenRecord('t1', 'a1', totp('secret')))

  test('that is in the vault is a duplicate whatever it is called, and says where it is', () => {
    expect(planIntake(sources([tokenFound('Other', 'name', 'secret')]), kit).entries).toMatchObject([
      {
        duplicate: true,
        ticked: false,
        reason: { kind: 'same', what: 'token', place: { in: 'vault', name: 'PyPI: Alice' } },
      },
    ])
  })

  test('that comes twice in an import is a duplicate the second time', () => {
    const found = tokenFound('PyPI', 'alice', 's1')
    expect(planIntake(sources([found], [found]), EMPTY).entries).toMatchObject([
      { duplicate: false, ticked: true },
      {
        duplicate: true,
        ticked: false,
        reason: { kind: 'same', what: 'token', place: { in: 'import', name: 'PyPI: alice' } },
      },
    ])
  })

  test('with the same secret and other settings is new, and warned of', () => {
    const found = tokenFound('PyPI', 'alice', 'secret', {
      token: totp('secret', { digits: 8 }),
      warnings: [{ kind: 'text-before-link' }],
    })
    expect(planIntake(sources([found]), kit).entries).toMatchObject([
      {
        duplicate: false,
        ticked: true,
        warnings: [
          { kind: 'text-before-link' },
          {
            kind: 'other-settings',
            place: { in: 'vault', name: 'PyPI: Alice' },
            settings: 'TOTP, SHA1, 6 digits, 30 s',
          },
        ],
      },
    ])
  })

  test('with another HOTP counter is a duplicate, and the counters are named', () => {
    const hotp = { type: 'hotp', secret: bytes('h'), algorithm: 'SHA1', digits: 6, counter: 7 } as const
    const before = kitOf(accountRecord('a1', '', ''), tokenRecord('t1', 'a1', { ...hotp, counter: 9 }))
    expect(planIntake(sources([tokenFound('', '', '', { token: hotp })]), before).entries).toMatchObject([
      {
        duplicate: true,
        reason: { kind: 'same', what: 'token', place: { in: 'vault', name: '' } },
        warnings: [{ kind: 'other-counter', here: 7, there: 9 }],
      },
    ])
  })

  test('joins the account of the same service and name, whatever their case', () => {
    const { entries } = planIntake(sources([tokenFound('pypi', 'ALICE', 'new'), tokenFound('pypi', 'bob', 'b')]), kit)
    expect(entries.map((entry) => entry.joins)).toEqual(['a1', undefined])
  })
})

describe('a code set', () => {
  const kit = kitOf(
    accountRecord('a1', 'PyPI', 'alice'),
    codeSetRecord('c1', 'a1', ['one', 'two'], { issued: '2024-05-01' }),
    accountRecord('a2', 'GitHub', 'alice'),
    accountRecord('a3', 'GitHub', 'bob'),
  )

  test('with the same codes is a duplicate, in whatever order they stand', () => {
    expect(planIntake(sources([codesFound('PyPI', 'x', ['two', 'one'])]), kit).entries).toMatchObject([
      {
        duplicate: true,
        ticked: false,
        reason: { kind: 'same', what: 'codes', place: { in: 'vault', name: 'PyPI: alice' } },
      },
    ])
  })

  test('without a name joins the only account of its service', () => {
    const found = [codesFound('pypi', '', ['new']), codesFound('GitHub', '', ['g']), codesFound('', '', ['n'])]
    expect(planIntake(sources(found), kit).entries).toMatchObject([
      { service: 'PyPI', name: 'alice', joins: 'a1' },
      { service: 'GitHub', name: '' },
      { service: '', name: '' },
    ])
  })

  test('without a name takes the name of the only account that comes with it', () => {
    const found = [codesFound('npm', '', ['new'])]
    expect(planIntake(sources(found, [tokenFound('npm', 'carol', 's')]), EMPTY).entries[0]).toMatchObject({
      service: 'npm',
      name: 'carol',
    })
  })

  test('that was only guessed by its shape joins no account, and no code of it counts as used', () => {
    const guess = { ...codesFound('PyPI', '', ['new']), guessed: true, burnsFirst: true } as Found
    const named = kitOf(accountRecord('a1', 'PyPI', ''), codeSetRecord('c1', 'a1', ['one']))
    for (const one of [kit, named]) {
      const [entry] = planIntake(sources([guess]), one).entries
      expect(entry).toMatchObject({ service: 'PyPI', name: '', firstUsed: false, warnings: [] })
      expect(entry).not.toHaveProperty('joins')
    }
  })

  test('says what becomes of the codes in force', () => {
    const found = [codesFound('PyPI', 'alice', ['a'], '2025-01-01'), codesFound('PyPI', 'alice', ['b'], '2023-01-01')]
    expect(planIntake(sources(found), kit).entries.map((entry) => entry.warnings)).toEqual([
      [{ kind: 'replaces-codes', count: 2 }],
      [{ kind: 'older-codes' }],
    ])
  })
})

test('missing parts and unread sources are named', () => {
  const plan = planIntake(
    [
      { source: 'a', reading: readingOf([], { parts: [{ batch: 1, index: 0, size: 2 }] }) },
      { source: 'b', error: { code: 'unknown-format', message: 'No idea.' } },
      { source: 'c' },
    ],
    EMPTY,
  )
  expect(plan.missing).toEqual([{ kind: 'parts-missing', missing: [2], here: [1], of: 2 }])
  expect(plan.unread).toEqual([
    { source: 'b', file: 1, reason: { kind: 'not-read', code: 'unknown-format' } },
    { source: 'c', file: 2, reason: { kind: 'not-read', code: 'internal' } },
  ])
})
