import type { Snapshot } from '../../vault/backups/compare.ts'
import type { Change, RecordId } from '../../vault/vault.ts'
import { keepingKeys } from '../account-keys.ts'
import { decodeRecord, encodeRecord } from '../encoding.ts'
import { wipe } from '../wipe.ts'

/**
 * Adds the changes that drop every account's note of a deleted key.
 *
 * @param here - The side that is changed.
 * @param gone - Ids, of any kind, that neither copy holds afterwards.
 */
export function withoutNotesOf(gone: ReadonlySet<RecordId>, changes: Change[], here: Snapshot): Change[] {
  if (gone.size === 0) return changes
  const changed = new Set(changes.map(({ id }) => id))
  const followed = [...here.values()].flatMap(({ id, plaintext }): Change[] => {
    const stripped = changed.has(id) ? undefined : strippedOf(plaintext, gone)
    return stripped ? [{ type: 'put', id, plaintext: stripped }] : []
  })
  return [...changes.map((change) => strippedChange(change, gone)), ...followed]
}

function strippedChange(change: Change, gone: ReadonlySet<RecordId>): Change {
  const plaintext = change.type === 'put' ? strippedOf(change.plaintext, gone) : undefined
  if (change.type !== 'put' || !plaintext) return change
  change.plaintext.fill(0)
  return { ...change, plaintext }
}

/** The account without its notes of these keys; undefined if it has none. */
function strippedOf(plaintext: Uint8Array, gone: ReadonlySet<RecordId>): Uint8Array | undefined {
  const record = decodeRecord(plaintext)
  if (record?.kind !== 'account' || !record.keys?.some(({ key }) => gone.has(key))) {
    wipe(record)
    return undefined
  }
  return encodeRecord(keepingKeys(record, (key) => !gone.has(key)))
}
