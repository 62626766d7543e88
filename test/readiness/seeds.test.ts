/** The stories that readiness was made for, each from answers to grades. */
import { describe, expect, it } from 'vitest'
import { afterLoss } from '../../electron/readiness/losses/after-loss.ts'
import { routesOf } from '../../electron/readiness/graph/routes.ts'
import { blockedSentence, stepSentence } from '../../electron/readiness/losses/way-words.ts'
import { judgedKit } from '../fixtures/care.ts'
import { lostThings, toldKit } from '../fixtures/readiness.ts'

const BEARERS = {
  phone: { place: 'with me' },
  laptop: { place: 'home' },
  'blue key': { place: 'drawer' },
  'green key': { place: 'drawer' },
  sheet: { type: 'paper', place: 'office' },
  memory: {},
  Ana: { type: 'person' },
}
const BOX = { service: 'fastmail', password: ['memory'], key: ['blue key'], totp: ['sheet'] }
const PASSWORD = { password: ['memory'], mail: 'box' }

/** What is left of one goal. */
function left(accounts: object, account: string, goal: string, ...lose: readonly string[]) {
  const evidence = toldKit({ bearers: BEARERS, accounts })
  const lost = lostThings(evidence, lose)
  const [outcome] = afterLoss(evidence, routesOf, {
    lost,
    wants: (one) => one.account === account && one.goal === goal,
  })
  if (!outcome) throw new Error(`${account} has no ${goal}`)
  return {
    grade: outcome.grade === 'days' ? outcome.days : outcome.grade,
    last: outcome.way.map(stepSentence).at(-1),
    blocked: outcome.blocked.map(blockedSentence),
  }
}
const grade = (...asked: Parameters<typeof left>) => left(...asked).grade

describe('the phone is lost', () => {
  it('with codes printed: a code opens PyPI, and is used up', () => {
    const pypi = { service: 'pypi', ...PASSWORD, totp: ['phone'], code: ['sheet'] }
    expect(left({ box: BOX, pypi }, 'pypi', 'sign-in', 'phone')).toMatchObject({
      grade: 'now',
      last: expect.stringContaining('This uses up a recovery code.') as string,
    })
  })

  it('with no codes and one key left: the key opens npm', () => {
    const npm = { service: 'npm', ...PASSWORD, totp: ['phone'], key: ['blue key'] }
    expect(grade({ box: BOX, npm }, 'npm', 'sign-in', 'phone')).toBe('now')
    expect(grade({ box: BOX, npm }, 'npm', 'sign-in', 'phone', 'drawer')).toBe('goodwill')
  })

  it('and the password is only in a manager that needs it', () => {
    const hub = { service: 'docker-hub', password: ['Safe'], totp: ['sheet'], mail: 'box' }
    const kit = {
      bearers: BEARERS,
      managers: { Safe: { needs: [['phone'], ['memory']] } },
      accounts: { box: BOX, hub },
    }
    const evidence = toldKit(kit)
    const lost = lostThings(evidence, ['phone'])
    const [outcome] = afterLoss(evidence, routesOf, { lost, wants: ({ account }) => account === 'hub' })
    expect(outcome?.grade).toBe('never')
    expect(outcome?.blocked.map(blockedSentence)[0]).toBe(
      'With the password and an authenticator code: the password is out of reach, in Safe.',
    )
  })
})

