import { describe, expect, it } from 'vitest'
import { typedAnswer } from '../../../electron/cli/readiness/typed-answer.ts'
import { askView } from '../../../electron/app/readiness/ask-view.ts'
import type { Ask } from '../../../electron/readiness/questions/ask.ts'

const HOLDING: Ask = { kind: 'holding', account: 'npm', atom: 'password' }
const KNOWN = { accounts: ['Post', 'me@example.net'] }
const PLACE: Ask = { kind: 'place', bearer: 'disk' }
const LINK: Ask = { kind: 'link', account: 'npm', atom: 'mail' }
const PART: Ask = { kind: 'part', name: 'Safe', part: 1 }
const fact = (name: string): Ask => ({ kind: 'fact', about: 'npm', fact: name })

describe('what is typed', () => {
  it.each<[string, Ask, object]>([
    [
      'phone,  old laptop,',
      HOLDING,
      { kind: 'holding', account: 'npm', atom: 'password', in: ['phone', 'old laptop'] },
    ],
    [
      '2 of a, b, c',
      HOLDING,
      { kind: 'holding', account: 'npm', atom: 'password', in: [{ atLeast: 2, of: ['a', 'b', 'c'] }] },
    ],
    ['None', HOLDING, { kind: 'holding', account: 'npm', atom: 'password', in: [] }],
    ['?', HOLDING, { kind: 'unknown', account: 'npm', atom: 'password' }],
    ["I don't know", LINK, { kind: 'unknown', account: 'npm', atom: 'mail' }],
    [
      'yes',
      { ...HOLDING, told: '2025-01-01' },
      { kind: 'still-true', of: { kind: 'holding', account: 'npm', atom: 'password' } },
    ],
    ['post', LINK, { kind: 'link', account: 'npm', atom: 'mail', to: { account: 'post' } }],
    ['me@example.net', LINK, { kind: 'link', account: 'npm', atom: 'mail', to: { account: 'me@example.net' } }],
    ['me@example.org', LINK, { kind: 'link', account: 'npm', atom: 'mail', to: { outside: 'me@example.org' } }],
    ['none', LINK, { kind: 'link', account: 'npm', atom: 'mail', to: 'none' }],
    ['home', PLACE, { kind: 'bearer', name: 'disk', place: 'home' }],
    ['home, with Ana', PLACE, { kind: 'bearer', name: 'disk', place: 'home', with: 'Ana' }],
    ['with Ana', PLACE, { kind: 'bearer', name: 'disk', with: 'Ana' }],
    ['phone', PART, { kind: 'part', name: 'Safe', part: 1, in: ['phone'] }],
    ['?', PART, { kind: 'part', name: 'Safe', part: 1, in: null }],
    ['Y', fact('revocation'), { kind: 'fact', about: 'npm', fact: 'revocation', is: 'yes' }],
    ['no', fact('revocation'), { kind: 'fact', about: 'npm', fact: 'revocation', is: 'no' }],
    [
      'yes',
      { kind: 'holding', account: 'npm', atom: 'paid-plan' },
      { kind: 'holding', account: 'npm', atom: 'paid-plan', in: [{ atLeast: 0, of: [] }] },
    ],
    ['2026-01-31', fact('reachable'), { kind: 'fact', about: 'npm', fact: 'reachable', is: '2026-01-31' }],
    ['never', fact('reachable'), { kind: 'fact', about: 'npm', fact: 'reachable', is: 'never' }],
    ['none', fact('domain-until'), { kind: 'fact', about: 'npm', fact: 'domain-until', is: 'none' }],
    ['?', fact('reachable'), { kind: 'fact', about: 'npm', fact: 'reachable', is: null }],
    ['In the safe.', fact('procedure'), { kind: 'fact', about: 'npm', fact: 'procedure', is: 'In the safe.' }],
  ])('%s is an answer', (typed, asked, answer) => {
    expect(typedAnswer(askView(asked), typed, KNOWN)).toEqual(answer)
  })

  it.each<[string, Ask]>([
    ['perhaps', fact('revocation')],
    ['tomorrow', fact('reachable')],
    ['2026-13-45', fact('domain-until')],
  ])('%s is refused with a sentence', (typed, asked) => {
    expect(() => typedAnswer(askView(asked), typed, KNOWN)).toThrow('That was not understood, and nothing was changed.')
  })
})
