/** What a key test asks for and what it comes to, as data. */
import type { KeyModelRecord, KeyTestKind } from '../accounts/records.ts'
import type { RecordId } from '../vault/vault.ts'
import type { Ask, KeyFailure } from './failure.ts'
import type { Options } from './options.ts'
import type { RegisteredKey } from './verification.ts'

/** A key of the vault, with its registrations, the present one first. */
export interface KnownKey {
  readonly id: RecordId
  readonly registrations: readonly RegisteredKey[]
}

/** What a key said of its model, as far as its maker's certificates go. */
export type StatedModel = Omit<KeyModelRecord, 'on'>

/** The key is to be touched now: what the browser is asked, and under which id its answer comes back. */
export interface Touch {
  readonly at: 'touch'
  readonly ceremony: RecordId
  readonly ask: Ask
  /** WebAuthn Level 3 JSON. */
  readonly options: Options
  /** Which touch of how many it is, from 1. */
  readonly number: number
  readonly of: number
  /** The key would not say which model it is, and is asked again without. */
  readonly again?: true
  /** The key that is asked, where it is one of the vault. */
  readonly known?: RecordId
  readonly isNew: boolean
  /** Keys that it is compared with. */
  readonly others: readonly RecordId[]
}

/** What a test has shown. */
export interface Pass {
  readonly what: KeyTestKind
  /** The key of the vault that answered; absent for a new one. */
  readonly known?: RecordId
  /** A new key, as it is to be kept. */
  readonly registered?: RegisteredKey & { readonly name: string }
  /** The credential that signed, and the counter it stated. */
  readonly credentialId: Uint8Array
  readonly counter: number
  /** Whether the key checked a PIN or a finger. */
  readonly verified: boolean
  /** The key kept the credential, although none was to be kept. */
  readonly slotUsed: boolean
  /** Keys that this one was shown not to be. */
  readonly differsFrom: readonly RecordId[]
  readonly model?: StatedModel
}

/** What comes next. */
export type Turn = Touch | Passed | Different | Same | Failed

/** Where `next` is there, one more touch shows that the key is none of the others; it may be left out. */
export interface Passed {
  readonly at: 'passed'
  readonly pass: Pass
  readonly next?: Touch
}

/** The key that just passed is none of the others. */
export interface Different {
  readonly at: 'different'
  readonly known: RecordId
  readonly from: readonly RecordId[]
}

/** Asked for the others alone, one of them answered: two names for one key, if only one was plugged in. */
export interface Same {
  readonly at: 'same'
  readonly known: RecordId
  readonly pass: Pass & { readonly known: RecordId }
}

export interface Failed {
  readonly at: 'failed'
  readonly what: KeyTestKind
  readonly failure: KeyFailure
  /** The key that was tested, where one was named. */
  readonly known?: RecordId
  /** What a new key was to be called. */
  readonly name?: string
}
