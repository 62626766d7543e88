import * as v from 'valibot'
import type { Token } from '../../otp/token.ts'
import type { RecordId } from '../../vault/vault.ts'
import { bytes, id, text } from './shapes.ts'
import { tokenShape } from './token.ts'

/** A login at a service. */
export interface AccountRecord {
  readonly kind: 'account'
  readonly service: string
  readonly name: string
  readonly note: string
  readonly added: string
  /** The security keys that the user said are registered there, by id; absent when none is noted. */
  readonly keys?: readonly NotedKey[]
}

export const accountShape = v.strictObject({
  kind: v.literal('account'),
  service: text,
  name: text,
  note: text,
  added: text,
  keys: v.exactOptional(v.array(v.strictObject({ key: id, noted: v.exactOptional(text) }))),
})

/** A security key, as noted at an account. */
export interface NotedKey {
  readonly key: RecordId
  /** `YYYY-MM-DD`: the day on which the user said so. */
  readonly noted?: string
}

/** A token of an account, and where it came from. */
export interface TokenRecord {
  readonly kind: 'token'
  readonly account: RecordId
  readonly token: Token
  readonly added: string
  /** The file, picture or paste it came from. */
  readonly source: string
  /** The link or entry as it was imported, UTF-8; absent when the app made it. */
  readonly verbatim?: Uint8Array
  /** ISO time at which its code was last the one that another app showed. */
  readonly proved?: string
  /** ISO time at which its settings were corrected; `verbatim` says what they were before. */
  readonly corrected?: string
}

export const tokenRecordShape = v.strictObject({
  kind: v.literal('token'),
  account: id,
  token: tokenShape,
  added: text,
  source: text,
  verbatim: v.exactOptional(bytes),
  proved: v.exactOptional(text),
  corrected: v.exactOptional(text),
})

/** The recovery codes that were issued together. A new set for the account voids the old one. */
export interface CodeSetRecord {
  readonly kind: 'code-set'
  readonly account: RecordId
  readonly codes: readonly RecoveryCode[]
  readonly added: string
  /** When the service issued them, if known. */
  readonly issued?: string
  /** When a newer set took its place. */
  readonly voided?: string
  readonly source: string
}

export const codeSetShape = v.strictObject({
  kind: v.literal('code-set'),
  account: id,
  codes: v.array(v.strictObject({ text: bytes, used: v.exactOptional(text) })),
  added: text,
  issued: v.exactOptional(text),
  voided: v.exactOptional(text),
  source: text,
})

/** One code of a set. */
export interface RecoveryCode {
  /** UTF-8, exactly as issued. */
  readonly text: Uint8Array
  /** The date on which it was used; absent while it is unused. */
  readonly used?: string
}
