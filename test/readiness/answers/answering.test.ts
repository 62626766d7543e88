import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../electron/readiness/answers/answer.ts'
import { answered } from '../../../electron/readiness/answers/answering.ts'
import { readAnswers } from '../../../electron/readiness/answers/answers-file.ts'
import { ALWAYS } from '../../../electron/readiness/evidence.ts'
import { TODAY } from '../../fixtures/readiness.ts'

const BEFORE = '2025-01-01'
const { answers: KIT } = readAnswers(
  JSON.stringify({
    bearers: { phone: { place: 'bag' }, memory: {}, 'share 1': {}, 'share 2': {} },
    vault: { files: ['phone'], opens: ['memory', { atLeast: 2, of: ['share 1', 'share 2'] }] },
    managers: { Safe: { needs: [['phone'], ['memory']] } },
    accounts: {
      pypi: { service: 'pypi', password: ['Safe'], totp: ['phone'], mail: 'box', others: 'unknown' },
      box: { service: 'fastmail', password: ['memory'] },
    },
  }),
  BEFORE,
)
const after = (answer: Answer, answers = KIT) => answered(answers, answer, { today: TODAY, things: ['Blue'] })
const accountAfter = (answer: Answer, name = 'pypi') => after(answer).accounts.find((one) => one.name === name)