describe('everything is lost', () => {
  const factors = { totp: ['phone'], code: [], key: [] }

  it('at PyPI: two weeks with a push to a linked repository, four days more without', () => {
    const git = { service: 'github', ...PASSWORD, totp: ['sheet'], 'ssh-key': ['laptop'] }
    const pypi = { service: 'pypi', ...PASSWORD, ...factors }
    expect(grade({ box: BOX, git, pypi: { ...pypi, 'repo-push': 'git' } }, 'pypi', 'sign-in', 'phone')).toBe(14)
    expect(grade({ box: BOX, git, pypi }, 'pypi', 'sign-in', 'phone')).toBe(18)
    expect(grade({ box: BOX, git, pypi }, 'pypi', 'sign-in', 'phone', 'box')).toBe('never')
  })

  it('at GitHub: never, unless an SSH key is left; and the SSH key still pushes', () => {
    const git = { service: 'github', ...PASSWORD, ...factors }
    expect(grade({ box: BOX, git }, 'git', 'sign-in', 'phone')).toBe('never')
    const withKey = { box: BOX, git: { ...git, 'ssh-key': ['laptop'] } }
    expect(grade(withKey, 'git', 'sign-in', 'phone')).toBe(7)
    expect(grade(withKey, 'git', 'push', 'phone')).toBe('now')
  })

  it('at GitLab: never on a free plan', () => {
    const git = { service: 'gitlab', ...PASSWORD, ...factors }
    expect(grade({ box: BOX, git }, 'git', 'sign-in', 'phone')).toBe('never')
    expect(grade({ box: BOX, git: { ...git, 'paid-plan': true } }, 'git', 'sign-in', 'phone')).toBe('goodwill')
  })
})

describe('other people and other doors', () => {
  it('a second owner lets you in again, by their goodwill', () => {
    const npm = { service: 'npm', ...PASSWORD, totp: ['phone'], owners: ['Ana'] }
    expect(grade({ npm }, 'npm', 'own', 'phone')).toBe('goodwill')
    expect(grade({ npm }, 'npm', 'own', 'phone', 'Ana')).toBe('never')
  })

  it('a trusted publisher still publishes while the account is shut, and not when GitHub is what is lost', () => {
    const git = { service: 'github', 'ssh-key': ['laptop'] }
    const kit = { git, gem: { service: 'rubygems', ...PASSWORD, totp: ['phone'], 'trusted-publisher': 'git' } }
    expect(grade(kit, 'gem', 'sign-in', 'phone')).toBe('never')
    expect(grade(kit, 'gem', 'publish', 'phone')).toBe('now')
    expect(grade(kit, 'gem', 'publish', 'phone', 'github')).toBe('never')
  })

  it("npm's stage-only publisher is no side door", () => {
    const git = { service: 'github', 'ssh-key': ['laptop'] }
    const npm = { service: 'npm', ...PASSWORD, totp: ['phone'], 'trusted-publisher-stage-only': 'git' }
    expect(grade({ git, npm }, 'npm', 'publish')).toBe('now')
    expect(left({ git, npm }, 'npm', 'publish', 'phone')).toMatchObject({
      grade: 'never',
      blocked: expect.arrayContaining([
        'With a stage-only publisher on GitHub Actions and a sign-in: there is no way to sign in.',
      ]) as string[],
    })
  })
})

describe('the mailbox', () => {
  it('that is attacked takes along what rests on it, and a key at PyPI is exempt', () => {
    const pypi = { service: 'pypi', ...PASSWORD, totp: ['phone'] }
    expect(grade({ box: BOX, pypi }, 'pypi', 'sign-in', 'box')).toBe('never')
    expect(grade({ box: BOX, pypi: { ...pypi, key: ['green key'] } }, 'pypi', 'sign-in', 'box')).toBe('now')
  })

  it('cannot be entered with codes that lie in it', () => {
    const box = { service: 'fastmail', password: ['memory'], totp: ['phone', 'box'] }
    expect(grade({ box }, 'box', 'sign-in')).toBe('now')
    expect(grade({ box }, 'box', 'sign-in', 'phone')).toBe('never')
  })
})

describe('one place', () => {
  const git = { service: 'gitlab', ...PASSWORD, key: ['blue key', 'green key'] }

  it('with both keys in it: either may be lost, and not the drawer', () => {
    expect(grade({ git }, 'git', 'sign-in', 'blue key')).toBe('now')
    expect(grade({ git }, 'git', 'sign-in', 'drawer')).toBe('never')
  })

  it('is named as what locks out, and as what a finder can use', () => {
    const kit = judgedKit({ bearers: BEARERS, accounts: { git: { ...git, password: ['memory', 'blue key'] } } })
    expect(kit.singles.filter(({ main, lost }) => main && lost.kind === 'place').map(({ lost }) => lost.name)).toEqual([
      'drawer',
    ])
    expect(kit.findable.map(({ found, accounts }) => [found.name, accounts])).toEqual([['blue key', ['git']]])
  })
})
