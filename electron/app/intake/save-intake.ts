import type { LedgerRecord, Stored } from '../../accounts/records.ts'
import { commitIntake } from '../../intake/plan/commit.ts'
import type { IntakePlan, Taken } from '../../intake/plan/plan-types.ts'
import { newRecordId } from '../../vault/vault.ts'
import type { Session } from '../vault/session.ts'

/** What an import saved. */
export interface Saved {
  readonly put: readonly Stored[]
  readonly ledger: Stored<LedgerRecord>
}

/** Saves what was ticked, with the import report. */
export function saveIntake(session: Session, plan: IntakePlan, take: readonly Taken[]): Saved {
  const saved = commitIntake(plan, take, nowIn(session), newRecordId)
  session.kit.commit({ put: [...saved.put, saved.ledger] })
  return saved
}

/** Reads what was saved from the vault file again; where all of it is as it was, the report notes that. */
export function readBack(session: Session, { put, ledger }: Saved): Stored<LedgerRecord> {
  const { kit } = session
  const duplicates = ledger.rows.flatMap(({ record }) => (record === undefined ? [] : (kit.find(record) ?? [])))
  if (!kit.holds([...put, ...duplicates, ledger])) return ledger
  const compared = { ...ledger, readBack: nowIn(session) }
  kit.commit({ put: [compared] })
  return compared
}

function nowIn(session: Session): string {
  return new Date(session.surroundings.now()).toISOString()
}
