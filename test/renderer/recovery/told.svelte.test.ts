import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ToldAccountView } from '../../../electron/contract.ts'
import { factInWords, holdingInWords, linkInWords } from '../../../renderer/recovery/told-words.ts'
import { ToldAnswers } from '../../../renderer/recovery/told.svelte.ts'
import { FakeWindow } from '../../fixtures/window/fake-window.ts'

const VIEW: ToldAccountView = {
  account: 'PyPI · alice',
  holdings: [
    {
      atom: 'password',
      says: 'Where is the password?',
      in: ['phone', 'vault', { atLeast: 2, of: ['share 1', 'share 2'] }],
      told: '2026-03-03',
    },
    { atom: 'code', says: 'Where are the codes?', in: [], told: '2026-03-03' },
    { atom: 'key', says: 'Which keys?', asked: '2026-03-03' },
  ],
  links: [{ atom: 'mail', says: 'Which mailbox?', to: { outside: 'alice@example.org' }, told: '2026-03-03' }],
  facts: [{ fact: 'second-address', says: 'A second address?', is: 'no', told: '2026-03-03' }],
  packages: [{ name: 'ropeway', ways: ['api-token'], told: '2026-03-03' }],
  rest: 'unknown',
}

let window: FakeWindow
let told: ToldAnswers

beforeEach(async () => {
  window = new FakeWindow({
    'readiness.bearers': () => ({
      bearers: [],
      places: [],
      managers: [],
      opened: [],
      accounts: ['PyPI · alice'],
      losable: [],
    }),
    'readiness.told': () => VIEW,
    'readiness.answer': () => [],
  })
  told = new ToldAnswers()
  await told.load()
})

afterEach(() => {
  vi.unstubAllGlobals()
})

const sent = () => window.asked.filter(([channel]) => channel === 'readiness.answer').map(([, input]) => input)

describe('what was answered', () => {
  it('takes back each of two that are pressed before the first is saved', async () => {
    await Promise.all([told.forget('password'), told.forget('code')])
    expect(sent()).toMatchObject([{ atom: 'password' }, { atom: 'code' }])
  })

  it('is shown with its day, and so is what was not known', () => {
    expect(VIEW.holdings.map(holdingInWords)).toEqual([
      'phone, this vault, and 2 of share 1 and share 2 (you said so on Mar 3, 2026)',
      'nowhere (you said so on Mar 3, 2026)',
      'you did not know on Mar 3, 2026',
    ])
    expect(VIEW.links.map(linkInWords)).toEqual(['alice@example.org (you said so on Mar 3, 2026)'])
    expect(VIEW.facts.map(factInWords)).toEqual(['no (you said so on Mar 3, 2026)'])
  })

  it('is taken back one by one', async () => {
    await told.forget('password')
    await told.forgetFact('second-address')
    expect(sent()).toEqual([
      { kind: 'withdraw', account: 'PyPI · alice', atom: 'password' },
      { kind: 'fact', about: 'PyPI · alice', fact: 'second-address', is: null },
    ])
  })

  it('has the packages of an account, and those that stay keep their ways', async () => {
    expect(told.packages).toBe('ropeway')
    told.packages = 'ropeway, pulley , ropeway,'
    await told.savePackages()
    expect(sent()).toEqual([
      {
        kind: 'packages',
        account: 'PyPI · alice',
        packages: [
          { name: 'ropeway', ways: ['api-token'] },
          { name: 'pulley', ways: [] },
        ],
      },
    ])
  })
})
