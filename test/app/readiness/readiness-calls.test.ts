import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AskView } from '../../../electron/contract.ts'
import { TestApp } from '../../fixtures/app.ts'

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const LINKS = [
  `otpauth://totp/npm:alice?secret=${SECRET}&issuer=npm`,
  `otpauth://totp/GitLab:alice?secret=${SECRET}A&issuer=GitLab`,
].join('\n')
const CODES = ['0123456789abcdef', 'fedcba9876543210', '1111222233334444', '5555666677778888']
const NPM = 'npm · alice'

let test: TestApp

beforeEach(async () => {
  test = new TestApp()
  await test.create()
})

afterEach(async () => {
  await test.close()
})

const state = async () => await test.call['readiness.state'](undefined)
const asks = async () => await test.call['readiness.asks'](undefined)
const thing = ({ kind, about, atom, fact, part }: AskView) => [kind, about, atom ?? fact ?? part ?? '']

describe('readiness of a vault', () => {
  it('says nothing of an empty one but to import', async () => {
    const { verdict, actions, table, asks: questions } = await state()
    expect(verdict).toEqual({
      kind: 'empty',
      says: 'There are no accounts here yet, so nothing can be said about them.',
    })
    expect(actions).toEqual([
      { kind: 'import', says: 'Import your accounts from the app that makes your codes.', start: 'intake.choose' },
    ])
    expect(table).toEqual({ losses: [], rows: [] })
    expect(questions).toEqual([])
  })

  it('asks only what the vault does not know', async () => {
    await test.bringIn(LINKS)
    const { verdict, actions } = await state()
    expect(verdict.kind).toBe('not-known')
    expect(actions[0]?.ask).toMatchObject({ kind: 'holding', about: NPM, atom: 'password', takes: 'places' })
    const things = (await asks()).map(thing)
    expect(things).not.toContainEqual(['holding', NPM, 'totp'])
    expect(things).not.toContainEqual(['part', 'vault', 0])
  })

  it('counts what the vault has as measured, and what was told as told', async () => {
    await test.bringIn(LINKS)
    await test.call['readiness.answer']({ kind: 'holding', account: NPM, atom: 'password', in: ['memory'] })
    const { accounts } = await test.call['readiness.lose']({ lost: [], goal: 'sign-in' })
    const npm = accounts.find(({ account }) => account === NPM)
    expect(npm).toMatchObject({ grade: 'now', proof: 'told' })
    expect(npm?.way.map(({ says }) => says)).toEqual([
      `Take the password of ${NPM} from memory.`,
      'Fetch this computer.',
      'Open vault with this computer and memory.',
      `Take an authenticator code of ${NPM} from vault.`,
      `Sign in at ${NPM} with the password and an authenticator code. Only an authenticator app added before September 2025: npm takes no new one.`,
    ])
  })

  it('takes an answer, keeps it, and can take it back', async () => {
    await test.bringIn(LINKS)
    const next = await test.call['readiness.answer']({
      kind: 'holding',
      account: NPM,
      atom: 'password',
      in: ['notebook', 'Safe manager'],
    })
    expect(next.map(thing)).not.toContainEqual(['holding', NPM, 'password'])
    expect(next.map(thing)).toContainEqual(['place', 'notebook', ''])
    test.app.lock('asked')
    await test.unlock()
    const told = await test.call['readiness.told']({ account: NPM })
    expect(told.holdings).toEqual([
      {
        atom: 'password',
        says: `Where is the password of ${NPM}?`,
        in: ['notebook', 'Safe manager'],
        told: '2026-03-01',
      },
    ])
    expect(await test.call['readiness.bearers'](undefined)).toMatchObject({
      managers: ['Safe manager'],
      bearers: [
        { name: 'this computer', type: 'computer', from: 'vault' },
        { name: 'memory', type: 'memory', from: 'vault' },
        { name: 'notebook', from: 'told' },
      ],
    })
    const again = await test.call['readiness.answer']({ kind: 'withdraw', account: NPM, atom: 'password' })
    expect(again.map(thing)).toContainEqual(['holding', NPM, 'password'])
    expect((await test.call['readiness.told']({ account: NPM })).holdings).toEqual([])
  })

  it('says all that was told of an account and of what opens things', async () => {
    const text = JSON.stringify({
      bearers: { phone: {} },
      vault: { files: ['phone'], facts: { procedure: 'In the safe.' } },
      managers: { Safe: { needs: [['phone'], null] } },
      accounts: {
        npm: {
          service: 'npm',
          password: ['Safe'],
          key: null,
          mail: { outside: 'me@example.org' },
          'linked-github': [],
          packages: { left: ['api-token'] },
          facts: { reachable: '2026-01-31' },
          others: 'unknown',
        },
      },
    })
    await test.call['readiness.takeAnswers']({ text })
    const told = '2026-03-01'
    expect(await test.call['readiness.told']({ account: 'npm' })).toEqual({
      account: 'npm',
      service: 'npm',
      holdings: [
        { atom: 'key', says: 'Which security keys are registered at npm?', asked: told },
        { atom: 'password', says: 'Where is the password of npm?', in: ['Safe'], told },
      ],
      links: [
        { atom: 'linked-github', says: 'Which GitHub account is linked with npm?', to: 'none', told },
        { atom: 'mail', says: 'Which mailbox is behind npm?', to: { outside: 'me@example.org' }, told },
      ],
      facts: [
        {
          fact: 'reachable',
          says: 'On which day did you last answer mail to the addresses in the packages of npm?',
          is: '2026-01-31',
          told,
        },
      ],
      packages: [{ name: 'left', ways: ['api-token'], told }],
      rest: 'unknown',
    })
    expect((await test.call['readiness.bearers'](undefined)).opened).toEqual([
      { name: 'Safe', needs: [['phone'], null], told, facts: [] },
      {
        name: 'vault',
        needs: [['phone'], null],
        told,
        facts: [
          {
            fact: 'procedure',
            says: 'Where is the envelope or safe with your recovery papers, and who may open it?',
            is: 'In the safe.',
            told,
          },
        ],
      },
    ])
  })

  it('does not ask lately what a person did not know, and asks it again later', async () => {
    await test.bringIn(LINKS)
    const after = await test.call['readiness.answer']({ kind: 'unknown', account: NPM, atom: 'password' })
    expect(after[0]).not.toMatchObject({ about: NPM, atom: 'password' })
    expect(after.find((ask) => ask.about === NPM && ask.atom === 'password')).toMatchObject({ lately: true })
    test.now += 40 * 86_400_000
    const later = (await asks()).find((ask) => ask.about === NPM && ask.atom === 'password')
    expect(later).toMatchObject({ asked: '2026-03-01' })
    expect(later).not.toHaveProperty('lately')
  })

  it('knows of codes, backups and passphrases from the vault itself', async () => {
    await test.bringIn(CODES.join('\n'), 'PyPI-Recovery-Codes-alice-2026-02-01T10_00_00.000000.txt')
    test.folderPath = test.folder
    await test.call['backups.copy'](undefined)
    test.now += 100 * 86_400_000
    const { checks } = await state()
    const found = (id: string) => {
      const check = checks.find((one) => one.id === id)
      return { state: check?.state, start: check?.start, on: check?.on, what: check?.findings.map(({ what }) => what) }
    }
    expect(found('codes-left')).toEqual({ state: 'ok', start: 'intake.choose', on: '2026-02-01', what: ['codes-left'] })
    expect(found('passphrases')).toMatchObject({ state: 'overdue', what: ['passphrase-due'], start: 'vault.drill' })
    expect(found('backup-read')).toMatchObject({ state: 'overdue', what: ['backup-not-read'], start: 'drill.backup' })
    // The folder is on the disk of the vault, and is lost with it.
    expect(found('backup-elsewhere')).toMatchObject({ state: 'due', what: ['no-backup-elsewhere'] })
    expect(checks[0]?.state).toBe('overdue')
  })

  it('says what single losses do, never as known while it is not', async () => {
    await test.bringIn(LINKS)
    await test.call['readiness.answer']({ kind: 'holding', account: NPM, atom: 'password', in: ['memory'] })
    const { losses, rows } = (await state()).table
    const npm = rows.find(({ account, goal }) => account === NPM && goal === 'sign-in')
    expect(npm?.now).toEqual({ grade: 'now', unknown: false })
    expect(npm?.after.map(({ loss, unknown }) => [losses[loss]?.name, unknown])).toEqual([
      ['this computer', true],
      ['memory', false],
      [NPM, false],
    ])
  })

  describe('of which the smallest losses are asked', () => {
    const KIT = {
      bearers: { phone: {}, memory: {}, key: {} },
      accounts: {
        a: { service: 'docker-hub', password: ['memory'], totp: ['phone', 'key'] },
        b: { service: 'gitlab', password: ['memory'], key: ['key', 'phone'] },
        c: { service: 'gitlab', password: [] },
      },
    }

    beforeEach(async () => {
      await test.call['readiness.takeAnswers']({ text: JSON.stringify(KIT) })
    })

    it('names single points of failure first, then pairs, and what would help', async () => {
      const { losses, additions } = await test.call['readiness.losses']({ upTo: 2 })
      const signIns = losses.map(({ lost, shuts }) => [
        lost.map(({ name }) => name),
        shuts.filter(({ goal }) => goal === 'sign-in').map(({ account }) => account),
      ])
      expect(signIns).toEqual([
        [[], ['c']],
        [['memory'], ['a', 'b']],
        [
          ['key', 'phone'],
          ['a', 'b'],
        ],
      ])
      expect(additions[0]).toEqual({
        kind: 'add',
        about: 'a',
        says: 'Write the password of a down and keep it in another place. This ends one way to be locked out by one loss.',
        start: 'readiness.answer',
      })
    })

    it('says how far it is, and can be stopped', async () => {
      const asked = test.dispatch('readiness.losses', { upTo: 3 })
      expect(test.told.at(-1)).toEqual({ event: 'progress', payload: { what: 'Losses', done: 0, total: 4 } })
      await test.call['vault.stop'](undefined)
      expect(await asked).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    })
  })

  it('lists accounts that a finder can enter or has a part of', async () => {
    await test.call['readiness.takeAnswers']({
      text: JSON.stringify({
        bearers: { phone: {}, card: { place: 'wallet' } },
        accounts: {
          a: { service: 'example', password: ['card'] },
          b: { service: 'fastmail', password: ['card'], totp: ['phone'] },
          c: { service: 'pypi', totp: ['card'], mail: 'b' },
        },
      }),
    })
    const { secure } = await test.call['readiness.lose']({ lost: ['WALLET'] })
    expect(secure.map(({ says }) => says)).toEqual([
      'a: a finder of what was lost can sign in. End its sessions, and change its password and factors now.',
      'b: the password may be with somebody else. Replace what was there.',
      'c: an authenticator code may be with somebody else. Replace what was there.',
    ])
  })

  it.each([
    ['an account that is not there', { kind: 'nothing-else', account: 'nobody' }, 'not-found'],
    ['an answer of no kind', { kind: 'guess', account: 'nobody' }, 'invalid-input'],
    ['a place that is no place', { kind: 'holding', account: NPM, atom: 'totp', in: [7] }, 'invalid-input'],
  ])('refuses %s and changes nothing', async (_what, answer, code) => {
    await test.bringIn(LINKS)
    const before = await test.call['readiness.answers'](undefined)
    expect(await test.dispatch('readiness.answer', answer)).toMatchObject({ ok: false, error: { code } })
    expect(await test.call['readiness.answers'](undefined)).toBe(before)
  })
})
