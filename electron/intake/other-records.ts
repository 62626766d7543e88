import { encodeRecord } from '../accounts/encoding.ts'
import type { KitRecord, Stored } from '../accounts/records.ts'
import { hex } from './known.ts'

/**
 * What makes two records the same that are neither token nor codes: a key is its credential, a
 * sheet the moment it was made, anything else its whole content.
 */
export function recordIdentity(record: KitRecord | Stored): string {
  if (record.kind === 'key') return `key ${hex(record.credentialId)}`
  if (record.kind === 'sheet') return `sheet ${record.made} ${record.paper} ${record.pages}`
  const { id: _id, ...content } = { id: '', ...record }
  const encoded = encodeRecord(content)
  const identity = hex(encoded)
  encoded.fill(0)
  return identity
}
