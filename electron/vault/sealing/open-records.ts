import { randomBytes } from 'node:crypto'

/** 16 random bytes, as 32 hexadecimal digits. */
export type RecordId = string

/** A record to write, or one to remove. */
export type Change =
  | { readonly type: 'put'; readonly id: RecordId; readonly plaintext: Uint8Array }
  | { readonly type: 'delete'; readonly id: RecordId }

/** A decrypted record. This layer does not know what it means. */
export interface OpenRecord {
  readonly id: RecordId
  readonly revision: number
  /** The Poly1305 tag of the sealed record: two with the same tag are the same write. */
  readonly tag: Uint8Array
  /** The caller wipes it. */
  readonly plaintext: Uint8Array
}

/** A new random record id. */
export function newRecordId(): RecordId {
  return randomBytes(16).toString('hex')
}
