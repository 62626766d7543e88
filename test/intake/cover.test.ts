import { expect, test } from 'vitest'
import type { CoverRecord, Stored } from '../../electron/accounts/records.ts'
import { kitJson } from '../../electron/exports/kit-json.ts'
import { commitIntake } from '../../electron/intake/plan/commit.ts'
import { readSource } from '../../electron/intake/formats.ts'
import { planIntake } from '../../electron/intake/plan/plan.ts'
import { VAULT_ID } from '../fixtures/exports.ts'
import { EMPTY, NOW } from '../fixtures/intake/plans.ts'

const HERE = 'a'.repeat(32)
const NEW = 'f'.repeat(32)

const cover = (value: string, changed: string, id = 'c'.repeat(32)): Stored<CoverRecord> => ({
  kind: 'cover',
  fields: [{ label: 'Call first', value }],
  changed,
  id,
})

/** What bringing in these covers, each from an export of its own, does to a vault. */
async function broughtIn(exported: readonly Stored<CoverRecord>[], inVault: readonly Stored[]) {
  const readings = await Promise.all(
    exported.map(async (record) => {
      const { bytes } = kitJson({ vault: VAULT_ID, at: NOW, records: [record], unknown: [], damaged: 0 })
      return { source: 'export.json', reading: await readSource({ name: 'export.json', bytes }) }
    }),
  )
  const plan = planIntake(readings, { ...EMPTY, others: inVault })
  const { put, ledger } = commitIntake(
    plan,
    plan.entries.filter((entry) => entry.ticked),
    NOW,
    () => NEW,
  )
  return { put, entries: plan.entries, outcomes: ledger.rows.map(({ outcome, record }) => [outcome, record]) }
}

test('the cover of an export is brought in with its date', async () => {
  const { put, entries, outcomes } = await broughtIn([cover('Bob', '2026-01-01T00:00:00.000Z')], [])
  expect(entries).toMatchObject([{ what: 'text of the cover page', service: 'Cover page', name: '2026-01-01' }])
  expect(entries[0]?.warnings).toEqual([])
  expect(put).toEqual([cover('Bob', '2026-01-01T00:00:00.000Z', NEW)])
  expect(outcomes).toEqual([['added', NEW]])
})

test('it goes into the one that the vault has, and this is said before', async () => {
  const inVault = cover('Carol', '2025-01-01T00:00:00.000Z', HERE)
  const { put, entries, outcomes } = await broughtIn([cover('Bob', '2026-01-01T00:00:00.000Z')], [inVault])
  expect(entries[0]?.warnings).toEqual([{ kind: 'second-cover' }])
  expect(put).toEqual([cover('Bob / Carol', '2026-01-01T00:00:00.000Z', HERE)])
  expect(outcomes).toEqual([['added', HERE]])
})

test('the same cover is a duplicate, also after it was put beside another', async () => {
  const bob = cover('Bob', '2026-01-01T00:00:00.000Z')
  const same = await broughtIn([bob], [cover('Bob', '2026-01-01T00:00:00.000Z', HERE)])
  expect(same.put).toEqual([])
  expect(same.entries).toMatchObject([{ duplicate: true, ticked: false }])
  const inside = await broughtIn([bob], [cover('Bob / Carol', '2026-02-01T00:00:00.000Z', HERE)])
  expect(inside.put).toEqual([])
  expect(inside.outcomes).toEqual([['duplicate', HERE]])
})

test('two exports at once still make one cover', async () => {
  const exported = [cover('Bob', '2026-01-01T00:00:00.000Z'), cover('Carol', '2026-02-01T00:00:00.000Z')]
  const { put } = await broughtIn(exported, [])
  expect(put).toEqual([cover('Bob / Carol', '2026-02-01T00:00:00.000Z', NEW)])
})

test('a cover that is not ticked changes nothing', async () => {
  const reading = await readSource({
    name: 'export.json',
    bytes: kitJson({
      vault: VAULT_ID,
      at: NOW,
      records: [cover('Bob', '2026-01-01T00:00:00.000Z')],
      unknown: [],
      damaged: 0,
    }).bytes,
  })
  const plan = planIntake([{ source: 'export.json', reading }], EMPTY)
  const { put, ledger } = commitIntake(plan, [], NOW, () => NEW)
  expect(put).toEqual([])
  expect(ledger.rows).toMatchObject([{ outcome: 'refused', reason: { kind: 'left-out' } }])
})
