import * as v from 'valibot'
import type { RecordId } from '../../vault/vault.ts'
import type { NoteMark } from '../note-mark.ts'
import { count, id, noteMark, text } from './shapes.ts'

/**
 * How the user keeps an account in order, beside its `account` record, which earlier versions read. There is at most one
 * for each account. Nothing of it is printed.
 */
export interface AccountDetailsRecord {
  readonly kind: 'account-details'
  readonly account: RecordId
  /** In order, each once in any case of its letters. */
  readonly tags?: readonly string[]
  /** Its place among the pinned accounts, from 0; absent when it is not pinned. */
  readonly pinned?: number
  /** ISO time at which the tags or the pin were last changed. */
  readonly arranged?: string
  /** `YYYY-MM-DD`: when a code of it was last copied. */
  readonly used?: string
  /** That the last write only noted a use. */
  readonly unchanged?: NoteMark
}

export const accountDetailsShape = v.strictObject({
  kind: v.literal('account-details'),
  account: id,
  tags: v.exactOptional(v.array(text)),
  pinned: v.exactOptional(count),
  arranged: v.exactOptional(text),
  used: v.exactOptional(text),
  unchanged: v.exactOptional(noteMark),
})
