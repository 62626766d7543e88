import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Care, KeyCare, PaperCare } from '../../../electron/readiness/checks/check.ts'
import { checksOf, type CheckId } from '../../../electron/readiness/checks/checks.ts'
import { findingSentence } from '../../../electron/readiness/checks/finding-words.ts'
import { CHECK_WORDS } from '../../../electron/readiness/checks/words.ts'
import { judgedKit } from '../../fixtures/care.ts'
import { TODAY } from '../../fixtures/readiness.ts'

const YEARS_AGO = '2024-01-01'
const BEARERS = {
  phone: { place: 'bag' },
  disk: { place: 'home' },
  sheet: { type: 'paper', place: 'office' },
  memory: {},
  'blue key': { place: 'home' },
  'green key': { place: 'office' },
  Ana: { type: 'person' },
}
const VAULT = { files: ['disk'], opens: ['memory', 'sheet'] }
const kit = (account: object, rest: object = {}) => ({
  bearers: BEARERS,
  vault: VAULT,
  accounts: { it: { service: 'pypi', ...account }, ...rest },
})
const paper = (more: Partial<PaperCare>): PaperCare => ({
  name: 'paper A copy 1',
  accounts: ['it'],
  place: 'home',
  holder: '',
  read: 'whole',
  at: '2026-10-01',
  due: '2027-10-01',
  overdue: false,
  ...more,
})

function keyCare(name: string, more: Partial<KeyCare> = {}): KeyCare {
  return { name, model: '', tested: TODAY, differs: [], ...more }
}

/** State and what was found of each thing, worst first. */
function found(id: CheckId, told: unknown, care: Partial<Care> = {}, day = TODAY): readonly string[] {
  const check = checksOf(judgedKit(told, care, day)).find((one) => one.id === id)
  return (check?.findings ?? []).map(({ state, what }) => `${state}: ${what}`)
}

