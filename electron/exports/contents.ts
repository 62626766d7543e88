import { credentialName } from '../accounts/credential-name.ts'
import type { Stored } from '../accounts/records.ts'
import type { RecordId } from '../vault/vault.ts'

/** Everything that an export is made from. */
export interface KitContents {
  /** The vault's id, 32 hexadecimal digits. */
  readonly vault: string
  /** ISO time of the export. */
  readonly at: string
  readonly records: readonly Stored[]
  /** Records whose kind or shape this version does not know, as the stored CBOR. */
  readonly unknown: readonly { readonly id: RecordId; readonly content: Uint8Array }[]
  /** How many records cannot be read because they were changed outside the app. */
  readonly damaged: number
}

/** A finished export. The caller wipes `bytes`. */
export interface Exported {
  readonly bytes: Uint8Array
  /** Number of records or links in it. */
  readonly count: number
  /** What the vault holds and this export does not, one phrase each. */
  readonly leftOut: readonly string[]
}

/**
 * The chosen accounts, and the keys noted at them with their details and tests: without the keys, the notes would mean
 * nothing.
 */
export function withTheirKeys(
  { records }: Pick<KitContents, 'records'>,
  accounts: ReadonlySet<RecordId>,
): ReadonlySet<RecordId> {
  const chosen = new Set(accounts)
  for (const record of records)
    if (record.kind === 'account' && accounts.has(record.id)) for (const { key } of record.keys ?? []) chosen.add(key)
  const credentials = new Set(
    records.flatMap((one) => (one.kind === 'key' && chosen.has(one.id) ? [credentialName(one.credentialId)] : [])),
  )
  for (const record of records) if (isAbout(record, credentials)) chosen.add(record.id)
  return chosen
}

/**
 * Whether a record belongs to the chosen accounts and keys. With no choice, all records do, but what is in the trash: it
 * leaves the vault with nobody.
 */
export function isChosen(record: Stored, accounts: ReadonlySet<RecordId> | undefined): boolean {
  if (!accounts) return record.kind !== 'trash'
  if (record.kind === 'token' || record.kind === 'code-set' || record.kind === 'account-details')
    return accounts.has(record.account)
  return accounts.has(record.id)
}

/** Whether it is the details or a test of one of these keys. */
function isAbout(record: Stored, credentials: ReadonlySet<string>): boolean {
  return (
    (record.kind === 'key-details' || record.kind === 'key-test') &&
    record.credential !== undefined &&
    credentials.has(record.credential)
  )
}