describe('an answer', () => {
  it('says where a credential lies, by names in any case', () => {
    const told = accountAfter({ kind: 'holding', account: 'pypi', atom: 'key', in: ['blue', 'PHONE', 'VAULT'] })
    expect(told?.holdings.key).toEqual({ is: ['Blue', 'phone', 'vault'], told: TODAY })
    expect(told?.holdings.password).toEqual({ is: ['Safe'], told: BEFORE })
  })

  it('makes a bearer of a new name, and a manager of one that is called like one', () => {
    const { bearers, opened } = after({
      kind: 'holding',
      account: 'pypi',
      atom: 'password',
      in: ['old laptop', 'Bitwarden', { atLeast: 1, of: ['drawer'] }],
    })
    expect(bearers.slice(KIT.bearers.length)).toEqual([
      { name: 'old laptop', type: 'computer', told: TODAY },
      { name: 'drawer', type: 'other', told: TODAY },
    ])
    expect(opened.at(-1)).toEqual({ name: 'Bitwarden', needs: [null, null], told: TODAY })
  })

  it('links to an account, to a new one whose service is known by its name, to an address, or to none', () => {
    const link = (to: Extract<Answer, { kind: 'link' }>['to']): Answer => ({
      kind: 'link',
      account: 'pypi',
      atom: 'repo-push',
      to,
    })
    expect(accountAfter(link({ account: 'BOX' }))?.links['repo-push']).toEqual({ is: { account: 'box' }, told: TODAY })
    expect(accountAfter(link({ account: 'GitHub' }), 'GitHub')).toEqual({
      name: 'GitHub',
      service: 'github',
      holdings: {},
      links: {},
      facts: {},
      packages: [],
      rest: 'unknown',
    })
    expect(accountAfter(link({ outside: 'me@example.org' }))?.links['repo-push']).toMatchObject({
      is: { outside: 'me@example.org' },
    })
    expect(accountAfter(link('none'))?.links['repo-push']).toEqual({ is: 'none', told: TODAY })
  })

  it('may be "I don\'t know", and may be taken back', () => {
    expect(accountAfter({ kind: 'unknown', account: 'pypi', atom: 'code' })?.holdings.code).toEqual({ asked: TODAY })
    expect(accountAfter({ kind: 'unknown', account: 'pypi', atom: 'mail' })?.links.mail).toEqual({ asked: TODAY })
    expect(accountAfter({ kind: 'withdraw', account: 'pypi', atom: 'totp' })?.holdings).toEqual({
      password: { is: ['Safe'], told: BEFORE },
    })
  })

  it('that is taken back from a complete list is unknown, and not "none"', () => {
    const box = accountAfter({ kind: 'withdraw', account: 'box', atom: 'password' }, 'box')
    expect(box?.holdings).toEqual({ password: { asked: TODAY } })
  })

  it('refuses a part that is not there', () => {
    const refused = expect.objectContaining({ code: 'not-found' }) as Error
    expect(() => after({ kind: 'part', name: 'Safe', part: 2, in: null })).toThrow(refused)
    expect(() => after({ kind: 'part', name: 'Nobody knows it', part: 3, in: null })).toThrow(refused)
  })

  it('says what opens something, whole or a part of it', () => {
    expect(after({ kind: 'part', name: 'Safe', part: 1, in: null }).opened[1]).toEqual({
      name: 'Safe',
      needs: [['phone'], null],
      told: TODAY,
    })
    expect(after({ kind: 'opened', name: 'New', needs: [['phone', 'desk']] })).toMatchObject({
      bearers: [{}, {}, {}, {}, { name: 'desk' }],
      opened: [{}, {}, { name: 'New', needs: [['phone', 'desk']] }],
    })
  })

  it('is a fact of an account or of the vault', () => {
    const fact = (about: string, is: string | null): Answer => ({ kind: 'fact', about, fact: 'x', is })
    expect(accountAfter(fact('pypi', 'yes'))?.facts).toEqual({ x: { is: 'yes', told: TODAY } })
    expect(after(fact('vault', null)).opened[0]?.facts).toEqual({ x: { asked: TODAY } })
    const bare = after(fact('vault', 'here'), { ...KIT, opened: [] })
    expect(bare.opened).toEqual([
      { name: 'vault', needs: [null, null], told: TODAY, facts: { x: { is: 'here', told: TODAY } } },
    ])
  })

  it('places a thing, and keeps its type', () => {
    const { bearers } = after({ kind: 'bearer', name: 'phone', with: 'Ana' })
    expect(bearers[0]).toEqual({ name: 'phone', type: 'phone', with: 'Ana', told: TODAY })
    expect(after({ kind: 'bearer', name: 'Blue', type: 'key', place: 'bag' }).bearers.at(-1)).toEqual({
      name: 'Blue',
      type: 'key',
      place: 'bag',
      told: TODAY,
    })
  })

  it('renames a thing wherever it is named', () => {
    const { opened, accounts, bearers } = after({ kind: 'rename', name: 'phone', to: 'mobile' })
    expect(bearers[0]).toMatchObject({ name: 'mobile', place: 'bag' })
    expect(opened.map(({ needs }) => needs[0])).toEqual([['mobile'], ['mobile']])
    expect(accounts[0]?.holdings.totp).toEqual({ is: ['mobile'], told: BEFORE })
    expect(after({ kind: 'rename', name: 'box', to: 'post' }).accounts[0]?.links.mail).toMatchObject({
      is: { account: 'post' },
    })
  })

  it('removes a thing with what it held', () => {
    const { opened, bearers } = after({ kind: 'remove', name: 'share 1' })
    expect(bearers.map(({ name }) => name)).toEqual(['phone', 'memory', 'share 2'])
    expect(opened[0]?.needs[1]).toEqual(['memory', { atLeast: 2, of: ['share 2'] }])
  })

  it('says what an account publishes, that nothing else is there, and that something is simply so', () => {
    expect(
      accountAfter({ kind: 'packages', account: 'pypi', packages: [{ name: 'left', ways: ['api-token'] }] })?.packages,
    ).toEqual([{ name: 'left', ways: ['api-token'], told: TODAY }])
    expect(accountAfter({ kind: 'nothing-else', account: 'pypi' })?.rest).toBe('none')
    const paid = accountAfter({ kind: 'holding', account: 'pypi', atom: 'paid-plan', in: [ALWAYS] })
    expect(paid?.holdings['paid-plan']).toEqual({ is: [ALWAYS], told: TODAY })
  })

  it('may be that what was told is still true', () => {
    const still = (of: Extract<Answer, { kind: 'still-true' }>['of']) => after({ kind: 'still-true', of })
    expect(still({ kind: 'holding', account: 'pypi', atom: 'totp' }).accounts[0]?.holdings).toEqual({
      password: { is: ['Safe'], told: BEFORE },
      totp: { is: ['phone'], told: TODAY },
    })
    expect(still({ kind: 'place', bearer: 'phone' }).bearers.map(({ told }) => told)).toEqual([
      TODAY,
      BEFORE,
      BEFORE,
      BEFORE,
    ])
    expect(still({ kind: 'part', name: 'Safe', part: 0 }).opened.map(({ told }) => told)).toEqual([BEFORE, TODAY])
  })

  it.each([
    ['an account that is not there', { kind: 'nothing-else', account: 'npm' }, 'not-found'],
    ['a thing that is not there', { kind: 'remove', name: 'tablet' }, 'not-found'],
    ['the vault by another name', { kind: 'rename', name: 'vault', to: 'safe' }, 'not-found'],
    [
      'a thing where an account is asked for',
      { kind: 'link', account: 'pypi', atom: 'mail', to: { account: 'BLUE' } },
      'invalid-input',
    ],
    ['a name that is taken', { kind: 'rename', name: 'phone', to: 'Safe' }, 'invalid-input'],
  ] as const)('is refused for %s', (_what, answer, code) => {
    expect(() => after(answer)).toThrow(expect.objectContaining({ code }) as Error)
  })
})
