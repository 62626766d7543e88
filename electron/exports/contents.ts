import type { Stored } from '../accounts/records.ts'
import type { RecordId } from '../vault/vault.ts'

/** Everything an export is made from. */
export interface KitContents {
  /** The vault's id, 32 hexadecimal digits. */
  readonly vault: string
  /** ISO time of the export. */
  readonly at: string
  readonly records: readonly Stored[]
  /** Records of a kind or shape this version does not know, CBOR as stored. */
  readonly unknown: readonly { readonly id: RecordId; readonly content: Uint8Array }[]
  /** How many records were changed outside the app, so that they cannot be read. */
  readonly damaged: number
}

/** A finished export. The caller wipes `bytes`. */
export interface Exported {
  readonly bytes: Uint8Array
  /** Records or links in it. */
  readonly count: number
  /** What the vault holds and this export does not, one phrase each. */
  readonly leftOut: readonly string[]
}

/** What was chosen, and the keys that are noted at these accounts: without them the notes would say nothing. */
export function withTheirKeys(
  { records }: Pick<KitContents, 'records'>,
  accounts: ReadonlySet<RecordId>,
): ReadonlySet<RecordId> {
  const chosen = new Set(accounts)
  for (const record of records)
    if (record.kind === 'account' && accounts.has(record.id)) for (const { key } of record.keys ?? []) chosen.add(key)
  return chosen
}

/** The record belongs to the accounts and keys that were chosen; everything does when none were. */
export function isChosen(record: Stored, accounts: ReadonlySet<RecordId> | undefined): boolean {
  if (!accounts) return true
  if (record.kind === 'account' || record.kind === 'key') return accounts.has(record.id)
  return (record.kind === 'token' || record.kind === 'code-set') && accounts.has(record.account)
}
