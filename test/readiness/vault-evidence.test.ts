import { describe, expect, it } from 'vitest'
import type { AccountRecord, KeyRecord, Stored } from '../../electron/accounts/records.ts'
import { NO_ANSWERS } from '../../electron/readiness/answers/answers.ts'
import { readAnswers } from '../../electron/readiness/answers/answers-file.ts'
import { losables } from '../../electron/readiness/losses/losable.ts'
import { routesOf } from '../../electron/readiness/graph/routes.ts'
import { withAnswers } from '../../electron/readiness/answers/told.ts'
import { vaultEvidence, type PaperFact, type VaultFacts } from '../../electron/readiness/vault-evidence.ts'
import { gradeAfter, TODAY } from '../fixtures/readiness.ts'

const [GITLAB, HUB, BLUE] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [string, string, string]
const ADDED = '2026-01-01T00:00:00.000Z'
const account = (id: string, service: string, more: Partial<AccountRecord> = {}): Stored<AccountRecord> => ({
  kind: 'account',
  id,
  service,
  name: 'alice',
  note: '',
  added: ADDED,
  ...more,
})
const blue: Stored<KeyRecord> = {
  kind: 'key',
  id: BLUE,
  name: 'blue',
  aaguid: '',
  credentialId: new Uint8Array(),
  publicKey: new Uint8Array(),
  counter: 0,
  transports: [],
  added: ADDED,
  tested: [ADDED],
}
const FACTS: VaultFacts = {
  accounts: [account(GITLAB, 'GitLab'), account(HUB, 'Docker Hub', { keys: [{ key: BLUE, noted: '2026-02-02' }] })],
  names: new Map([
    [GITLAB, 'gitlab'],
    [HUB, 'hub'],
  ]),
  secrets: [
    { account: GITLAB, atom: 'totp', revision: 5, on: '2026-01-01' },
    { account: GITLAB, atom: 'code', revision: 7, on: '2026-01-02' },
  ],
  keys: [blue],
  papers: [],
  typed: '2026-11-01',
  copies: [],
}
const paper = (more: Partial<PaperFact>): PaperFact => ({
  set: '0A1B2C3D',
  copy: 1,
  place: 'office',
  holder: '',
  made: '2026-03-01',
  holds: [],
  ...more,
})
const told = (kit: object) => readAnswers(JSON.stringify({ bearers: {}, accounts: {}, ...kit }), TODAY).answers
const evidenceOf = (facts: Partial<VaultFacts>, answers = NO_ANSWERS) =>
  withAnswers(vaultEvidence({ ...FACTS, ...facts }), answers, routesOf)
/** Everybody knows the password. */
const WITH_PASSWORD = told({
  bearers: { note: { place: 'wallet' } },
  accounts: { gitlab: { service: 'gitlab', password: ['note'] } },
})

describe('what a vault knows', () => {
  it('is that it lies here, that its passphrase was typed, what is in it, and which keys are noted where', () => {
    expect(vaultEvidence(FACTS)).toEqual({
      bearers: [
        { name: 'this computer', type: 'computer' },
        { name: 'memory', type: 'memory' },
        { name: 'blue', type: 'key' },
      ],
      opened: [
        {
          name: 'vault',
          needs: [
            [{ in: 'this computer', known: 'measured' }],
            [{ in: 'memory', known: 'measured', on: '2026-11-01' }],
          ],
        },
      ],
      accounts: [
        {
          name: 'gitlab',
          service: 'gitlab',
          credentials: {
            totp: [{ in: 'vault', known: 'measured', on: '2026-01-01' }],
            code: [{ in: 'vault', known: 'measured', on: '2026-01-02' }],
          },
          linked: {},
        },
        {
          name: 'hub',
          service: 'docker-hub',
          credentials: { key: [{ in: 'blue', known: 'told', on: '2026-02-02' }] },
          linked: {},
        },
      ],
    })
  })

  it('opens with a passphrase that nobody has typed yet only as far as somebody says', () => {
    const { typed: _typed, ...facts } = FACTS
    expect(vaultEvidence(facts).opened[0]?.needs[1]).toEqual([{ in: 'memory', known: 'told' }])
  })

  it('is lost with this computer and with the passphrase, until something is elsewhere', () => {
    const kit = evidenceOf({}, WITH_PASSWORD)
    const grade = (...lose: string[]) => gradeAfter(kit, { account: 'gitlab', lose })
    expect([grade(), grade('this computer'), grade('memory'), grade('wallet')]).toEqual([
      'now',
      'never',
      'never',
      'never',
    ])
  })
})

