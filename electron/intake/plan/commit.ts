import type { LedgerRecord, LedgerRow, Stored } from '../../accounts/records.ts'
import type { RecordId } from '../../vault/vault.ts'
import { ImportRecords } from './records-of-import.ts'
import type { IntakePlan, Taken } from './plan-types.ts'

/**
 * Turns a plan and what was ticked into the records to save together. The report has one row
 * for each entry and each unread source, so its numbers add up: read = added + duplicate + refused
 * + quarantined.
 *
 * @param now - ISO time.
 * @param newId - Returns the id of a new record.
 */
export function commitIntake(
  plan: IntakePlan,
  take: readonly Taken[],
  now: string,
  newId: () => RecordId,
): { readonly put: readonly Stored[]; readonly ledger: Stored<LedgerRecord> } {
  const draft = new ImportRecords(plan.kit, now, newId)
  const taken = new Map(take.map((one) => [one.index, one]))
  const rows = [
    ...plan.entries.map((entry) => draft.settle(entry, taken.get(entry.index))),
    ...plan.unread.map(({ source, file, reason }): LedgerRow => ({
      source,
      file,
      what: 'the whole file',
      outcome: 'refused',
      reason,
    })),
  ]
  const { missing, sources } = plan
  return { put: draft.finish(), ledger: { kind: 'ledger', at: now, rows, missing, sources, id: newId() } }
}
