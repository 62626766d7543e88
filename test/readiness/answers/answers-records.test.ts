import { describe, expect, it } from 'vitest'
import type { AccountRecord, Stored, ToldRecord } from '../../../electron/accounts/records.ts'
import { readAnswers } from '../../../electron/readiness/answers/answers-file.ts'
import { answersIn, type ToldInVault } from '../../../electron/readiness/answers/answers-in-records.ts'
import { answersChange } from '../../../electron/readiness/answers/answers-to-records.ts'
import type { Answers } from '../../../electron/readiness/answers/answers.ts'
import { TODAY } from '../../fixtures/readiness.ts'

const account = (letter: string, service: string, name: string): Stored<AccountRecord> => ({
  kind: 'account',
  id: letter.repeat(32),
  service,
  name,
  note: '',
  added: '2026-01-01T00:00:00.000Z',
})
const [PYPI, WORK, HOME, MAIL] = [
  account('a', 'PyPI', 'alice'),
  account('b', 'GitHub', 'alice-work'),
  account('c', 'github.com', 'alice'),
  account('d', 'Fastmail', 'alice@example.org'),
] as const

const told = (kit: unknown): Answers => readAnswers(JSON.stringify(kit), TODAY).answers

function after(kit: ToldInVault, answers: Answers): ToldInVault {
  const { put, remove } = answersChange(kit, answers)
  const gone = new Set([...remove, ...put.map(({ id }) => id)])
  return { accounts: kit.accounts, told: [...kit.told.filter(({ id }) => !gone.has(id)), ...put] }
}

const vaultWith = (...accounts: readonly Stored<AccountRecord>[]): ToldInVault => ({ accounts, told: [] })
const KIT = {
  bearers: { phone: { place: 'home' }, head: {}, Ana: {} },
  vault: { files: ['phone'], opens: ['head'], facts: { procedure: 'In the safe.' } },
  managers: { Safe: { needs: [['phone'], null, 'mail'] } },
  accounts: {
    mail: { service: 'fastmail', password: ['head'] },
    pypi: {
      service: 'pypi',
      login: 'alice',
      password: ['Safe', { atLeast: 1, of: ['mail'] }],
      key: null,
      mail: 'mail',
      'repo-push': [],
      owners: ['Ana'],
      facts: { reachable: '2026-01-01' },
      packages: { right: [], left: ['api-token'] },
      'brain-scan': { in: ['lab'] },
      others: 'unknown',
    },
    forum: { service: 'example', 'signs-in-with': { github: 'mail' }, mail: 'me@example.org' },
  },
}

