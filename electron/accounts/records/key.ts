import * as v from 'valibot'
import { bytes, count, text } from './shapes.ts'

/** A physical security key that passed a test registration. */
export interface KeyRecord {
  readonly kind: 'key'
  readonly name: string
  /** As the authenticator stated it; all zeros when it is not disclosed. */
  readonly aaguid: string
  readonly credentialId: Uint8Array
  /** COSE key, as registered. */
  readonly publicKey: Uint8Array
  /** The signature counter at the last test; 0 for keys that keep none. */
  readonly counter: number
  readonly transports: readonly string[]
  readonly added: string
  /** Passed tests, oldest first. */
  readonly tested: readonly string[]
}

export const keyShape = v.strictObject({
  kind: v.literal('key'),
  name: text,
  aaguid: text,
  credentialId: bytes,
  publicKey: bytes,
  counter: count,
  transports: v.array(text),
  added: text,
  tested: v.array(text),
})
