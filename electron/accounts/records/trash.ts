import * as v from 'valibot'
import type { RecordId } from '../../vault/vault.ts'
import { bytes, id, text } from './shapes.ts'

/**
 * An account that the user deleted, with everything that belonged to it. Whatever looks at accounts does not see it.
 * It is gone for good 30 days later.
 */
export interface TrashRecord {
  readonly kind: 'trash'
  /** The id that the account had, and gets again when it is put back. */
  readonly of: RecordId
  readonly service: string
  readonly name: string
  /** ISO time at which it was deleted. */
  readonly deleted: string
  /** The records as they were, each as its CBOR. */
  readonly records: readonly { readonly id: RecordId; readonly content: Uint8Array }[]
}

export const trashShape = v.strictObject({
  kind: v.literal('trash'),
  of: id,
  service: text,
  name: text,
  deleted: text,
  records: v.array(v.strictObject({ id, content: bytes })),
})
