import { expect, test } from 'vitest'
import type { AccessRecord, BearerRecord, Stored } from '../../electron/accounts/records.ts'
import { kitJson } from '../../electron/exports/kit-json.ts'
import { commitIntake } from '../../electron/intake/plan/commit.ts'
import { readSource } from '../../electron/intake/formats.ts'
import { planIntake } from '../../electron/intake/plan/plan.ts'
import { accountRecord, EMPTY, ids, kitOf, NOW } from '../fixtures/intake/plans.ts'
import { VAULT_ID } from '../fixtures/exports.ts'

const [ACCOUNT, MAILBOX, HERE] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [string, string, string]
const accounts = [accountRecord(ACCOUNT, 'PyPI', 'alice'), accountRecord(MAILBOX, 'Fastmail', 'alice')]

const phone = (place: string, told: string, id = 'd'.repeat(32)): Stored<BearerRecord> => ({
  kind: 'bearer',
  name: 'phone',
  type: 'phone',
  place,
  told,
  id,
})
const access: Stored<AccessRecord> = {
  kind: 'access',
  id: 'e'.repeat(32),
  account: ACCOUNT,
  holds: [{ atom: 'password', in: ['phone', { account: MAILBOX }], told: '2026-01-01' }],
  rests: [{ atom: 'mail', account: MAILBOX, told: '2026-01-01' }],
  others: 'unknown',
}

/** What bringing an export into a vault puts there; ids of what is new are counted from 1. */
async function broughtIn(
  records: readonly Stored[],
  inVault: readonly Stored[] = [],
  taken: (service: string) => boolean = () => true,
) {
  const { bytes } = kitJson({ vault: VAULT_ID, at: NOW, records, unknown: [], damaged: 0 })
  const reading = await readSource({ name: 'export.json', bytes })
  const plan = planIntake([{ source: 'export.json', reading }], { ...EMPTY, ...kitOf(...inVault), others: inVault })
  const take = plan.entries.filter(({ service, ticked }) => ticked && taken(service))
  const { put, ledger } = commitIntake(plan, take, NOW, ids())
  return { put, entries: plan.entries, outcomes: ledger.rows.map(({ outcome, reason }) => [outcome, reason]) }
}

test('answers come with their accounts, under the ids that these have here', async () => {
  const { put, entries } = await broughtIn([...accounts, phone('home', '2026-01-01'), access])
  expect(entries.map(({ what, service, name }) => [what, service, name])).toEqual([
    ['account without tokens or codes', 'PyPI', 'alice'],
    ['account without tokens or codes', 'Fastmail', 'alice'],
    ['answer', 'Thing that holds credentials', 'phone'],
    ['answers about an account', 'PyPI', 'alice'],
  ])
  const [pypi, mailbox] = put
  expect(put[2]).toEqual(phone('home', '2026-01-01', put[2]?.id))
  expect(put[3]).toEqual({
    ...access,
    id: put[3]?.id,
    account: pypi?.id,
    holds: [{ atom: 'password', in: ['phone', { account: mailbox?.id }], told: '2026-01-01' }],
    rests: [{ atom: 'mail', account: mailbox?.id, told: '2026-01-01' }],
  })
})

test('the later word counts, whichever side it is on', async () => {
  const inVault = phone('office', '2026-02-01', HERE)
  expect((await broughtIn([phone('home', '2026-03-01')], [inVault])).put).toEqual([phone('home', '2026-03-01', HERE)])
  const older = await broughtIn([phone('home', '2026-01-01')], [inVault])
  expect([older.put, older.outcomes]).toEqual([[], [['duplicate', { kind: 'in-vault' }]]])
})

test('of two answers of one day that of the vault stays', async () => {
  const inVault: Stored<AccessRecord> = {
    ...access,
    id: HERE,
    rests: [{ atom: 'mail', none: true, told: '2026-01-01' }],
  }
  const { put, outcomes } = await broughtIn([...accounts, access], [...accounts, inVault])
  expect(put).toEqual([])
  expect(outcomes.at(-1)).toEqual(['refused', { kind: 'other-answer' }])
})

test('an account that is not taken has no answers, and holds nothing for others', async () => {
  const { put } = await broughtIn([...accounts, access], [], (service) => service !== 'Fastmail')
  expect(put.slice(1)).toEqual([
    { ...access, id: put[1]?.id, account: put[0]?.id, holds: [{ ...access.holds[0], in: ['phone'] }], rests: [] },
  ])
  const answersAlone = await broughtIn([accountRecord(ACCOUNT, 'PyPI', 'alice'), access], [], () => true)
  expect(answersAlone.outcomes).toEqual([
    ['added', ''],
    ['added', ''],
  ])
})

test('answers about an account that is left out are left out with it', async () => {
  const { bytes } = kitJson({ vault: VAULT_ID, at: NOW, records: [...accounts, access], unknown: [], damaged: 0 })
  const reading = await readSource({ name: 'export.json', bytes })
  const plan = planIntake([{ source: 'export.json', reading }], EMPTY)
  const take = plan.entries.filter(({ what }) => what === 'answers about an account')
  const { put, ledger } = commitIntake(plan, take, NOW, ids())
  expect(put).toEqual([])
  expect(ledger.rows.at(-1)).toMatchObject({ outcome: 'refused', reason: { kind: 'account-not-imported' } })
})
