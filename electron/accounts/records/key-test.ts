import * as v from 'valibot'
import { count, text } from './shapes.ts'

/** One test of a security key, passed or not. It names keys by credential, so that it means the same in every vault. */
export interface KeyTestRecord {
  readonly kind: 'key-test'
  /** ISO time. */
  readonly at: string
  readonly what: KeyTestKind
  /** SHA-256 of the key's credential id, in hexadecimal; absent when no key of the vault answered. */
  readonly credential?: string
  /** What the key was called then, or was to be called. */
  readonly name: string
  /** How it failed; absent when it passed. */
  readonly failure?: KeyTestFailure
  /** Of a test that passed: the signature counter that the key stated. */
  readonly counter?: number
  /** How the key was reached: WebAuthn's names of transports. */
  readonly transports?: readonly string[]
  /** Whether the key checked a PIN or a finger. */
  readonly verified?: boolean
  /** The key kept the test credential, although none was asked to be kept. */
  readonly slotUsed?: true
  /** Credentials that this key showed it does not have, so that they are of other keys. */
  readonly differsFrom?: readonly string[]
}

/** `new`: registered and signed; `touch`: signed; `pin`: signed with its PIN; `model`: asked who made it. */
export type KeyTestKind = 'new' | 'touch' | 'pin' | 'model'

/** A kind of `keys/failure.ts` and its facts; kinds of later versions are kept as they are. */
export interface KeyTestFailure {
  readonly kind: string
  readonly [fact: string]: string | number | boolean
}

export const keyTestShape = v.strictObject({
  kind: v.literal('key-test'),
  at: text,
  what: v.picklist(['new', 'touch', 'pin', 'model']),
  credential: v.exactOptional(text),
  name: text,
  failure: v.exactOptional(v.objectWithRest({ kind: text }, v.union([text, v.number(), v.boolean()]))),
  counter: v.exactOptional(count),
  transports: v.exactOptional(v.array(text)),
  verified: v.exactOptional(v.boolean()),
  slotUsed: v.exactOptional(v.literal(true)),
  differsFrom: v.exactOptional(v.array(text)),
})
