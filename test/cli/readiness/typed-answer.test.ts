import { describe, expect, it } from 'vitest'
import { typedAnswer } from '../../../electron/cli/readiness/typed-answer.ts'
import type { AskView } from '../../../electron/contract.ts'

const ask = (more: Partial<AskView>): AskView => ({
  key: '',
  kind: 'holding',
  about: 'npm',
  atom: 'password',
  takes: 'places',
  says: '',
  ...more,
})
const KNOWN = { accounts: ['Post', 'me@example.net'] }
const PLACE = { kind: 'place', about: 'disk', takes: 'place' } as const
const LINK = { kind: 'link', atom: 'mail', takes: 'account' } as const
const FACT = { kind: 'fact', fact: 'x' } as const

describe('what is typed', () => {
  it.each<[string, Partial<AskView>, object]>([
    ['phone,  old laptop,', {}, { kind: 'holding', account: 'npm', atom: 'password', in: ['phone', 'old laptop'] }],
    [
      '2 of a, b, c',
      {},
      { kind: 'holding', account: 'npm', atom: 'password', in: [{ atLeast: 2, of: ['a', 'b', 'c'] }] },
    ],
    ['None', {}, { kind: 'holding', account: 'npm', atom: 'password', in: [] }],
    ['?', {}, { kind: 'unknown', account: 'npm', atom: 'password' }],
    ["I don't know", LINK, { kind: 'unknown', account: 'npm', atom: 'mail' }],
    ['yes', { told: '2025-01-01' }, { kind: 'still-true', of: { kind: 'holding', account: 'npm', atom: 'password' } }],
    ['post', LINK, { kind: 'link', account: 'npm', atom: 'mail', to: { account: 'post' } }],
    ['me@example.net', LINK, { kind: 'link', account: 'npm', atom: 'mail', to: { account: 'me@example.net' } }],
    ['me@example.org', LINK, { kind: 'link', account: 'npm', atom: 'mail', to: { outside: 'me@example.org' } }],
    ['none', LINK, { kind: 'link', account: 'npm', atom: 'mail', to: 'none' }],
    ['home', PLACE, { kind: 'bearer', name: 'disk', place: 'home' }],
    ['home, with Ana', PLACE, { kind: 'bearer', name: 'disk', place: 'home', with: 'Ana' }],
    ['with Ana', PLACE, { kind: 'bearer', name: 'disk', with: 'Ana' }],
    ['phone', { kind: 'part', about: 'Safe', part: 1 }, { kind: 'part', name: 'Safe', part: 1, in: ['phone'] }],
    ['?', { kind: 'part', about: 'Safe', part: 1 }, { kind: 'part', name: 'Safe', part: 1, in: null }],
    ['Y', { ...FACT, takes: 'yes-no' }, { kind: 'fact', about: 'npm', fact: 'x', is: 'yes' }],
    ['no', { ...FACT, takes: 'yes-no' }, { kind: 'fact', about: 'npm', fact: 'x', is: 'no' }],
    [
      'yes',
      { atom: 'paid-plan', takes: 'yes-no' },
      { kind: 'holding', account: 'npm', atom: 'paid-plan', in: [{ atLeast: 0, of: [] }] },
    ],
    ['2026-01-31', { ...FACT, takes: 'day' }, { kind: 'fact', about: 'npm', fact: 'x', is: '2026-01-31' }],
    ['never', { ...FACT, takes: 'day' }, { kind: 'fact', about: 'npm', fact: 'x', is: 'never' }],
    ['none', { ...FACT, takes: 'day-or-none' }, { kind: 'fact', about: 'npm', fact: 'x', is: 'none' }],
    ['?', { ...FACT, takes: 'day' }, { kind: 'fact', about: 'npm', fact: 'x', is: null }],
    ['In the safe.', { ...FACT, takes: 'text' }, { kind: 'fact', about: 'npm', fact: 'x', is: 'In the safe.' }],
  ])('%s is an answer', (typed, more, answer) => {
    expect(typedAnswer(ask(more), typed, KNOWN)).toEqual(answer)
  })

  it.each<[string, Partial<AskView>]>([
    ['perhaps', { ...FACT, takes: 'yes-no' }],
    ['tomorrow', { ...FACT, takes: 'day' }],
    ['2026-13-45', { ...FACT, takes: 'day-or-none' }],
  ])('%s is refused with a sentence', (typed, more) => {
    expect(() => typedAnswer(ask(more), typed, KNOWN)).toThrow('That was not understood, and nothing was changed.')
  })
})
