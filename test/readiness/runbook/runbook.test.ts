import { describe, expect, it } from 'vitest'
import { routesOf } from '../../../electron/readiness/graph/routes.ts'
import { runbook, type AccountPlan } from '../../../electron/readiness/runbook/runbook.ts'
import { planStepSentence, stateWords, type RunbookFacts } from '../../../electron/readiness/runbook/runbook-words.ts'
import { lostThings, toldKit } from '../../fixtures/readiness.ts'

/** The mailbox opens with the key; GitHub and PyPI have codes on paper; GitLab has nothing but the phone. */
const KIT = {
  bearers: { phone: {}, 'blue key': {}, sheet: { place: 'office' }, head: { type: 'memory' } },
  vault: { files: ['phone'], opens: ['head'] },
  accounts: {
    fastmail: { service: 'fastmail', password: ['head'], key: ['blue key'] },
    github: { service: 'github', password: ['head'], totp: ['phone'], code: ['sheet'], mail: 'fastmail' },
    pypi: {
      service: 'pypi',
      password: [],
      totp: ['phone'],
      code: ['sheet'],
      mail: 'fastmail',
      'repo-push': 'github',
      'trusted-publisher': 'github',
    },
    gitlab: { service: 'gitlab', password: ['head'], totp: ['phone'], mail: 'fastmail' },
    crates: { service: 'crates-io', github: 'github' },
    npm: { service: 'npm', password: [], totp: [], mail: [] },
    'docker-hub': { service: 'docker-hub', password: ['head'], totp: ['phone'], code: null, mail: 'fastmail' },
  },
}
const NO_FACTS: RunbookFacts = { codes: new Map(), sheetsOf: () => [] }

const evidence = toldKit(KIT)
const after = (...lost: readonly string[]) => runbook(evidence, routesOf, lostThings(evidence, lost))

function plan(lost: string, account: string): AccountPlan {
  const found = after(lost).accounts.find((one) => one.account === account)
  if (!found) throw new Error(`there is no plan for ${account}`)
  return found
}

function sentences({ way }: Pick<AccountPlan, 'way'>, facts = NO_FACTS): readonly string[] {
  return way.map((step) => planStepSentence(step, facts))
}

describe('a runbook', () => {
  it('says of each account how it stands', () => {
    expect(after('phone').accounts.map(({ account, state }) => [account, state])).toEqual([
      ['github', 'now'],
      ['crates', 'now'],
      ['fastmail', 'as-before'],
      ['docker-hub', 'not-known'],
      ['gitlab', 'gone'],
      ['npm', 'never-was'],
      ['pypi', 'now'],
    ])
  })

  it('names what to secure first: what a finder of the phone has, the account on which most rest first', () => {
    expect(after('phone').secure.map(({ account, kind }) => [account, kind])).toEqual([
      ['github', 'exposed'],
      ['pypi', 'exposed'],
      ['gitlab', 'exposed'],
      ['docker-hub', 'exposed'],
    ])
  })

  it('gives the steps in order, and leaves out those of an account that comes before', () => {
    expect(sentences(plan('phone', 'github'))).toEqual([
      'Take the password of github from head.',
      'Fetch sheet (office).',
      'Take a recovery code of github from sheet.',
      'Sign in at github with the password and a recovery code. This uses up a recovery code.',
    ])
    expect(sentences(plan('phone', 'pypi')).slice(0, 3)).toEqual([
      'Use fastmail, the mailbox of pypi. You sign in there as always.',
      'Set a new password at pypi with the mailbox.',
      'Fetch sheet (office).',
    ])
  })

  it('refers to the steps above where another account needs a way of its own', () => {
    expect(sentences(plan('phone', 'crates'))).toEqual([
      'Use github, the GitHub account of crates. Its steps are above.',
      'Sign in at crates with the GitHub account.',
    ])
  })

  it('says which code is next and on which sheet it is', () => {
    const facts: RunbookFacts = {
      codes: new Map([['github', { next: 3, left: 14 }]]),
      sheetsOf: (copy, account, atom) => (copy === 'sheet' && account === 'github' && atom === 'code' ? [2] : []),
    }
    expect(sentences(plan('phone', 'github'), facts)[2]).toBe(
      'Take a recovery code of github from sheet. It is on sheet 2. Number 3 is the first that is not used. 14 are left. Tick it off.',
    )
    const last: RunbookFacts = { ...facts, codes: new Map([['github', { next: 16, left: 1 }]]) }
    expect(sentences(plan('phone', 'github'), last)[2]).toContain('It is the last one.')
  })

  it('says what may turn up where not all is known, by what every account has', () => {
    const { state, way, hope } = plan('phone', 'docker-hub')
    expect([state, stateWords(plan('phone', 'docker-hub'))]).toEqual(['not-known', 'not known'])
    expect(way).not.toEqual([])
    expect(sentences({ way: hope })).toContain('Find a recovery code of docker-hub: nobody has said where it is.')
    expect(plan('phone', 'github').hope).toEqual([])
  })

  it('supposes a password where nobody has told of any, and never that there is no second factor', () => {
    const told = { service: 'rubygems', totp: ['phone'], others: 'unknown' }
    const after = (...lost: readonly string[]) => {
      const bare = toldKit({ bearers: { phone: {} }, accounts: { gems: told } })
      const [gems] = runbook(bare, routesOf, lostThings(bare, lost)).accounts
      return sentences({ way: gems?.hope ?? [] })
    }
    expect(after()).toEqual([
      'Find the password of gems: nobody has said where it is.',
      'Fetch phone.',
      'Take an authenticator code of gems from phone.',
      'Sign in at gems with the password and an authenticator code.',
    ])
    expect(after('phone').filter((step) => step.startsWith('Find'))).toHaveLength(2)
  })

  it('says what is left of an account that is gone: publishing by another one', () => {
    const gone = plan('fastmail', 'pypi')
    expect([gone.state, stateWords(gone)]).toEqual(['gone', 'no way back'])
    expect(gone.entry.blocked.length).toBeGreaterThan(0)
    expect(gone.others.map(({ outcome }) => [outcome.goal, outcome.grade])).toEqual([['publish', 'now']])
  })

  it('says that it can no longer be published where that is what was lost, and nothing of what is as before', () => {
    expect(plan('gitlab', 'pypi')).toMatchObject({ state: 'as-before', others: [] })
    const { others } = plan('github', 'pypi')
    expect(others.map(({ outcome }) => [outcome.goal, outcome.grade])).toEqual([['publish', 'never']])
  })
})
