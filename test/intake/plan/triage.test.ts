import { describe, expect, test } from 'vitest'
import { planIntake } from '../../../electron/intake/plan/plan.ts'
import { triageOf } from '../../../electron/intake/plan/triage.ts'
import {
  accountRecord,
  bytes,
  codesFound,
  EMPTY,
  kitOf,
  sources,
  tokenFound,
  tokenRecord,
  totp,
} from '../../fixtures/intake/plans.ts'

const KIT = kitOf(accountRecord('a1', 'npm', 'mara'), tokenRecord('t1', 'a1', totp('old')))

test('every entry is in one group', () => {
  const aside = { kind: 'quarantined', what: 'x', reason: { kind: 'link-unknown' }, verbatim: bytes('x') } as const
  const refused = { kind: 'refused', what: 'line 3', reason: { kind: 'not-a-link' } } as const
  const plan = planIntake(
    sources([tokenFound('PyPI', 'mara', 'p'), tokenFound('npm', 'mara', 'old'), aside, refused]),
    KIT,
  )
  expect(triageOf(plan)).toEqual([{ group: 'new' }, { group: 'here' }, { group: 'aside' }, { group: 'unreadable' }])
})

describe('two tokens of which one is right', () => {
  test('need an answer where the kit has another secret for the account', () => {
    const plan = planIntake(sources([tokenFound('NPM', 'Mara', 'new')]), KIT)
    expect(triageOf(plan)).toEqual([{ group: 'needs-you', question: { kind: 'two-secrets', first: 0 } }])
  })

  test('are one question where both are in the import', () => {
    const plan = planIntake(
      sources([tokenFound('A', 'b', 'x'), tokenFound('PyPI', 'mara', 'p')], [tokenFound('a', 'B', 'y')]),
      EMPTY,
    )
    const question = { kind: 'two-secrets', first: 0 }
    expect(triageOf(plan)).toEqual([
      { group: 'needs-you', question },
      { group: 'new' },
      { group: 'needs-you', question },
    ])
  })

  test('are asked about where one secret of an account has two settings', () => {
    const eight = tokenFound('npm', 'mara', '', { token: totp('old', { digits: 8 }) })
    expect(triageOf(planIntake(sources([eight]), KIT))).toEqual([
      { group: 'needs-you', question: { kind: 'two-settings', first: 0 }, unusual: { digits: 8 } },
    ])
  })

  test('are not asked about where nothing says that the account is the same', () => {
    const plan = planIntake(sources([tokenFound('Google', '', 'x'), tokenFound('Google', '', 'y')]), EMPTY)
    expect(triageOf(plan)).toEqual([{ group: 'new' }, { group: 'new' }])
  })
})

test('codes go with the new token of their account, and guessed ones are asked about', () => {
  const guessed = { ...codesFound('PyPI', '', ['c3']), guessed: true } as const
  const plan = planIntake(
    sources([codesFound('GitHub', 'mara', ['c1', 'c2']), tokenFound('GitHub', 'mara', 'g'), guessed]),
    EMPTY,
  )
  expect(triageOf(plan)).toEqual([
    { group: 'new', goesWith: 1 },
    { group: 'new' },
    { group: 'needs-you', question: { kind: 'whose' } },
  ])
})

test('a file that is left out counts for nothing, and what it shared with another is new there', () => {
  const found = tokenFound('PyPI', 'mara', 'p')
  const [first, second] = sources([found], [found])
  if (!first || !second) throw new Error('there are two sources')
  const plan = planIntake([{ ...first, leftOut: true }, second], EMPTY)
  expect(plan.entries.map(({ file, duplicate }) => [file, duplicate])).toEqual([[1, false]])
  expect(plan.unread).toEqual([{ source: first.source, file: 0, reason: { kind: 'left-out' } }])
})
