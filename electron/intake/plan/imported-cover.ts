import { isDeepStrictEqual } from 'node:util'
import { joinCovers } from '../../accounts/merge/join-paper.ts'
import type { CoverRecord, Stored } from '../../accounts/records.ts'
import type { RecordId } from '../../vault/vault.ts'

/**
 * The one cover of a vault with what an export brings.
 *
 * @returns The cover as it was when the export brings nothing new.
 */
export function coverWith(
  before: Stored<CoverRecord> | undefined,
  record: CoverRecord,
  newId: () => RecordId,
): Stored<CoverRecord> {
  if (!before) return { ...record, id: newId() }
  const both = joinCovers(before, record)
  return isDeepStrictEqual(both.fields, before.fields) ? before : { ...both, id: before.id }
}
