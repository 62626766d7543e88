/** Deleted accounts: out of the way, and back with everything that was theirs for 30 days. */
import { KitError } from '../kit-error.ts'
import { newRecordId, type RecordId } from '../vault/vault.ts'
import { keepingKeys } from './account-keys.ts'
import { withBelongings } from './actions.ts'
import { decodeRecord, encodeRecord } from './encoding.ts'
import { store, withoutId, type Kit, type KitChange } from './kit.ts'
import type { KitRecord, Stored, TrashRecord } from './records.ts'

/** How long a deleted account can be put back. */
export const TRASH_DAYS = 30

/**
 * Deletes accounts with all that belongs to them. The caller wipes what is put.
 *
 * @param at - ISO time.
 * @throws KitError `not-found` when one of them is not in the vault.
 */
export function trashAccounts(kit: Kit, ids: readonly RecordId[], at: string): KitChange {
  const all = [...new Set(ids)].map((id) => withBelongings(kit, id))
  return {
    put: all.flatMap(([account, ...others]) => (account ? [trashOf(account, others, at)] : [])),
    remove: all.flat().map(({ id }) => id),
  }
}

function trashOf(account: Stored, others: readonly Stored[], deleted: string): Stored<TrashRecord> {
  const { service, name } = account.kind === 'account' ? account : { service: '', name: '' }
  const records = [account, ...others].map((record) => ({ id: record.id, content: encodeRecord(withoutId(record)) }))
  return store({ kind: 'trash', of: account.id, service, name, deleted, records })
}

/**
 * Puts deleted accounts back as they were, but for keys that are gone meanwhile. An account that a merge has brought
 * back stays: the deleted one comes beside it, under new ids. The caller wipes what is put.
 *
 * @param ids - Of the records in the trash.
 * @throws KitError `not-found` when one is not in the trash, `vault-newer` when one holds what this version does not know.
 */
export function restoreAccounts(kit: Kit, ids: readonly RecordId[]): KitChange {
  const trash = [...new Set(ids)].map((id) => kit.get('trash', id))
  // After a merge, two versions of one account may be in the trash: the second comes beside the first.
  const taken = new Set<RecordId>()
  const put = trash.flatMap((one) => {
    const isTaken = taken.has(one.of) || kit.find(one.of) !== undefined
    taken.add(one.of)
    return restored(kit, one, isTaken)
  })
  return { put, remove: trash.map(({ id }) => id) }
}

function restored(kit: Kit, { of, records }: TrashRecord, isTaken: boolean): readonly Stored[] {
  const account = isTaken ? newRecordId() : of
  return records.map(({ id, content }) => {
    const record = decodeRecord(content)
    if (!record) throw notKnown()
    return { ...atAccount(kit, record, account), id: id === of ? account : isTaken ? newRecordId() : id }
  })
}

function atAccount(kit: Kit, record: KitRecord, account: RecordId): KitRecord {
  if (record.kind === 'account') return keepingKeys(record, (key) => kit.find(key)?.kind === 'key')
  return 'account' in record ? { ...record, account } : record
}

function notKnown(): KitError {
  return new KitError(
    'vault-newer',
    'This deleted account holds something that this version does not know. It stays in the trash. Put it back with the version that deleted it.',
  )
}

/** Removes what has been in the trash for 30 days. @param now - Unix time in milliseconds. */
export function emptiedTrash(kit: Kit, now: number): KitChange {
  const isOver = ({ deleted }: TrashRecord) => now >= goneFrom(deleted)
  return { remove: kit.all('trash').flatMap((record) => (isOver(record) ? [record.id] : [])) }
}

/** Unix time in milliseconds from which on a deleted account is gone. */
export function goneFrom(deleted: string): number {
  return Date.parse(deleted) + TRASH_DAYS * 86_400_000
}
