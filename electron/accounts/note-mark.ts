/** Marks of records whose last write only noted an act, as typing a passphrase: such a write is no change to back up. */
import type { RecordId, Vault } from '../vault/vault.ts'

export interface NoteMark {
  /** `written` is the revision of the write that only noted something: any other write of the record makes this void. */
  readonly written: number
  /** The revision in which the record last changed; 0 for never. */
  readonly since: number
}

interface Markable {
  readonly unchanged?: NoteMark
}

/** The revision in which a record last changed, not counting notes; 0 for never. */
export function changedIn({ unchanged }: Markable, revision: number): number {
  return unchanged?.written === revision ? unchanged.since : revision
}

/** The record marked as a note, to be written by the vault's very next change. */
export function asNote<R extends Markable & { readonly id: RecordId }>(vault: Vault, record: R): R {
  const revision = vault.revisionOf(record.id)
  const since = revision === undefined ? 0 : changedIn(record, revision)
  return { ...record, unchanged: { since, written: vault.revision + 1 } }
}
