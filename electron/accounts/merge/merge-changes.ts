import type { Snapshot } from '../../vault/backups/compare.ts'
import type { Change, OpenRecord, RecordId } from '../../vault/vault.ts'
import { copyIdOf, movedPlaintext, ownerOf } from './merge-copies.ts'
import { withoutNotesOf } from './merge-keys.ts'
import type { MergeRow } from './merge.ts'

/** Which version of a conflict to keep; `both` keeps the other side's next to the one here. */
export type Take = 'here' | 'there' | 'both'

/** What the user chose. Without a choice, a conflict keeps both versions and a deletion is not applied. */
export interface MergeChoices {
  readonly takes: ReadonlyMap<RecordId, Take>
  readonly deletions: ReadonlySet<RecordId>
}

/** Keeps everything. */
export const NO_CHOICES: MergeChoices = { takes: new Map(), deletions: new Set() }

/**
 * What to write here to carry out a plan; the caller wipes the plaintexts. An account is not deleted
 * while a token, a code set or answers that stay belong to it. Deleting a key also deletes the notes
 * of where it is registered.
 */
export function mergeChanges(
  rows: readonly MergeRow[],
  here: Snapshot,
  there: Snapshot,
  choices: MergeChoices = NO_CHOICES,
): Change[] {
  const deletions = possibleDeletions(rows, here, there, choices)
  const takeOf = (id: RecordId): Take => choices.takes.get(id) ?? 'both'
  const copies = accountCopies(rows, here, there, takeOf)
  const follow = (id: RecordId): Uint8Array => {
    const record = theirs(there, id)
    return movedPlaintext(record, (account) => copies.get(account)) ?? Uint8Array.from(record.plaintext)
  }
  const changes = rows.flatMap((row): Change[] => {
    const { id } = row
    switch (row.outcome) {
      case 'here':
        return []
      case 'there':
        return [{ type: 'put', id, plaintext: Uint8Array.from(theirs(there, id).plaintext) }]
      case 'combined':
        return [{ type: 'put', id, plaintext: row.plaintext }]
      case 'added':
        return row.side === 'here' ? [] : [{ type: 'put', id, plaintext: follow(id) }]
      case 'deleted':
        if (row.side === 'here') return deletions.has(id) ? [{ type: 'delete', id }] : []
        return deletions.has(id) ? [] : [{ type: 'put', id, plaintext: follow(id) }]
      case 'conflict':
        if (takeOf(id) === 'here') return []
        if (takeOf(id) === 'there')
          return [{ type: 'put', id, plaintext: Uint8Array.from(theirs(there, id).plaintext) }]
        return [{ type: 'put', id: copyIdOf(theirs(there, id)), plaintext: follow(id) }]
    }
  })
  return withoutNotesOf(deletions, changes, here)
}

/** Accounts of the other side that are kept beside their counterpart here, by this merge or an earlier one. */
function accountCopies(
  rows: readonly MergeRow[],
  here: Snapshot,
  there: Snapshot,
  takeOf: (id: RecordId) => Take,
): Map<RecordId, RecordId> {
  const copied = new Set(
    rows.filter((row) => row.outcome === 'conflict' && takeOf(row.id) === 'both').map(({ id }) => id),
  )
  const copies = new Map<RecordId, RecordId>()
  for (const record of there.values()) {
    const copy = copyIdOf(record)
    if (here.has(copy) || copied.has(record.id)) copies.set(record.id, copy)
  }
  return copies
}

function possibleDeletions(
  rows: readonly MergeRow[],
  here: Snapshot,
  there: Snapshot,
  { deletions }: MergeChoices,
): ReadonlySet<RecordId> {
  const chosen = new Set(rows.filter((row) => row.outcome === 'deleted' && deletions.has(row.id)).map(({ id }) => id))
  if (chosen.size === 0) return chosen
  for (const side of [here, there]) {
    for (const record of side.values()) {
      if (chosen.has(record.id)) continue
      const owner = ownerOf(record)
      if (owner !== undefined) chosen.delete(owner)
    }
  }
  return chosen
}

/** Rows are made from the same snapshot, so the record must be there. */
function theirs(there: Snapshot, id: RecordId): OpenRecord {
  const record = there.get(id)
  if (!record) throw new Error('a merge plan belongs to other records')
  return record
}

/** When these are written, or turn out not to be needed. */
export function wipeChanges(changes: readonly Change[]): void {
  for (const change of changes) if (change.type === 'put') change.plaintext.fill(0)
}
