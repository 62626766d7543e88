import { describe, expect, it } from 'vitest'
import { accessGraph } from '../../../electron/readiness/graph/access-graph.ts'
import { compile } from '../../../electron/readiness/engine/graph.ts'
import { losables } from '../../../electron/readiness/losses/losable.ts'
import { lossRows, singlePoints, smallLosses } from '../../../electron/readiness/losses/losses.ts'
import { routesOf } from '../../../electron/readiness/graph/routes.ts'
import { toldKit } from '../../fixtures/readiness.ts'

const evidence = toldKit({
  bearers: {
    phone: {},
    'blue key': { place: 'home' },
    paper: { place: 'home', with: 'Ana' },
    Ana: {},
    head: {},
  },
  managers: { Safe: { needs: [['phone'], 'head'] } },
  accounts: {
    mailbox: { service: 'fastmail', password: ['head'], totp: ['phone'], key: ['blue key'] },
    pypi: { service: 'pypi', password: ['Safe'], key: ['blue key'], totp: ['phone'], mail: 'mailbox' },
    gitlab: { service: 'gitlab', password: ['head'], totp: ['phone'], code: ['paper'], mail: 'me@example.org' },
  },
})
const graph = compile(accessGraph(evidence, { trust: 'told', routesOf }))
const signIns = evidence.accounts.map(({ name: account }) => ({ account, goal: 'sign-in' }))

describe('what can be lost', () => {
  it('is every bearer, place, person, password manager and account, and each mailbox elsewhere, once', () => {
    expect(losables(evidence)).toEqual([
      { kind: 'bearer', name: 'phone' },
      { kind: 'bearer', name: 'blue key' },
      { kind: 'bearer', name: 'paper' },
      { kind: 'bearer', name: 'head' },
      { kind: 'place', name: 'home' },
      { kind: 'person', name: 'Ana' },
      { kind: 'manager', name: 'Safe' },
      { kind: 'account', name: 'mailbox' },
      { kind: 'account', name: 'pypi' },
      { kind: 'account', name: 'gitlab' },
      { kind: 'outside', name: 'me@example.org' },
    ])
  })
})

describe('the table of losses', () => {
  it('has the losses that make a goal worse, and what is left then', () => {
    const rows = lossRows(graph, evidence, signIns).map(({ account, lost, grade }) => [account, lost.name, grade])
    expect(rows).toEqual([
      ['mailbox', 'mailbox', { grade: 'never' }],
      ['mailbox', 'head', { grade: 'never' }],
      ['pypi', 'pypi', { grade: 'never' }],
      ['pypi', 'head', { grade: 'never' }],
      ['gitlab', 'gitlab', { grade: 'never' }],
      ['gitlab', 'head', { grade: 'never' }],
    ])
  })

  it('says that a reset takes days where that is what is left', () => {
    const phoneOnly = toldKit({
      bearers: { phone: {}, head: {} },
      accounts: { pypi: { service: 'pypi', password: ['head'], totp: ['phone'], mail: 'outside, reachable' } },
    })
    const rows = lossRows(compile(accessGraph(phoneOnly, { trust: 'told', routesOf })), phoneOnly, [
      { account: 'pypi', goal: 'sign-in' },
    ])
    expect(rows).toContainEqual({
      account: 'pypi',
      goal: 'sign-in',
      lost: { kind: 'bearer', name: 'phone' },
      grade: { grade: 'days', days: 18 },
    })
  })
})

describe('small losses', () => {
  it('are the smallest sets that shut a goal', () => {
    const sets = smallLosses(graph, evidence, { goals: signIns.slice(2), upTo: 2 })
    expect(sets.map(({ lost }) => lost.map(({ name }) => name))).toEqual([
      ['gitlab'],
      ['head'],
      ['paper', 'phone'],
      ['phone', 'Ana'],
      ['phone', 'home'],
    ])
  })

  it('of one thing are single points of failure, the one that shuts most first, and never the account itself', () => {
    const points = singlePoints(smallLosses(graph, evidence, { goals: signIns, upTo: 2 }))
    expect(points).toEqual([
      {
        lost: { kind: 'bearer', name: 'head' },
        shuts: [
          { account: 'mailbox', goal: 'sign-in' },
          { account: 'pypi', goal: 'sign-in' },
          { account: 'gitlab', goal: 'sign-in' },
        ],
      },
    ])
  })

  it('stop when they are told to', () => {
    const stopped = new Error('stopped')
    const step = (): never => {
      throw stopped
    }
    expect(() => smallLosses(graph, evidence, { goals: signIns, upTo: 3, step })).toThrow(stopped)
  })

  it('count a goal as shut that takes too long', () => {
    const kit = toldKit({
      bearers: { phone: {}, key: {}, head: {}, sheet: {} },
      accounts: {
        pypi: {
          service: 'pypi',
          password: ['head', 'sheet'],
          totp: ['phone'],
          key: ['key'],
          mail: 'outside, reachable',
        },
      },
    })
    const compiled = compile(accessGraph(kit, { trust: 'told', routesOf }))
    const sets = (within?: number) =>
      smallLosses(compiled, kit, {
        goals: [{ account: 'pypi', goal: 'sign-in' }],
        upTo: 2,
        ...(within !== undefined && { within }),
      }).map(({ lost }) => lost.map(({ name }) => name))
    expect(sets()).toEqual([['pypi'], ['key', 'outside, reachable']])
    expect(sets(7)).toEqual([['pypi'], ['key', 'phone'], ['key', 'outside, reachable']])
  })
})
