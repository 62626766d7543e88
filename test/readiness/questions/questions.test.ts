import { describe, expect, it } from 'vitest'
import { questionsInOrder, unsettled } from '../../../electron/readiness/questions/questions.ts'
import { routesOf } from '../../../electron/readiness/graph/routes.ts'
import { lostThings, toldKit } from '../../fixtures/readiness.ts'

const signIn = (account: string) => ({ account, goal: 'sign-in' })

describe('questions', () => {
  it('are none where every answer is known, whether it is yes or no', () => {
    const kit = toldKit({
      bearers: { phone: {}, head: {} },
      accounts: {
        open: { service: 'gitlab', password: ['head'], totp: ['phone'] },
        shut: { service: 'gitlab', password: [], totp: ['phone'] },
      },
    })
    expect(unsettled(kit, routesOf, { goals: [signIn('open'), signIn('shut')] })).toEqual([])
  })

  it('are the fewest that can settle a goal, and of those the easiest', () => {
    const kit = toldKit({
      bearers: { phone: {} },
      accounts: { github: { service: 'github', password: null, passkey: null, totp: ['phone'], key: null } },
    })
    expect(unsettled(kit, routesOf, { goals: [signIn('github')] })).toEqual([
      { account: 'github', goal: 'sign-in', ask: [{ account: 'github', atom: 'password' }] },
    ])
  })

  it('are asked of other accounts that a goal rests on', () => {
    const kit = toldKit({
      bearers: { phone: {}, head: {} },
      accounts: {
        github: { service: 'github', password: null, totp: ['phone'] },
        crates: { service: 'crates-io', github: 'github' },
      },
    })
    const list = unsettled(kit, routesOf, { goals: [signIn('github'), signIn('crates')] })
    expect(list.map(({ ask }) => ask)).toEqual([
      [{ account: 'github', atom: 'password' }],
      [{ account: 'github', atom: 'password' }],
    ])
    expect(questionsInOrder(list)).toEqual([{ account: 'github', atom: 'password' }])
  })

  it('come up with a loss that makes them matter', () => {
    const kit = toldKit({
      bearers: { phone: {}, head: {} },
      accounts: { gitlab: { service: 'gitlab', password: ['head'], totp: ['phone'], key: null } },
    })
    const goals = [signIn('gitlab')]
    expect(unsettled(kit, routesOf, { goals })).toEqual([])
    expect(unsettled(kit, routesOf, { goals, lost: lostThings(kit, ['phone']) })).toEqual([
      { account: 'gitlab', goal: 'sign-in', ask: [{ account: 'gitlab', atom: 'key' }] },
    ])
  })

  it('are asked where an answer would spare days', () => {
    const kit = toldKit({
      bearers: { head: {} },
      accounts: { pypi: { service: 'pypi', password: ['head'], key: null, mail: 'outside, reachable' } },
    })
    expect(unsettled(kit, routesOf, { goals: [signIn('pypi')] })).toEqual([
      { account: 'pypi', goal: 'sign-in', ask: [{ account: 'pypi', atom: 'key' }] },
    ])
  })

  it('come in the order of what they settle', () => {
    const ask = (...accounts: readonly string[]) => accounts.map((account) => ({ account, atom: 'password' }))
    const list = [
      { ...signIn('a'), ask: ask('a') },
      { ...signIn('b'), ask: ask('b', 'c') },
      { ...signIn('c'), ask: ask('c') },
    ]
    expect(questionsInOrder(list).map(({ account }) => account)).toEqual(['c', 'a', 'b'])
  })
})
