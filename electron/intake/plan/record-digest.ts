import { encodeRecord } from '../../accounts/encoding.ts'
import { credentialName } from '../../accounts/credential-name.ts'
import type { KitRecord, LedgerRecord, Stored } from '../../accounts/records.ts'
import type { RecordId } from '../../vault/vault.ts'
import { digestOf } from './vault-contents.ts'

/**
 * What makes two records the same that are neither token nor codes: a key is its credential, a
 * sheet its set and the moment it was made, an import report its time and its lines, anything else its whole content.
 */
export function recordDigest(record: KitRecord | Stored): string {
  if (record.kind === 'key') return keyDigest(record.credentialId)
  if (record.kind === 'sheet') return `sheet ${record.set ?? ''} ${record.made} ${record.paper} ${record.pages}`
  if (record.kind === 'ledger') return ledgerIdentity(record)
  const { id: _id, ...content } = { id: '', ...record }
  const encoded = encodeRecord(content)
  const identity = digestOf(encoded)
  encoded.fill(0)
  return identity
}

/**
 * The ids of records by what makes them the same. A key is known by its former registrations, too; one that is a key's
 * own counts rather than one that was.
 */
export function byDigest(records: readonly Stored[]): Map<string, RecordId> {
  const keys = new Map(
    records.flatMap((one) => (one.kind === 'key' ? [[credentialName(one.credentialId), one.id] as const] : [])),
  )
  const former = records.flatMap((one) => {
    const key = one.kind === 'key-details' ? keys.get(one.credential) : undefined
    if (one.kind !== 'key-details' || key === undefined) return []
    return (one.formerly ?? []).map(({ credentialId }) => [keyDigest(credentialId), key] as const)
  })
  return new Map([...former, ...records.map((record) => [recordDigest(record), record.id] as const)])
}

function keyDigest(credentialId: Uint8Array): string {
  return `key ${digestOf(credentialId)}`
}

/** What is noted later (read back, deleted) and ids, which are other ones in each vault, make no other ledger. */
function ledgerIdentity({ at, rows, missing }: LedgerRecord): string {
  const lines = rows.map(({ source, what, outcome, reason }) => [source, what, outcome, reason])
  return `ledger ${JSON.stringify([at, lines, missing], inOrder)}`
}

/** Facts are the same in whatever order they are: records that were read back have them sorted. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}