describe('checks', () => {
  it('apply to nothing where there is nothing', () => {
    const states = checksOf(judgedKit({ bearers: {}, accounts: {} })).map(({ state }) => state)
    expect(new Set(states)).toEqual(new Set(['not-applicable']))
    expect(states).toHaveLength(31)
  })

  it('are not fine where nothing is known', () => {
    const half = {
      bearers: {},
      accounts: { it: { service: 'pypi', others: 'unknown' }, box: { service: 'proton', others: 'unknown' } },
    }
    const fine = checksOf(judgedKit(half)).filter(({ state }) => state === 'ok')
    expect(fine.map(({ id }) => id)).toEqual([])
  })

  it('come overdue first', () => {
    const order = checksOf(judgedKit(kit({}), { files: ['/tmp/sheets.pdf'] })).map(({ state }) => state)
    const states = ['overdue', 'due', 'not-known', 'ok', 'not-applicable'] as const
    expect(order).toEqual(states.flatMap((state) => order.filter((one) => one === state)))
    expect(order[0]).toBe('overdue')
  })

  it.each<[CheckId, string, unknown, Partial<Care>, readonly string[]]>([
    [
      'one-loss',
      'a phone that is alone',
      kit({ password: ['memory'], key: ['phone'] }),
      {},
      ['due: one-loss', 'due: one-loss'],
    ],
    ['one-loss', 'nothing at all', kit({}), {}, ['overdue: shut']],
    ['one-loss', 'an unknown mailbox', kit({ totp: ['vault'], others: 'unknown' }), {}, ['not-known: maybe-shut']],
    ['one-place', 'both in one place', kit({ password: ['disk'], key: ['blue key'] }), {}, ['due: found-together']],
    [
      'one-place',
      'a password that may be anywhere',
      kit({ key: ['blue key'], password: null }),
      {},
      ['not-known: together-not-told'],
    ],
    [
      'one-place',
      'a password in a memory',
      kit({ password: ['memory'], key: ['blue key'] }),
      {},
      ['ok: nothing-together'],
    ],
    [
      'no-reset',
      'one key at GitLab',
      kit({ service: 'gitlab', password: ['memory', 'sheet'], key: ['blue key'] }),
      {},
      ['due: no-reset-one-loss'],
    ],
    [
      'no-reset',
      'two keys at GitLab',
      kit({ service: 'gitlab', password: ['memory', 'sheet'], key: ['blue key', 'green key'] }),
      {},
      ['ok: no-reset'],
    ],
    ['passwords', 'a memory', kit({ password: ['memory'] }), {}, ['due: password-once']],
    ['passwords', 'a memory and paper', kit({ password: ['memory', 'sheet'] }), {}, ['ok: password-kept']],
    ['passwords', 'nobody knows', kit({ password: null }), {}, ['not-known: password-not-told']],
    ['passwords', 'none', kit({ password: [] }), {}, ['due: no-password']],
    ['two-keys', 'one', kit({ key: ['blue key'] }), {}, ['due: one-key']],
    [
      'two-keys',
      'two, which may be one',
      kit({ key: ['blue key', 'green key'] }),
      {},
      ['not-known: keys-not-compared'],
    ],
    [
      'two-keys',
      'two that a test has shown to be two',
      kit({ key: ['blue key', 'green key'] }),
      { keys: [keyCare('blue key', { model: 'a', differs: ['green key'] }), keyCare('green key', { model: 'b' })] },
      ['ok: two-keys'],
    ],
    [
      'two-keys',
      'two of which only one says which model it is',
      kit({ key: ['blue key', 'green key'] }),
      { keys: [keyCare('blue key', { model: 'a', differs: ['green key'] }), keyCare('green key')] },
      ['not-known: keys-model-not-known'],
    ],
    [
      'keys-tested',
      'one whose counter went back',
      kit({}),
      { keys: [keyCare('blue key', { tested: TODAY, suspect: { on: TODAY, counter: true } })] },
      ['overdue: key-counter', 'not-known: key-not-tested'],
    ],
    [
      'keys-tested',
      'one whose last test speaks against it',
      kit({}),
      { keys: [keyCare('blue key', { suspect: { on: TODAY, counter: false } })] },
      ['overdue: key-suspect', 'not-known: key-not-tested'],
    ],
    [
      'keys-tested',
      'one that was tested years ago, where nobody wants to be reminded',
      { bearers: {}, accounts: {} },
      { keyMonths: 0, keys: [keyCare('blue key', { tested: YEARS_AGO })] },
      ['ok: key-tested'],
    ],
    [
      'two-keys',
      'two of one model',
      kit({ key: ['blue key', 'green key'] }),
      { keys: ['blue key', 'green key'].map((name) => keyCare(name, { model: 'm' })) },
      ['due: keys-one-model'],
    ],
    ['two-keys', 'two in one place', kit({ key: ['blue key', 'disk'] }), {}, ['due: keys-one-place']],
    [
      'keys-tested',
      'one lately, one long ago',
      { bearers: {}, accounts: {} },
      {
        keys: [keyCare('a'), keyCare('b', { tested: YEARS_AGO })],
      },
      ['overdue: key-tested-long-ago', 'ok: key-tested'],
    ],
    [
      'keys-tested',
      'keys that were only told',
      kit({}),
      {},
      ['not-known: key-not-tested', 'not-known: key-not-tested'],
    ],
    [
      'codes-left',
      'enough',
      kit({}),
      { codes: [{ account: 'it', left: 5, total: 8, issued: '2026-01-01' }] },
      ['ok: codes-left'],
    ],
    [
      'codes-left',
      'two',
      kit({}),
      { codes: [{ account: 'it', left: 2, total: 8, issued: '2026-01-01' }] },
      ['due: few-codes'],
    ],
    [
      'codes-left',
      'the only one there is',
      kit({}),
      { codes: [{ account: 'it', left: 1, total: 1, issued: '2026-01-01' }] },
      ['ok: codes-left'],
    ],
    [
      'codes-left',
      'a key',
      kit({}),
      { codes: [{ account: 'it', left: 1, total: 1, isKey: true }] },
      ['ok: recovery-key'],
    ],
    ['codes-left', 'none left', kit({}), { codes: [{ account: 'it', left: 0, total: 8 }] }, ['overdue: codes-used-up']],
    [
      'codes-left',
      'of an unknown day',
      kit({}),
      { codes: [{ account: 'it', left: 8, total: 8 }] },
      ['not-known: codes-no-date'],
    ],
    ['codes-left', 'in a drawer', kit({ code: ['sheet'] }), {}, ['not-known: codes-not-counted']],
    ['secrets-kept', 'in the phone only', kit({ totp: ['phone'] }), {}, ['due: secret-once']],
    ['secrets-kept', 'in the vault', kit({ totp: ['phone', 'vault'] }), {}, ['ok: secret-kept']],
    [
      'paper-read',
      'one copy, never read',
      kit({}),
      { papers: [paper({ read: 'never', due: '2027-01-01' })] },
      ['due: copy-not-read'],
    ],
    ['paper-read', 'a copy that failed', kit({}), { papers: [paper({ read: 'wrong' })] }, ['overdue: copy-wrong']],
    [
      'paper-read',
      'a copy that is overdue',
      kit({}),
      { papers: [paper({ overdue: true, due: '2026-10-01' })] },
      ['overdue: copy-overdue'],
    ],
    ['line-typed', 'never', kit({}), { papers: [paper({})] }, ['due: no-line-typed']],
    ['line-typed', 'lately', kit({}), { papers: [paper({ typed: TODAY })] }, ['ok: line-typed']],
    ['line-typed', 'long ago', kit({}), { papers: [paper({ typed: YEARS_AGO })] }, ['overdue: line-typed-long-ago']],
    [
      'paper-fresh',
      'each grade',
      kit({}),
      { paperOf: (['restores', 'not-known', 'does-not-restore'] as const).map((grade) => ({ account: grade, grade })) },
      ['overdue: paper-out-of-date', 'not-known: paper-not-known', 'ok: paper-restores'],
    ],
    [
      'shares',
      'two of two in one place',
      kit({}),
      { papers: [1, 2].map((index) => paper({ share: { identifier: 7, index, threshold: 2 } })) },
      ['due: shares-one-place', 'ok: share-shown', 'ok: share-shown'],
    ],
    [
      'shares',
      'one that nobody showed',
      kit({}),
      { papers: [{ ...paper({ share: { identifier: 7, index: 1, threshold: 2 } }), at: YEARS_AGO }] },
      ['overdue: share-shown-long-ago'],
    ],
    ['backup-elsewhere', 'no copy', kit({ totp: ['vault'] }), {}, ['due: no-backup-elsewhere']],
    [
      'backup-elsewhere',
      'a copy',
      kit({ totp: ['vault'] }),
      { backupElsewhere: '2026-11-01' },
      ['ok: backup-elsewhere'],
    ],
    ['backup-read', 'never', kit({ totp: ['vault'] }), {}, ['due: backup-not-read']],
    [
      'backup-read',
      'one that failed',
      kit({ totp: ['vault'] }),
      { backupRead: { failed: TODAY, overdue: true } },
      ['overdue: backup-failed'],
    ],
    [
      'backup-read',
      'one long ago',
      kit({ totp: ['vault'] }),
      { backupRead: { passed: YEARS_AGO, overdue: true } },
      ['overdue: backup-read-long-ago'],
    ],
    [
      'passphrases',
      'one of two is due',
      kit({}),
      {
        passphrases: [
          { name: 'a', typed: TODAY, due: false },
          { name: 'b', due: true },
        ],
      },
      ['overdue: passphrase-due', 'ok: passphrase-typed'],
    ],
    ['second-opener', 'memory and paper', kit({ totp: ['vault'] }), {}, ['ok: openers']],
    [
      'plain-files',
      'a saved PDF',
      kit({}),
      { files: ['/tmp/sheets.pdf'] },
      ['overdue: file-there', 'not-known: downloads-searched-not-told'],
    ],
    ['repository', 'none', kit({ 'repo-push': [] }), {}, ['due: no-repository']],
    ['repository', 'nobody knows', kit({ 'repo-push': null }), {}, ['not-known: repository-not-told']],
    ['repository', 'one', kit({ 'repo-push': 'git' }), {}, ['ok: repository']],
    ['linked-github', 'none', kit({ service: 'npm' }), {}, ['due: no-github-link']],
    [
      'other-factors',
      'an SSH key at GitHub',
      kit({ service: 'github', 'ssh-key': ['disk'] }),
      {},
      ['ok: other-factor'],
    ],
    ['other-factors', 'nothing at GitHub', kit({ service: 'github' }), {}, ['due: no-other-factor']],
    ['second-address', 'no', kit({ facts: { 'second-address': 'no' } }), {}, ['due: no-second-address']],
    ['owners', 'none', kit({}), {}, ['due: no-other-owner']],
    ['owners', 'Ana', kit({ owners: ['Ana'] }), {}, ['ok: other-owner']],
    [
      'owner-released',
      'never',
      kit({ owners: ['Ana'], facts: { 'co-owner-released': 'never' } }),
      {},
      ['due: co-owner-released-never'],
    ],
    [
      'owner-released',
      'long ago',
      kit({ owners: ['Ana'], facts: { 'co-owner-released': YEARS_AGO } }),
      {},
      ['overdue: co-owner-released-long-ago'],
    ],
    [
      'owner-released',
      'lately',
      kit({ owners: ['Ana'], facts: { 'co-owner-released': '2026-11-01' } }),
      {},
      ['ok: co-owner-released'],
    ],
    [
      'publishers',
      'not told',
      kit({ 'trusted-publisher': 'git' }, { git: { service: 'github' } }),
      {},
      ['not-known: publishers-reviewed-not-told'],
    ],
    [
      'side-door',
      'only through GitHub',
      kit({ 'trusted-publisher': 'git' }, { git: { service: 'github', 'ssh-key': ['disk', 'sheet'] } }),
      {},
      ['due: only-door'],
    ],
    [
      'side-door',
      'also with a token',
      kit({ 'trusted-publisher': 'git', token: ['disk'] }, { git: { service: 'github', 'ssh-key': ['disk'] } }),
      {},
      ['ok: side-door'],
    ],
    [
      'side-door',
      'stage only',
      kit({ service: 'npm', 'trusted-publisher-stage-only': 'git' }, { git: { service: 'github' } }),
      {},
      ['due: stage-only'],
    ],
    [
      'signing-key',
      'once',
      kit({ service: 'maven-central', 'gpg-key': ['disk'] }),
      {},
      ['due: signing-key-once', 'not-known: revocation-not-told'],
    ],
    [
      'retrieval',
      'a cover page alone',
      kit({}),
      { cover: true },
      ['not-known: procedure-on-cover', 'not-known: retrieved-not-told'],
    ],
    ['reachable', 'answered', kit({ facts: { reachable: '2026-11-01' } }), {}, ['ok: reachable']],
  ])('%s: %s', (id, _what, told, care, expected) => {
    expect(found(id, told, care)).toEqual(expected)
  })

  it('of the mailbox see a circle, a missing key, and a mailbox that is elsewhere', () => {
    const box = (more: object) =>
      kit({ mail: 'box' }, { box: { service: 'fastmail', password: ['memory'], totp: ['phone'], ...more } })
    expect(found('mailboxes', box({ code: ['box'], key: ['blue key'] }))).toEqual(['overdue: mailbox-circle'])
    expect(found('mailboxes', box({}))).toEqual(['due: mailbox-no-key'])
    expect(found('mailboxes', box({ key: ['blue key'] }))).toEqual(['ok: mailbox-safe'])
    expect(found('mailboxes', box({ key: null }))).toEqual(['not-known: mailbox-part-not-told'])
    expect(found('mailboxes', kit({ mail: { outside: 'me@example.org' } }))).toEqual(['not-known: mailbox-outside'])
  })

  it('of domains count a year ahead', () => {
    const until = (day: string | null) =>
      kit({ mail: 'box' }, { box: { service: 'fastmail', facts: { 'domain-until': day } } })
    expect(found('domains', until('2028-01-01'))).toEqual(['ok: domain-paid'])
    expect(found('domains', until('2027-03-01'))).toEqual(['due: domain-soon'])
    expect(found('domains', until('2026-11-01'))).toEqual(['overdue: domain-lapsed'])
    expect(found('domains', until('none'))).toEqual([])
    expect(found('domains', until(null))).toEqual(['not-known: domain-not-told'])
  })

  it('of paper count copies in different places, of accounts that the vault has', () => {
    const measured = judgedKit(kit({ totp: ['vault'] }))
    const evidence = {
      ...measured.evidence,
      accounts: measured.evidence.accounts.map((account) => ({
        ...account,
        credentials: { totp: [{ in: 'vault', known: 'measured' as const }] },
      })),
    }
    const whats = (papers: readonly PaperCare[]) => {
      const checks = checksOf({ ...measured, evidence, care: { ...measured.care, papers } })
      return checks.find(({ id }) => id === 'paper-read')?.findings.map(({ what }) => what)
    }
    expect(whats([])).toEqual(['no-paper'])
    expect(whats([paper({})])).toEqual(['one-copy', 'copy-read'])
    expect(whats([paper({}), paper({ name: 'paper A copy 2' })])).toEqual([
      'copies-one-place',
      'copy-read',
      'copy-read',
    ])
    expect(whats([paper({}), paper({ place: 'office' })])).toEqual(['copy-read', 'copy-read', 'copies'])
    expect(whats([paper({}), paper({ place: '' })])).toEqual(['copies-place-not-told', 'copy-read', 'copy-read'])
  })

  it('ask again what was told long ago', () => {
    expect(found('still-true', kit({ password: ['memory'] }))).toEqual(['ok: told-lately'])
    expect(found('still-true', kit({ password: ['memory'] }), {}, '2025-01-01')).toEqual(['due: told-long-ago'])
  })

  it('have the day of their oldest evidence', () => {
    const care = {
      keys: [keyCare('a', { tested: '2026-11-01' }), keyCare('b', { tested: '2026-10-01' })],
    }
    const checks = checksOf(judgedKit({ bearers: {}, accounts: {} }, care))
    expect(checks.find(({ id }) => id === 'keys-tested')).toMatchObject({ state: 'ok', on: '2026-10-01' })
  })
})

describe('the words of checks', () => {
  it('have a sentence for everything that is found', () => {
    const folder = join(import.meta.dirname, '../../../electron/readiness/checks')
    const text = readdirSync(folder)
      .filter((name) => !name.endsWith('words.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n')
    const literals = [...text.matchAll(/what: (?:[^,}\n]*\? )?'([a-z-]+)'(?: : '([a-z-]+)')?/g)].flatMap(
      ([, one, other]) => [one, other],
    )
    const whats = [...new Set(literals.flatMap((what) => what ?? []))]
    expect(whats.length).toBeGreaterThan(60)
    const finding = { state: 'due', about: 'it', names: ['a', 'b'], count: 2 } as const
    expect(whats.filter((what) => findingSentence({ ...finding, what }) === `it: ${what}`)).toEqual([])
  })

  it('say of each what is to be so, why, and whose advice it is', () => {
    const all = Object.values(CHECK_WORDS).flatMap(({ title, why, source }) => [title, why, source])
    expect(all.filter((text) => text.trim() === '')).toEqual([])
    expect(Object.keys(CHECK_WORDS).toSorted()).toEqual(
      checksOf(judgedKit({ bearers: {}, accounts: {} }))
        .map(({ id }) => id)
        .toSorted(),
    )
  })
})
