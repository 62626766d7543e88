import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { additionsInOrder } from '../../electron/readiness/losses/additions.ts'
import { questionsFor } from '../../electron/readiness/questions/asking.ts'
import type { Care } from '../../electron/readiness/checks/check.ts'
import { checksOf } from '../../electron/readiness/checks/checks.ts'
import { graphsOf, mainGoals } from '../../electron/readiness/judged.ts'
import { losables } from '../../electron/readiness/losses/losable.ts'
import { smallLosses } from '../../electron/readiness/losses/losses.ts'
import { actionsOf, verdictOf } from '../../electron/readiness/summary.ts'
import { WhatIf } from '../../electron/readiness/losses/what-if.ts'
import { actionSentence, verdictSentence } from '../../electron/readiness/summary-words.ts'
import { judgedKit } from '../fixtures/care.ts'

function judge(told: unknown, care: Partial<Care> = {}) {
  const kit = judgedKit(told, care)
  const graphs = graphsOf(kit)
  const goals = mainGoals(kit.evidence, graphs)
  const losses = smallLosses(graphs.cautious, kit.evidence, { goals, upTo: 2 })
  const additions = additionsInOrder(kit.evidence, { losses, routesOf: kit.routesOf })
  return { kit, checks: checksOf(kit), additions, asks: questionsFor(kit, goals) }
}
const says = (told: unknown, care?: Partial<Care>) => verdictSentence(verdictOf(judge(told, care)))
const todo = (told: unknown, care?: Partial<Care>) => actionsOf(judge(told, care)).map(actionSentence)

const BEARERS = {
  phone: { place: 'bag' },
  memory: {},
  sheet: { type: 'paper', place: 'home' },
  'blue key': { place: 'office' },
}
const SAFE = { service: 'docker-hub', password: ['memory', 'sheet'], totp: ['phone', 'blue key'] }

describe('the sentence about a kit', () => {
  it('says nothing good of an empty kit', () => {
    expect(says({ bearers: {}, accounts: {} })).toBe(
      'There are no accounts here yet, so nothing can be said about them.',
    )
  })

  it('says nothing good of what is not known', () => {
    const half = { bearers: BEARERS, accounts: { a: SAFE, b: { service: 'npm', totp: ['phone'], others: 'unknown' } } }
    expect(verdictOf(judge(half))).toEqual({ kind: 'not-known', accounts: ['b'], total: 2 })
    expect(says(half)).toBe('Nobody has said enough yet to tell whether one loss would lock you out of b.')
  })

  it('names what nothing opens even now', () => {
    expect(says({ bearers: BEARERS, accounts: { a: SAFE, b: { service: 'npm', totp: ['phone'] } } })).toBe(
      'As far as you told, nothing opens b even now.',
    )
  })

  it('names the loss that shuts most, by its kind', () => {
    const one = { ...SAFE, password: ['memory'] }
    expect(says({ bearers: BEARERS, accounts: { a: one, b: one, c: { ...SAFE, totp: ['phone'] } } })).toBe(
      'Forget what only you know, and you are locked out of 2 of 3 accounts: a and b.',
    )
    const home = {
      bearers: { disk: { place: 'home' }, sheet: { place: 'home' }, key: {} },
      accounts: { a: { ...SAFE, password: ['disk', 'sheet'], totp: ['key', 'disk'] } },
    }
    expect(says(home)).toBe('Lose everything at home, and you are locked out of your only account: a.')
  })

  it('says that no single loss locks out only when that is known of every account, and what is overdue', () => {
    const kit = { bearers: BEARERS, accounts: { a: SAFE, b: SAFE } }
    expect(says(kit)).toBe('As far as you told, no single loss locks you out of any of your 2 accounts.')
    expect(says(kit, { files: ['/tmp/a.pdf'] })).toBe(
      'As far as you told, no single loss locks you out of any of your 2 accounts. One check is overdue.',
    )
  })
})

describe('the sentence', () => {
  const places = fc.oneof(
    { weight: 4, arbitrary: fc.subarray(['phone', 'memory', 'sheet', 'blue key', 'vault', 'a', 'nowhere']) },
    { weight: 1, arbitrary: fc.constant(null) },
  )
  const account = fc.record(
    {
      service: fc.constantFrom('docker-hub', 'npm', 'gitlab', 'fastmail', 'example'),
      password: places,
      totp: places,
      key: places,
      mail: fc.constantFrom('a', 'b', { outside: 'me@example.org' }, null),
      others: fc.constant('unknown'),
    },
    { requiredKeys: ['service'] },
  )
  const anyKit = fc.record({
    bearers: fc.constant(BEARERS),
    vault: fc.constant({ files: ['phone', 'sheet'], opens: ['memory'] }),
    accounts: fc.record({ a: account, b: account }, { requiredKeys: ['a'] }),
  })

  it('is never better than any single loss, tried one by one, and never worse than hope', () => {
    fc.assert(
      fc.property(anyKit, (told) => {
        const { kit, checks } = judge(told)
        const { evidence, routesOf } = kit
        const [sure, hope] = (['told', 'unknown'] as const).map((trust) => new WhatIf(evidence, { trust, routesOf }))
        const names = evidence.accounts.map(({ name }) => name)
        /** Accounts that are shut after some loss of one other thing, or of none. */
        const shut = (whatIf: WhatIf | undefined): readonly string[] =>
          names.filter((name) =>
            [[], ...losables(evidence).map((one) => [one])]
              .filter(([lost]) => !(lost?.kind === 'account' && lost.name === name))
              .some((lost) => whatIf?.lose(lost).answer(name, 'sign-in').grade === 'never'),
          )
        const verdict = verdictOf({ kit, checks })
        if (verdict.kind === 'holds') expect(shut(sure)).toEqual([])
        else expect(shut(sure)).not.toEqual([])
        if (verdict.kind === 'shut' || verdict.kind === 'one-loss')
          expect(verdict.accounts.filter((name) => !shut(hope).includes(name))).toEqual([])
      }),
      { seed: 20_261_130, numRuns: 300 },
    )
  })
})

describe('what to do today', () => {
  it('is to import, where there is nothing', () => {
    expect(todo({ bearers: {}, accounts: {} })).toEqual(['Import your accounts from the app that makes your codes.'])
  })

  it('is at most three things: what is overdue, the addition that helps most, what else is due', () => {
    const kit = { bearers: BEARERS, accounts: { a: { ...SAFE, totp: ['phone'] } } }
    expect(todo(kit, { files: ['/tmp/a.pdf'] })).toEqual([
      'Delete /tmp/a.pdf once its pages are printed and were read back.',
      'Get recovery codes of a and keep them on paper in another place. This ends 2 ways to be locked out by one loss.',
      'Import the authenticator secret of a.',
    ])
  })

  it('is to answer before anything is added, where too little is known', () => {
    const kit = { bearers: {}, accounts: { a: { service: 'npm', totp: ['vault'], others: 'unknown' } } }
    expect(todo(kit)[0]).toBe('Answer a question: Where is the password of a?')
  })
})
