import type { Kit } from './kit.ts'
import type { Stored } from './records.ts'
import { changedIn } from './note-mark.ts'
import type { CopyContents } from '../vault/backups/copies.ts'
import { slotId, type Slot } from '../vault/slots/slots.ts'
import type { RecordId } from '../vault/vault.ts'

/** What a copy of the vault lacks. */
export interface Lacking {
  /** Records and passphrases that were added, changed or removed since. Mere notes, as of a backup, do not count. */
  readonly changes: number
  /** Accounts with a token or code set that the copy lacks. */
  readonly accounts: number
  /** The copy lacks an import, or something from one. */
  readonly imported: boolean
}

/**
 * Compares the open vault with a copy of it by ids and revisions; nothing is decrypted.
 *
 * @param copy - Without one, everything in the vault counts as changed.
 */
export function lackingIn(kit: Kit, copy: CopyContents | undefined): Lacking {
  const added: Stored[] = []
  let changes = 0
  let still = 0
  for (const [id, revision] of kit.vault.revisions()) {
    const before = copy?.records.get(id)
    if (before !== undefined) still += 1
    if (before === revision) continue
    const record = kit.find(id)
    if (record && before === undefined) added.push(record)
    if (!record || !isNote(record, revision, before)) changes += 1
  }
  const removed = (copy?.records.size ?? 0) - still
  return {
    changes: changes + removed + (copy ? slotChanges(kit.vault.slots(), copy.slots) : 0),
    accounts: new Set(added.flatMap(accountOf)).size,
    imported: added.some(({ kind }) => IMPORTED.includes(kind)),
  }
}

const IMPORTED: readonly Stored['kind'][] = ['account', 'token', 'code-set', 'quarantined', 'ledger']

function accountOf(record: Stored): RecordId[] {
  if (record.kind === 'account') return [record.id]
  return record.kind === 'token' || record.kind === 'code-set' ? [record.account] : []
}

/**
 * Whether a record only notes that a copy was made, a backup was checked, a passphrase was typed or an
 * account was used. Records of the first two kinds are always such notes, so they need no mark.
 *
 * @param before - The revision of the record in the copy, if it is there.
 */
function isNote(record: Stored, revision: number, before = 0): boolean {
  if (record.kind === 'copy' || record.kind === 'backup-drill') return true
  // What was taken out of the vault counts as removed already.
  if (record.kind === 'trash') return true
  const isMarked = record.kind === 'slot' || record.kind === 'account-details'
  return isMarked && changedIn(record, revision) <= before
}

/** A passphrase that was changed keeps its id, but its slot wraps the key differently. */
function slotChanges(now: readonly Slot[], before: readonly Slot[]): number {
  const known = new Map(before.map((slot) => [slotId(slot), slot]))
  const other = now.filter((slot) => {
    const wrapped = known.get(slotId(slot))?.wrapped
    return wrapped === undefined || Buffer.compare(wrapped, slot.wrapped) !== 0
  })
  const present = new Set(now.map(slotId))
  return other.length + [...known.keys()].filter((id) => !present.has(id)).length
}
