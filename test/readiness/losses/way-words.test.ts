import { describe, expect, it } from 'vitest'
import { afterLoss } from '../../../electron/readiness/losses/after-loss.ts'
import { routesOf } from '../../../electron/readiness/graph/routes.ts'
import { blockedSentence, stepSentence } from '../../../electron/readiness/losses/way-words.ts'
import { gradeWords, lossWords } from '../../../electron/readiness/plain-words.ts'
import { lostThings, toldKit } from '../../fixtures/readiness.ts'

function outcome(kit: unknown, account: string, goal: string, ...lose: readonly string[]) {
  const evidence = toldKit(kit)
  const lost = lostThings(evidence, lose)
  return afterLoss(evidence, routesOf, { lost, wants: (one) => one.account === account && one.goal === goal })[0]
}
const way = (...asked: Parameters<typeof outcome>) => outcome(...asked)?.way.map(stepSentence)
const blocked = (...asked: Parameters<typeof outcome>) => outcome(...asked)?.blocked.map(blockedSentence)

const BEARERS = {
  stick: { with: 'Ana', place: 'Lisbon' },
  'share 1': { place: 'bank' },
  'share 2': { with: 'Jonas' },
  'share 3': {},
  head: { type: 'memory' },
  Ana: { type: 'person' },
}
const VAULT = { files: ['stick'], opens: [{ atLeast: 2, of: ['share 1', 'share 2', 'share 3'] }] }

describe('a way in words', () => {
  it('fetches each thing from where it lies, and opens with so many shares', () => {
    const hub = { service: 'docker-hub', password: ['head'], totp: ['vault'] }
    expect(way({ bearers: BEARERS, vault: VAULT, accounts: { hub } }, 'hub', 'sign-in', 'share 3')).toEqual([
      'Take the password of hub from head.',
      'Fetch stick (Lisbon, kept by Ana).',
      'Fetch share 1 (bank).',
      'Fetch share 2 (kept by Jonas).',
      'Open vault with stick and 2 of share 1, share 2, share 3.',
      'Take an authenticator code of hub from vault.',
      'Sign in at hub with the password and an authenticator code.',
    ])
  })

  it('asks another owner, says how long it takes, and what is simply so', () => {
    const npm = { service: 'npm', owners: ['Ana'] }
    expect(way({ bearers: BEARERS, accounts: { npm } }, 'npm', 'own')?.slice(0, 2)).toEqual([
      'Reach Ana.',
      'Ask Ana, another owner at npm.',
    ])
    const git = { service: 'gitlab', password: ['head'], totp: ['stick'], 'paid-plan': true }
    const steps = way({ bearers: BEARERS, accounts: { git } }, 'git', 'sign-in', 'stick')
    expect(steps?.[0]).toBe('Take the password of git from head.')
    expect(steps?.[1]).toBe('git has a paid plan.')
    expect(steps?.at(-1)).toBe('Sign in at git with the password alone.')
  })

  it('says what is missing first where none leads there', () => {
    const accounts = {
      box: { service: 'fastmail', password: ['head'], totp: ['stick'] },
      hub: { service: 'docker-hub', password: ['head', 'box'], totp: ['vault'], code: null, mail: 'box' },
    }
    expect(blocked({ bearers: BEARERS, vault: VAULT, accounts }, 'hub', 'sign-in', 'Lisbon')).toEqual([
      'With the password and an authenticator code: an authenticator code is out of reach, in vault.',
      'With the password and a recovery code: nobody has said where a recovery code is.',
      'With the password and the second factors taken off: there is no way to have the second factors taken off.',
    ])
    expect(blocked({ bearers: BEARERS, vault: VAULT, accounts }, 'hub', 'reset-factors', 'Lisbon')).toEqual([
      'With the password and the mailbox: box, the mailbox, cannot be reached.',
    ])
    expect(blocked({ bearers: BEARERS, vault: VAULT, accounts }, 'hub', 'sign-in', 'hub')?.[0]).toBe(
      'With the password and an authenticator code: the account hub is lost.',
    )
  })

  it('asks whether there is another owner or a publisher, not where', () => {
    const pypi = { service: 'pypi', password: ['stick'], others: 'unknown' }
    const said = blocked({ bearers: BEARERS, vault: VAULT, accounts: { pypi } }, 'pypi', 'publish', 'stick') ?? []
    expect(said.filter((sentence) => sentence.includes('whether'))).toEqual(
      expect.arrayContaining([
        'With a trusted publisher on GitLab CI/CD: nobody has said whether there is a trusted publisher on GitLab CI/CD.',
        'With another owner: nobody has said whether there is another owner.',
      ]),
    )
    expect(said.filter((sentence) => /where (?:another owner|a trusted publisher)/.test(sentence))).toEqual([])
  })
})

describe('words for grades and losses', () => {
  it.each([
    [{ grade: 'now' } as const, 'now'],
    [{ grade: 'days', days: 1 } as const, 'within 1 day'],
    [{ grade: 'days', days: 14 } as const, 'within 14 days'],
    [{ grade: 'goodwill' } as const, "only by somebody's goodwill"],
    [{ grade: 'never' } as const, 'never'],
  ])('%j is "%s"', (grade, words) => {
    expect(gradeWords(grade)).toBe(words)
  })

  it.each([
    ['bearer', 'phone', 'phone'],
    ['place', 'home', 'everything at home'],
    ['person', 'Ana', 'touch with Ana'],
    ['manager', 'Safe', 'Safe'],
    ['account', 'github', 'the account github'],
    ['outside', 'me@example.org', 'the mailbox me@example.org'],
  ] as const)('the loss of a %s', (kind, name, words) => {
    expect(lossWords(kind, name)).toBe(words)
  })
})
