import { describe, expect, it } from 'vitest'
import { routesOf } from '../../../electron/readiness/graph/routes.ts'
import { Finder } from '../../../electron/readiness/losses/thief.ts'
import { lostThings, toldKit } from '../../fixtures/readiness.ts'

const kit = toldKit({
  bearers: {
    phone: {},
    'blue key': { place: 'drawer' },
    notebook: { place: 'drawer' },
    sheet: { with: 'Ana' },
    memory: {},
    Ana: {},
  },
  managers: { Safe: { needs: [['phone'], ['phone']] } },
  accounts: {
    mailbox: { service: 'fastmail', password: ['notebook'], key: ['blue key'] },
    npm: { service: 'npm', password: ['Safe'], totp: ['phone'] },
    gitlab: { service: 'gitlab', password: ['memory'], code: ['sheet'] },
    hex: { service: 'hex', code: ['sheet'], mail: 'mailbox' },
  },
})
const goals = kit.accounts.map(({ name: account }) => ({ account, goal: 'sign-in' }))
const reached = (...names: readonly string[]) =>
  new Finder(kit, routesOf).reached(lostThings(kit, names), goals).map(({ account }) => account)

describe('a finder', () => {
  it('of an unlocked phone has what is on it, and the manager that it opens', () => {
    expect(reached('phone')).toEqual(['npm'])
  })

  it('of one thing in a drawer has no other thing from there', () => {
    expect(reached('blue key')).toEqual([])
  })

  it('of a whole drawer has both factors, and what the mailbox gives besides', () => {
    expect(reached('drawer')).toEqual(['mailbox'])
    expect(reached('drawer', 'sheet')).toEqual(['mailbox', 'hex'])
  })

  it('has what somebody keeps who turned against the user', () => {
    expect(reached('drawer', 'Ana')).toEqual(['mailbox', 'hex'])
  })

  it('finds nothing that is known by heart', () => {
    expect(reached('memory', 'sheet')).toEqual([])
  })
})