describe('answers in a vault', () => {
  it('come back as they were told, with what the vault knows of its accounts', () => {
    const { answers, names } = answersIn(after(vaultWith(PYPI, MAIL), told(KIT)))
    const wanted = told(KIT)
    const byName = new Map(wanted.accounts.map((one) => [one.name, one]))
    expect(answers.bearers).toEqual(wanted.bearers.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
    expect(answers.opened.map(({ name }) => name)).toEqual(['Safe', 'vault'])
    expect(answers.accounts).toEqual([
      byName.get('forum'),
      { ...byName.get('mail'), login: 'alice@example.org' },
      { ...byName.get('pypi'), packages: byName.get('pypi')?.packages.toReversed() },
    ])
    expect([...names]).toEqual([
      [MAIL.id, 'mail'],
      [PYPI.id, 'pypi'],
    ])
  })

  it('name accounts of the vault by id, so that renaming one changes nothing', () => {
    const kit = after(vaultWith(PYPI, MAIL), told(KIT))
    const renamed = { ...kit, accounts: [PYPI, { ...MAIL, name: 'bob@example.org' }] }
    expect(answersIn(renamed).answers.accounts.find(({ name }) => name === 'pypi')?.links.mail).toEqual({
      is: { account: 'mail' },
      told: TODAY,
    })
    const unnamed = after(
      vaultWith(PYPI, MAIL),
      told({ bearers: {}, accounts: { 'PyPI · alice': { mail: 'Fastmail · alice@example.org' } } }),
    )
    const { answers } = answersIn({ ...unnamed, accounts: [PYPI, { ...MAIL, name: 'bob' }] })
    expect(answers.accounts.map(({ name, links }) => [name, links.mail])).toEqual([
      ['Fastmail · bob', undefined],
      ['PyPI · alice', { is: { account: 'Fastmail · bob' }, told: TODAY }],
    ])
  })

  it('write nothing a second time, and take away what is no longer told', () => {
    const kit = after(vaultWith(PYPI, MAIL), told(KIT))
    expect(answersChange(kit, answersIn(kit).answers)).toEqual({ put: [], remove: [] })
    expect(after(kit, told({ bearers: {}, accounts: {} })).told).toEqual([])
  })

  it('are about the account with their service and login, with their name, or the only one of their service', () => {
    const match = (accounts: object, ...inVault: readonly Stored<AccountRecord>[]) => {
      const { told: records } = after(vaultWith(...inVault), told({ bearers: {}, accounts }))
      return records.map((record) => (record.kind === 'access' ? [record.name, record.account] : []))
    }
    expect(match({ x: { service: 'github', login: 'Alice' } }, WORK, HOME)).toEqual([['x', HOME.id]])
    expect(match({ 'alice-work': { service: 'github', totp: [] } }, WORK, HOME)).toEqual([['alice-work', WORK.id]])
    expect(match({ 'GitHub · alice-work': { totp: [] } }, WORK, HOME)).toEqual([[undefined, WORK.id]])
    expect(match({ x: { service: 'pypi' } }, PYPI, WORK)).toEqual([['x', PYPI.id]])
    expect(match({ x: { service: 'github' } }, WORK, HOME)).toEqual([['x', undefined]])
    expect(match({ x: { service: 'pypi', login: 'bob' } }, PYPI)).toEqual([['x', undefined]])
    expect(match({ x: { service: 'pypi' }, y: { service: 'pypi' } }, PYPI)).toEqual([
      ['x', undefined],
      ['y', undefined],
    ])
  })

  it('go to an account that comes into the vault later', () => {
    const kit = after(
      vaultWith(),
      told({ bearers: {}, accounts: { mail: { service: 'fastmail', totp: ['vault'] }, x: { mail: 'mail' } } }),
    )
    const later = { ...kit, accounts: [MAIL] }
    const { answers, names } = answersIn(later)
    expect([...names]).toEqual([[MAIL.id, 'mail']])
    expect(answers.accounts.map(({ name, links }) => [name, links.mail])).toEqual([
      ['mail', undefined],
      ['x', { is: { account: 'mail' }, told: TODAY }],
    ])
    const again = after(later, answers)
    expect(again.told.map((record) => (record.kind === 'access' ? record.account : undefined))).toContain(MAIL.id)
    expect(answersIn(again).answers).toEqual(answers)
  })

  it('of an account that was removed count for nothing, and are no place', () => {
    const kit = after(vaultWith(PYPI, MAIL), told(KIT))
    const { answers } = answersIn({ ...kit, accounts: [PYPI] })
    expect(answers.accounts.map(({ name }) => name)).toEqual(['forum', 'pypi'])
    expect(answers.accounts[1]?.links.mail).toEqual({ is: { account: 'an account that was removed' }, told: TODAY })
  })

  it('are there for every account of the vault, each under a name of its own', () => {
    const twin = { ...PYPI, id: 'e'.repeat(32) }
    const nameless = account('f', '', '')
    const { answers } = answersIn(vaultWith(PYPI, twin, nameless))
    expect(answers.accounts.map(({ name, rest }) => [name, rest])).toEqual([
      ['Account', 'unknown'],
      ['PyPI · alice', 'unknown'],
      ['PyPI · alice (2)', 'unknown'],
    ])
    expect(answersChange(vaultWith(PYPI, twin, nameless), answers)).toEqual({ put: [], remove: [] })
  })

  it('that a merge left twice are one, and are asked again where they differ', () => {
    const one = (id: string, place: string): Stored<ToldRecord> => ({
      kind: 'access',
      id: id.repeat(32),
      account: PYPI.id,
      holds: [
        { atom: 'key', in: [], told: '2026-01-01' },
        { atom: 'password', in: [place], told: TODAY },
      ],
      rests: [],
      others: 'none',
    })
    const kit = { accounts: [PYPI], told: [one('1', 'head'), one('2', 'safe')] }
    const { answers } = answersIn(kit)
    expect(answers.accounts[0]).toMatchObject({ holdings: { key: { is: [] } }, rest: 'unknown' })
    expect(answers.accounts[0]?.holdings.password).toBeUndefined()
    expect(after(kit, answers).told).toHaveLength(1)
  })
})
