import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OTHERS } from '../../electron/app/intake/intake.ts'
import type { Stored } from '../../electron/accounts/records.ts'
import type { KitContents } from '../../electron/exports/contents.ts'
import { kitJson } from '../../electron/exports/kit-json.ts'
import { readSource } from '../../electron/intake/formats.ts'
import type { Reading } from '../../electron/intake/intake.ts'
import { commitIntake } from '../../electron/intake/plan/commit.ts'
import type { VaultContents } from '../../electron/intake/plan/vault-contents.ts'
import { planIntake } from '../../electron/intake/plan/plan.ts'
import { newRecordId } from '../../electron/vault/vault.ts'
import { EMPTY, kitOf, NOW } from '../fixtures/intake/plans.ts'
import { anyKit, withoutIds } from '../fixtures/kits.ts'

async function read(contents: KitContents): Promise<Reading> {
  return await readSource({ name: 'export.json', bytes: kitJson(contents).bytes })
}

/** What a vault holds after everything that is ticked was taken. */
function bringIn(reading: Reading, kit: VaultContents = EMPTY): { put: readonly Stored[]; outcomes: string[] } {
  const plan = planIntake([{ source: 'export.json', reading }], kit)
  const take = plan.entries.filter((entry) => entry.ticked)
  const { put, ledger } = commitIntake(plan, take, NOW, newRecordId)
  return { put, outcomes: [...new Set(ledger.rows.map((row) => row.outcome))] }
}

describe('an export imported into a new vault', () => {
  test('gives the same accounts, tokens, codes with their dates, keys, sheets, ledgers, answers and set-aside entries', async () => {
    await fc.assert(
      fc.asyncProperty(anyKit, async (contents) => {
        const { put } = bringIn(await read(contents))
        expect(withoutIds(put)).toEqual(withoutIds(contents.records))
      }),
      { numRuns: 200 },
    )
  })

  test('and exported again gives the same export, except for ids', async () => {
    await fc.assert(
      fc.asyncProperty(anyKit, async (contents) => {
        const { put } = bringIn(await read(contents))
        const second = bringIn(await read({ ...contents, records: put }))
        expect(withoutIds(second.put)).toEqual(withoutIds(contents.records))
      }),
      { numRuns: 50 },
    )
  })

  test('a second time adds nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyKit, async (contents) => {
        const reading = await read(contents)
        const { put } = bringIn(reading)
        const others = put.filter(({ kind }) => OTHERS.some((other) => other === kind))
        const again = bringIn(reading, { ...kitOf(...put), others })
        const named = again.put.filter((record) => record.kind !== 'account')
        expect(named).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
