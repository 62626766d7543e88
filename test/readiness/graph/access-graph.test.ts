import { describe, expect, it } from 'vitest'
import type { Evidence } from '../../../electron/readiness/evidence.ts'
import { routesOf } from '../../../electron/readiness/graph/routes.ts'
import { WhatIf } from '../../../electron/readiness/losses/what-if.ts'
import { gradeAfter, lostThings, toldKit } from '../../fixtures/readiness.ts'

const HEAD = { bearers: { head: {}, phone: {}, key: {}, Ana: {} } }

describe('routes', () => {
  it('are those of the table of services', () => {
    const kit = toldKit({
      ...HEAD,
      accounts: { pypi: { service: 'pypi', password: ['head'], totp: ['phone'], mail: 'outside, reachable' } },
    })
    expect(gradeAfter(kit, { account: 'pypi' })).toBe('now')
    expect(gradeAfter(kit, { account: 'pypi', lose: ['phone'] })).toBe(18)
    expect(gradeAfter(kit, { account: 'pypi', lose: ['head'] })).toBe('now')
    expect(gradeAfter(kit, { account: 'pypi', lose: ['outside, reachable'] })).toBe('never')
  })

  it('never rest on a network that the service happens to know', () => {
    const kit = toldKit({
      ...HEAD,
      accounts: { pypi: { service: 'pypi', password: ['head'], totp: ['phone'], 'known-network': ['head'] } },
    })
    expect(gradeAfter(kit, { account: 'pypi' })).toBe('never')
  })

  it('for accounts without a second factor are shut where one may be there', () => {
    const account = { service: 'gitlab', password: ['head'], mail: 'outside, reachable' }
    const kit = toldKit({
      ...HEAD,
      accounts: { none: account, some: { ...account, totp: ['phone'] }, unasked: { ...account, key: null } },
    })
    expect(gradeAfter(kit, { account: 'none' })).toBe('now')
    expect(gradeAfter(kit, { account: 'some', lose: ['phone'] })).toBe('never')
    expect(gradeAfter(kit, { account: 'unasked' })).toBe('never')
  })

  it('make new codes for somebody who is signed in, and no circle of them', () => {
    const kit = toldKit({
      ...HEAD,
      accounts: { github: { service: 'github', password: ['head'], code: [], totp: ['phone'] } },
    })
    expect(gradeAfter(kit, { account: 'github', goal: 'new-codes' })).toBe('now')
    expect(gradeAfter(kit, { account: 'github', goal: 'new-codes', lose: ['phone'] })).toBe('never')
  })

  it('of owners depend on their goodwill', () => {
    const kit = toldKit({
      ...HEAD,
      accounts: { npm: { service: 'npm', password: [], owners: ['Ana'] } },
    })
    expect(gradeAfter(kit, { account: 'npm', goal: 'publish' })).toBe('goodwill')
    expect(gradeAfter(kit, { account: 'npm', goal: 'own' })).toBe('goodwill')
    expect(gradeAfter(kit, { account: 'npm', goal: 'own', lose: ['Ana'] })).toBe('never')
  })
})

describe('a service that is in no table', () => {
  const kit = toldKit({
    ...HEAD,
    accounts: {
      plain: { service: 'example', password: ['head'] },
      both: { service: 'example', password: ['head'], key: ['key'], owners: ['Ana'] },
      linked: { service: 'example', google: 'box' },
      box: { service: 'google', password: ['head'], key: ['key'] },
      empty: { service: 'aws', password: ['head'], totp: ['phone'] },
    },
  })

  it('opens with the password and a factor if there is one, or by the account that signs in', () => {
    const without = (account: string, lose: readonly string[]) => gradeAfter(kit, { account, lose })
    expect([without('plain', []), without('both', []), without('linked', []), without('empty', [])]).toEqual(
      Array.from({ length: 4 }, () => 'now'),
    )
    expect([without('both', ['key']), without('linked', ['key']), without('empty', ['phone'])]).toEqual([
      'never',
      'never',
      'never',
    ])
  })

  it('is owned by who is signed in, and by the owners that were named', () => {
    expect(gradeAfter(kit, { account: 'both', goal: 'own' })).toBe('now')
    expect(gradeAfter(kit, { account: 'both', goal: 'own', lose: ['head'] })).toBe('goodwill')
    expect(new WhatIf(kit, { trust: 'told', routesOf }).has('plain', 'own')).toBe(false)
  })
})

