import { describe, expect, it } from 'vitest'
import { routesOf } from '../../../electron/readiness/graph/routes.ts'
import { makeReport } from '../../../electron/readiness/report/make-report.ts'
import { readReport } from '../../../electron/readiness/report/report-file.ts'
import { besidesWords, lossSentence } from '../../../electron/readiness/report/report-words.ts'
import { withoutNames } from '../../../electron/readiness/report/without-names.ts'
import { toldKit } from '../../fixtures/readiness.ts'

const evidence = toldKit({
  bearers: { phone: {}, token: { with: 'Ana' }, head: { type: 'memory' }, Ana: { type: 'person' } },
  accounts: {
    'alice@work': { service: 'github', password: ['head'], totp: ['phone'], 'ssh-key': ['phone'] },
    pypi: {
      service: 'pypi',
      password: ['head'],
      totp: ['phone'],
      mail: { outside: 'alice@example.org' },
      'trusted-publisher': 'alice@work',
      'api-token': ['token'],
      owners: ['Ana'],
      packages: { ropeway: ['trusted-publisher'], winch: ['api-token'] },
    },
    'my forge': { service: "Alice's forge", password: ['head'] },
    rubygems: { service: 'rubygems', others: 'unknown' },
  },
})
const report = makeReport({
  evidence,
  routesOf,
  made: '2026-11-30',
  of: 'Alice',
  registry: (service, name) => (service === 'pypi' && name === 'winch' ? { owners: 2, on: '2026-11-01' } : undefined),
})

describe('a report', () => {
  it('says of each package whether it can be released, also without each person', () => {
    const pypi = { account: 'pypi', service: 'pypi', owners: ['Ana'] }
    const now = { grade: 'now', known: true }
    expect(report.packages).toEqual([
      { ...pypi, name: 'ropeway', release: now, without: [{ person: 'Ana', ...now }] },
      {
        ...pypi,
        name: 'winch',
        release: now,
        without: [{ person: 'Ana', grade: 'never', known: true }],
        registry: { owners: 2, on: '2026-11-01' },
      },
      {
        account: 'rubygems',
        service: 'rubygems',
        release: { grade: 'never', known: false },
        without: [{ person: 'Ana', grade: 'never', known: false }],
        owners: [],
      },
    ])
    expect(report.packages.map(besidesWords)).toEqual([
      'the same without any one person; owners: Ana',
      'without Ana: never; owners: Ana; 2 at the registry on 2026-11-01',
      'the same without any one person; no other owner told',
    ])
  })

  it('says of each goal how well it is known', () => {
    const github = report.accounts.find(({ account }) => account === 'alice@work')
    expect(github?.goals.find(({ goal }) => goal === 'sign-in')).toEqual({
      goal: 'sign-in',
      grade: 'now',
      known: true,
      proof: 'told',
    })
    const gems = report.accounts.find(({ account }) => account === 'rubygems')
    expect(gems?.goals.find(({ goal }) => goal === 'sign-in')).toMatchObject({ grade: 'never', known: false })
  })

  it('lists single things whose loss shuts something, worst first', () => {
    expect(report.losses.map(({ name }) => name)).toEqual(expect.arrayContaining(['phone', 'head', 'Ana']))
    const phone = report.losses.find(({ name }) => name === 'phone')
    expect(phone).toMatchObject({ kind: 'bearer', type: 'phone' })
    expect(phone && lossSentence(phone)).toMatch(/^Without phone, there is no sign-in at /)
  })

  it('leaves names and logins out where that is asked for, and keeps packages', () => {
    const text = JSON.stringify(withoutNames(report))
    for (const name of ['Alice', 'alice', 'Ana', 'forge', '"head"', '"name":"phone"']) expect(text).not.toContain(name)
    for (const kept of ['ropeway', 'winch', 'account 1', 'person 1', 'phone 1', 'memory 1', '"pypi"'])
      expect(text).toContain(kept)
    expect(withoutNames(report)).not.toHaveProperty('of')
  })

  it('comes back from its file as far as reports are put together', () => {
    const packages = report.packages.map(({ registry: _registry, ...one }) => one)
    expect(readReport(JSON.stringify(report))).toEqual({
      kind: 'report',
      report: { made: '2026-11-30', of: 'Alice', names: true, packages },
      notUnderstood: [],
    })
  })

  it('of a later version is read as far as it is understood, and the rest is named', () => {
    const [first, second, third] = report.packages
    const later = {
      ...report,
      version: 2,
      quorum: {},
      packages: [
        { ...first, stars: 5, release: { ...first?.release, since: 'x' } },
        { ...second, release: { grade: 'soon', known: true } },
        { ...third, without: [{ ...third?.without[0], until: 'y' }] },
      ],
    }
    const reading = readReport(JSON.stringify(later))
    expect(reading).toMatchObject({
      kind: 'report',
      report: { packages: [{ name: 'ropeway' }, { account: 'rubygems' }] },
      notUnderstood: [
        'version 2',
        'quorum',
        'packages.0.stars',
        'packages.0.release.since',
        'packages.1',
        'packages.2.without.0.until',
      ],
    })
  })

  it.each([
    ['text', 'hello', 'no-report'],
    ['other JSON', '{"format":"recovery-kit-answers","version":1}', 'no-report'],
    ['a deep nest', `${'['.repeat(40)}${']'.repeat(40)}`, 'too-large'],
  ])('is not %s', (_what, text, why) => {
    expect(readReport(text)).toEqual({ kind: 'refused', why })
  })
})
