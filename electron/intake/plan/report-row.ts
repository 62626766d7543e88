import type { LedgerRow, Outcome, Remark } from '../../accounts/records.ts'
import { labelText } from '../../otp/otpauth.ts'
import type { RecordId } from '../../vault/vault.ts'
import type { Settlement } from '../judgements.ts'
import type { PlanEntry } from './plan-types.ts'
import { placeFact, type Place } from './vault-contents.ts'

/** The reason of an entry that is somewhere already. */
export function sameAt(place: Place): Settlement {
  return { kind: 'same', what: 'entry', place: placeFact(place) }
}

/**
 * The row of an entry in the import report. Tokens and codes are named by their account and what they are;
 * other entries have a name of their own.
 */
export function rowOf(entry: PlanEntry, outcome: Outcome, reason: Settlement | Remark, record?: RecordId): LedgerRow {
  const label = labelText(entry.service, entry.name)
  const what = label === '' ? entry.what : `${label} (${entry.what})`
  return { source: entry.source, file: entry.file, what, outcome, reason, ...(record !== undefined && { record }) }
}
