import * as v from 'valibot'
import type { RecordId } from '../../vault/vault.ts'
import type { KeyRecord } from './key.ts'
import { bytes, count, id, text } from './shapes.ts'

/**
 * What the vault knows of a security key beside its `key` record, which earlier versions read. There is at most one for
 * each key. A key is named by its credential, which is the same in every vault.
 */
export interface KeyDetailsRecord {
  readonly kind: 'key-details'
  /** SHA-256 of the credential id of the key, in hexadecimal; see `credentialName`. */
  readonly credential: string
  /** The colour of the sticker on it, as the user said. */
  readonly sticker?: string
  readonly gone?: KeyGone
  /** `YYYY-MM-DD`: when the user last said anything of the sticker, or that the key is gone or is not. */
  readonly told?: string
  readonly model?: KeyModelRecord
  /** Where the user signed in with it, and when last. */
  readonly tried?: readonly { readonly account: RecordId; readonly on: string }[]
  /** The same key under the names that it was registered by a second time. */
  readonly formerly?: readonly FormerRegistration[]
}

/** A key that is lost, or that was put out of use. */
export interface KeyGone {
  readonly how: 'lost' | 'retired'
  /** `YYYY-MM-DD`. */
  readonly on: string
}

/** What the key said of its model, verified as far as its maker's certificates go. */
export interface KeyModelRecord {
  /** ISO time of the test. */
  readonly on: string
  /** Attestation statement format (WebAuthn Level 3 section 8). */
  readonly format: string
  readonly aaguid?: string
  /** DER, that of the key first; empty for a format without. */
  readonly certificates: readonly Uint8Array[]
}

/** A registration that turned out to be one of a key that the vault has already. */
export type FormerRegistration = Omit<KeyRecord, 'kind' | 'aaguid'>

export const keyDetailsShape = v.strictObject({
  kind: v.literal('key-details'),
  credential: v.pipe(text, v.regex(/^[0-9a-f]{64}$/)),
  sticker: v.exactOptional(text),
  gone: v.exactOptional(v.strictObject({ how: v.picklist(['lost', 'retired']), on: text })),
  told: v.exactOptional(text),
  model: v.exactOptional(
    v.strictObject({ on: text, format: text, aaguid: v.exactOptional(text), certificates: v.array(bytes) }),
  ),
  tried: v.exactOptional(v.array(v.strictObject({ account: id, on: text }))),
  formerly: v.exactOptional(
    v.array(
      v.strictObject({
        name: text,
        credentialId: bytes,
        publicKey: bytes,
        counter: count,
        transports: v.array(text),
        added: text,
        tested: v.array(text),
      }),
    ),
  ),
})
