/** Security keys: what is known of each, and their tests. */
import * as v from 'valibot'
import { call, id, name, nothing } from './shapes.ts'
import type { AccountRow } from './accounts.ts'
import type { ModelView } from './key-models.ts'
import type { Id } from './shapes.ts'
import { STICKERS, type Sticker } from './words/sticker-words.ts'

export type { Sticker } from './words/sticker-words.ts'

export interface KeyView {
  readonly id: Id
  readonly name: string
  /** Colour of the sticker on it; one of `STICKERS`. */
  readonly sticker?: Sticker
  readonly place?: string
  /** Who keeps it. */
  readonly with?: string
  readonly gone?: { readonly how: 'lost' | 'retired'; readonly on: string }
  readonly standing: KeyStanding
  /** WebAuthn's names of the ways it was reached. */
  readonly transports: readonly string[]
  /** As COSE names it: "ES256". */
  readonly algorithm?: string
  readonly added: string
  /** Newest first. */
  readonly tests: readonly KeyTestView[]
  /** Which model it said it is, when it was asked. */
  readonly model?: KeyModelView
  /** The last test in which it checked its PIN or a finger. */
  readonly pin?: string
  /** A test left a credential on it, although none was asked for. */
  readonly slotUsed: boolean
  /** Names under which it was registered a second time. */
  readonly formerly: readonly string[]
  /** Keys that it was shown to be different from, and when last. */
  readonly different: readonly { readonly id: Id; readonly name: string; readonly on: string }[]
  /** Keys that nothing has shown it to be different from; none that are gone. */
  readonly notCompared: readonly { readonly id: Id; readonly name: string }[]
  /** Where the person said that it is registered, in order of service and name. */
  readonly accounts: readonly Pick<AccountRow, 'id' | 'service' | 'name'>[]
}

export interface KeyModelView {
  /** `YYYY-MM-DD`, the day on which it said so. */
  readonly on: string
  readonly is: ModelView
  /** How many certificates it sent. */
  readonly certificates: number
}

/** A certificate of a maker, as it is. Days are `YYYY-MM-DD`. */
export interface CertificateView {
  readonly pem: string
  readonly facts?: {
    readonly subject: string
    readonly issuer: string
    readonly from: string
    readonly to: string
    readonly serial: string
    /** Hexadecimal, with colons. */
    readonly sha256: string
  }
}

/** How the key stands. Days are `YYYY-MM-DD`. */
export type KeyStanding =
  | { readonly kind: 'works'; readonly on: string }
  /** It passed, longer ago than the person wants. */
  | { readonly kind: 'due'; readonly on: string; readonly since: string }
  /** Its last test speaks against it, or its counter once went back: then there may be a copy of it. */
  | { readonly kind: 'suspect'; readonly on: string; readonly counter: boolean }
  | { readonly kind: 'never' }
  | { readonly kind: 'gone' }

/** One test. `says` is a whole sentence. */
export interface KeyTestView {
  readonly at: string
  readonly passed: boolean
  readonly says: string
  readonly counter?: number
}

/** Where a test is: the window does what it says, and hands back what comes of it. */
export type KeyTurn = KeyTouch | KeyPassed | KeysDifferent | KeysSame | KeyFailed

/** The key is to be touched: `options` goes to `navigator.credentials`, WebAuthn Level 3 JSON. */
export interface KeyTouch {
  readonly at: 'touch'
  readonly ceremony: Id
  readonly call: 'create' | 'get'
  readonly options: Readonly<Record<string, unknown>>
  readonly title: string
  readonly says: string
  readonly number: number
  readonly of: number
  /** How long a touch is waited for. */
  readonly seconds: number
  readonly key?: Id
  readonly sticker?: Sticker
}

export interface KeyPassed {
  readonly at: 'passed'
  readonly key: KeyView
  /** Whole sentences: what was shown, and what was not. */
  readonly says: readonly string[]
  /** One more touch would show more. */
  readonly next?: KeyTouch
}

export interface KeysDifferent {
  readonly at: 'different'
  readonly key: KeyView
  readonly says: readonly string[]
}

/** Both names answered: `keys.join` makes them one, if the person says that it was one key. */
export interface KeysSame {
  readonly at: 'same'
  readonly key: KeyView
  readonly other: KeyView
  readonly says: readonly string[]
}

export interface KeyFailed {
  readonly at: 'failed'
  readonly kind: string
  readonly title: string
  readonly says: readonly string[]
  /** Lines for a file or a terminal. */
  readonly lines?: readonly string[]
  readonly key?: Id
}

/** What Linux sees now; absent elsewhere. */
export interface PluggedView {
  readonly hint?: string
}

export interface KeysView {
  /** In order of name, those gone last. */
  readonly keys: readonly KeyView[]
  /** Failed tests in which no key of the list was named, newest first. */
  readonly failed: readonly KeyTestView[]
  /** Whether this system asks for the PIN of a key. */
  readonly asksPin: boolean
}

const keyName = v.pipe(name, v.trim(), v.minLength(1))
const words = v.pipe(v.string(), v.trim(), v.maxLength(200))
/** Credentials come from the browser and are checked by the verification, not here. */
const credential = v.record(v.string(), v.unknown())

export const keysCalls = {
  'keys.list': call<KeysView>()(nothing),
  /** Starts a test and ends the one before it. */
  'keys.begin': call<KeyTouch>()(
    v.variant('test', [
      v.strictObject({ test: v.literal('new'), name: keyName, model: v.boolean() }),
      /** Any key of the list, which names it. */
      v.strictObject({ test: v.literal('which') }),
      v.strictObject({ test: v.literal('key'), id }),
      v.strictObject({ test: v.literal('pin'), id }),
      v.strictObject({ test: v.literal('model'), id }),
    ]),
  ),
  'keys.answer': call<KeyTurn>()(v.strictObject({ ceremony: id, credential })),
  /** The browser gave no answer: the name of its DOMException, and whether the window was in front. */
  'keys.failed': call<KeyTurn>()(
    v.strictObject({ ceremony: id, error: v.pipe(v.string(), v.maxLength(100)), focused: v.boolean() }),
  ),
  /** Ends the test under way; nothing is noted. */
  'keys.stop': call<undefined>()(nothing),
  'keys.plugged': call<PluggedView>()(nothing),
  /** What a person says of a key. Empty texts take it back. */
  'keys.describe': call<KeyView>()(
    v.strictObject({ id, name: keyName, sticker: v.nullable(v.picklist(STICKERS)), place: words, with: words }),
  ),
  /** The certificates that the key sent when it was asked for its model, its own first. */
  'keys.certificates': call<readonly CertificateView[]>()(v.strictObject({ id })),
  /** Lost or retired today, or neither. */
  'keys.gone': call<KeyView>()(v.strictObject({ id, how: v.nullable(v.picklist(['lost', 'retired'])) })),
  /** Both are one key: the second name goes, its history is kept. */
  'keys.join': call<KeyView>()(v.strictObject({ keep: id, other: id })),
  'keys.remove': call<undefined>()(v.strictObject({ id })),
} as const