describe('a trusted publisher', () => {
  const kit = (link: unknown) =>
    toldKit({
      ...HEAD,
      accounts: {
        pypi: { service: 'pypi', password: [], ...(link as object) },
        npm: { service: 'npm', password: [], ...(link as object) },
        work: { service: 'github', password: ['head'], key: ['key'], 'ssh-key': ['phone'] },
        lab: { service: 'gitlab', password: ['head'], key: ['key'] },
        google: { service: 'google', password: ['head'], key: ['key'] },
      },
    })
  const publish = (evidence: Evidence, account: string, ...lose: readonly string[]) =>
    gradeAfter(evidence, { account, goal: 'publish', lose })

  it('goes by the account that it is linked with', () => {
    for (const link of [{ 'trusted-publisher': 'work' }, { 'trusted-publisher:github': 'work' }]) {
      expect(publish(kit(link), 'pypi')).toBe('now')
      expect(publish(kit(link), 'pypi', 'head')).toBe('now')
      expect(publish(kit(link), 'pypi', 'head', 'phone')).toBe('never')
      expect(publish(kit(link), 'pypi', 'work')).toBe('never')
    }
  })

  it('runs only where the service takes it from', () => {
    expect(publish(kit({ 'trusted-publisher': 'google' }), 'pypi')).toBe('now')
    expect(publish(kit({ 'trusted-publisher': 'lab' }), 'npm')).toBe('now')
    expect(publish(kit({ 'trusted-publisher:google-cloud': 'google' }), 'npm')).toBe('never')
  })

  it('that may only stage a release is no side door', () => {
    expect(publish(kit({ 'stage-only-publisher': 'work' }), 'npm')).toBe('never')
    const signedIn = toldKit({
      ...HEAD,
      accounts: {
        npm: { service: 'npm', password: ['head'], key: ['key'], 'stage-only-publisher': 'work' },
        work: { service: 'github', password: ['head'], key: ['key'] },
      },
    })
    expect(publish(signedIn, 'npm')).toBe('now')
    expect(publish(signedIn, 'npm', 'work')).toBe('never')
  })
})

describe('packages', () => {
  it('are published all, or the account does not publish', () => {
    const kit = toldKit({
      ...HEAD,
      accounts: {
        pypi: {
          service: 'pypi',
          'api-token': ['phone'],
          'trusted-publisher': 'work',
          packages: { left: ['trusted-publisher'], right: ['api-token'] },
        },
        work: { service: 'github', password: ['head'], key: ['key'] },
      },
    })
    const publish = (...lose: readonly string[]) => gradeAfter(kit, { account: 'pypi', goal: 'publish', lose })
    expect([publish(), publish('phone'), publish('work')]).toEqual(['now', 'never', 'never'])
  })
})

describe('an answer', () => {
  const kit = toldKit({
    bearers: { head: {}, stick: { place: 'home' }, laptop: {} },
    vault: { files: ['laptop', 'stick'], opens: ['head'] },
    accounts: { gitlab: { service: 'gitlab', password: ['head'], totp: ['vault'], key: [], sso: [] } },
  })
  const answer = (...lose: readonly string[]) =>
    new WhatIf(kit, { trust: 'told', routesOf }).lose(lostThings(kit, lose)).answer('gitlab', 'sign-in')

  it('has steps in order, from what is at hand to the way in', () => {
    const { grade, way, blocked } = answer('laptop')
    expect([grade, blocked]).toEqual(['now', []])
    expect(way.map((step) => (step.kind === 'bearer' ? `take ${step.bearer.name}` : step.kind))).toEqual([
      'take head',
      'held',
      'take stick',
      'held',
      'held',
      'opened',
      'held',
      'route',
    ])
  })

  it('names what is missing first on each way', () => {
    const { grade, way, blocked } = answer('head')
    expect([grade, way]).toEqual(['never', []])
    expect(blocked.slice(0, 1)).toMatchObject([
      { missing: { kind: 'out-of-reach', account: 'gitlab', atom: 'password', held: [{ in: 'head' }] } },
    ])
    expect(answer('laptop', 'home').blocked.map(({ missing }) => missing)).toEqual([
      {
        kind: 'out-of-reach',
        account: 'gitlab',
        atom: 'totp',
        held: [{ in: 'vault', known: 'told', on: '2026-11-29' }],
      },
      { kind: 'none', account: 'gitlab', atom: 'key' },
      { kind: 'none', account: 'gitlab', atom: 'code' },
      { kind: 'none', account: 'gitlab', atom: 'sso' },
      { kind: 'goal', account: 'gitlab', goal: 'reset-factors' },
    ])
    expect(answer('gitlab').blocked[0]?.missing).toEqual({ kind: 'lost', lost: { kind: 'account', name: 'gitlab' } })
  })

  it('says of what nobody was asked that it is not known', () => {
    const asked = toldKit({ bearers: {}, accounts: { gitlab: { service: 'gitlab', password: null, key: null } } })
    const { blocked } = new WhatIf(asked, { trust: 'told', routesOf }).lose([]).answer('gitlab', 'sign-in')
    expect(blocked[0]?.missing).toEqual({ kind: 'unknown', account: 'gitlab', atom: 'password' })
  })
})