describe('a copy of the vault on another disk', () => {
  const stick = { name: 'copy in /stick', at: '2026-05-05' }

  it('has what was in the vault when it was made, and opens as the vault does', () => {
    const grade = (revision: number, answers = WITH_PASSWORD) =>
      gradeAfter(evidenceOf({ copies: [{ ...stick, revision }] }, answers), {
        account: 'gitlab',
        lose: ['this computer'],
      })
    expect([grade(4), grade(5), grade(7)]).toEqual(['never', 'now', 'now'])
    const passphraseAtHome = told({
      bearers: { note: {}, 'sealed letter': { place: 'home' } },
      vault: { opens: ['sealed letter'] },
      accounts: { gitlab: { service: 'gitlab', password: ['note'] } },
    })
    const kit = evidenceOf({ copies: [{ ...stick, revision: 9 }] }, passphraseAtHome)
    expect(gradeAfter(kit, { account: 'gitlab', lose: ['this computer'] })).toBe('now')
    expect(gradeAfter(kit, { account: 'gitlab', lose: ['this computer', 'home'] })).toBe('never')
  })

  it('is lost as a stick, and not as something of its own', () => {
    const kit = evidenceOf({ copies: [{ ...stick, revision: 9 }] })
    expect(losables(kit).map(({ name }) => name)).toEqual([
      'this computer',
      'memory',
      'blue',
      'copy in /stick',
      'gitlab',
      'hub',
    ])
  })
})

describe('paper', () => {
  it('holds what is printed on it; measured where it was read back', () => {
    const papers = [
      paper({ holds: [{ account: GITLAB, atom: 'totp', sealed: false }] }),
      paper({
        copy: 2,
        holder: 'Ana',
        place: '',
        holds: [{ account: GITLAB, atom: 'totp', sealed: false, proven: '2026-06-01' }],
      }),
    ]
    const { bearers, accounts } = vaultEvidence({ ...FACTS, papers })
    expect(bearers.slice(3)).toEqual([
      { name: 'paper 0A1B2C3D copy 1', type: 'paper', place: 'office' },
      { name: 'paper 0A1B2C3D copy 2', type: 'paper', with: 'Ana' },
    ])
    expect(accounts[0]?.credentials.totp).toEqual([
      { in: 'vault', known: 'measured', on: '2026-01-01' },
      { in: 'paper 0A1B2C3D copy 1', known: 'told', on: '2026-03-01' },
      { in: 'paper 0A1B2C3D copy 2', known: 'measured', on: '2026-06-01' },
    ])
  })

  it('that is sealed holds nothing until somebody says where its passphrase is', () => {
    const papers = [paper({ holds: [{ account: GITLAB, atom: 'totp', sealed: true, proven: '2026-06-01' }] })]
    const lose = ['this computer']
    expect(gradeAfter(evidenceOf({ papers }, WITH_PASSWORD), { account: 'gitlab', lose })).toBe('never')
    const withSeal = told({
      bearers: { note: {}, letter: {} },
      managers: { 'sealed sheets 0A1B2C3D': { needs: [null, 'letter'] } },
      accounts: { gitlab: { service: 'gitlab', password: ['note'] } },
    })
    const kit = evidenceOf({ papers }, withSeal)
    expect(gradeAfter(kit, { account: 'gitlab', lose })).toBe('now')
    expect(gradeAfter(kit, { account: 'gitlab', lose: [...lose, 'letter'] })).toBe('never')
  })

  it('with the paper key opens the vault without its passphrase', () => {
    const papers = [paper({ identity: { proven: '2026-06-01' } })]
    const kit = evidenceOf({ papers }, WITH_PASSWORD)
    const grade = (...lose: string[]) => gradeAfter(kit, { account: 'gitlab', lose })
    expect([grade('memory'), grade('memory', 'office'), grade('this computer')]).toEqual(['now', 'never', 'never'])
  })

  it('with shares of it opens the vault when there are enough, in whichever copies', () => {
    const share = (index: number, copy: number, proven?: string) =>
      paper({
        set: `0000000${index}`,
        copy,
        place: `place ${index}${copy}`,
        share: { identifier: 7, index, threshold: 2, ...(proven !== undefined && { proven }) },
      })
    const papers = [share(1, 1, '2026-06-03'), share(1, 2), share(2, 1, '2026-06-01'), share(3, 1)]
    expect(vaultEvidence({ ...FACTS, papers }).opened[0]?.needs[1]).toEqual([
      { in: 'memory', known: 'measured', on: '2026-11-01' },
      {
        in: {
          atLeast: 2,
          of: [
            { atLeast: 1, of: ['paper 00000001 copy 1', 'paper 00000001 copy 2'] },
            { atLeast: 1, of: ['paper 00000002 copy 1'] },
            { atLeast: 1, of: ['paper 00000003 copy 1'] },
          ],
        },
        known: 'measured',
        on: '2026-06-01',
      },
    ])
    const kit = evidenceOf({ papers }, WITH_PASSWORD)
    const grade = (...lose: string[]) => gradeAfter(kit, { account: 'gitlab', lose: ['memory', ...lose] })
    expect([grade(), grade('place 11', 'place 31'), grade('place 11', 'place 12', 'place 31')]).toEqual([
      'now',
      'now',
      'never',
    ])
    const unread = vaultEvidence({ ...FACTS, papers: [share(1, 1, '2026-06-03'), share(2, 1)] }).opened[0]?.needs[1]
    expect(unread).toMatchObject([{}, { known: 'told' }])
  })
})
