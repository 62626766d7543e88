/** Which account has which security key, as the user noted it. */
import * as v from 'valibot'
import { call, id, nothing } from './shapes.ts'
import type { Id } from './shapes.ts'

export interface KeyMatrixView {
  /** The columns: by name; keys that are gone last. */
  readonly keys: readonly MatrixKeyView[]
  /** Accounts whose service takes keys, or where one is noted. The worst first. */
  readonly rows: readonly MatrixRowView[]
  /** Accounts of whose service it is not known whether it takes keys, and where none is noted. */
  readonly notKnown: readonly MatrixRowView[]
  /** How many accounts are left out, because their service takes no key. */
  readonly without: number
}

export interface MatrixKeyView {
  readonly id: Id
  readonly name: string
  /** The colour of its sticker. */
  readonly sticker?: string
  /** Lost or put out of use, on this day. */
  readonly gone?: { readonly how: 'lost' | 'retired'; readonly on: string }
  /** Accounts where it may be added, in order of the rows: it is not noted there, and their services take keys. */
  readonly enrolAt: readonly Id[]
}

export interface MatrixRowView {
  readonly id: Id
  readonly service: string
  readonly name: string
  readonly takes: 'keys' | 'none' | 'not-known'
  /** Where keys are added there. `asOf`: when the page was named so. */
  readonly where:
    { readonly kind: 'page'; readonly page: string; readonly asOf?: string } | { readonly kind: 'settings' }
  /** One for each key, in their order. */
  readonly cells: readonly MatrixCellView[]
  readonly inShort: InShortView
  /** Keys that are gone and still noted here. */
  readonly remove: readonly Id[]
}

/**
 * `tried`: the person signed in with the key; `noted` is when they said that it is registered. `told`: they said that it is registered; without a day
 * in notes of earlier versions. `none`: nothing is noted, which does not mean that it is not registered.
 */
export type MatrixCellView =
  | { readonly kind: 'tried'; readonly on: string; readonly noted?: string }
  | { readonly kind: 'told'; readonly on?: string }
  | { readonly kind: 'none' }

/** What a row comes to. Keys that are gone do not count; `told` keys are those that were not tried. */
export type InShortView =
  | { readonly kind: 'several-tried'; readonly tried: number }
  | { readonly kind: 'one-tried'; readonly told: number }
  | { readonly kind: 'none-tried'; readonly told: number }
  | { readonly kind: 'no-key' }

const at = { key: id, account: id }
/** Today when absent; never a day to come. */
const on = v.exactOptional(v.pipe(v.string(), v.isoDate()))

export const keyMatrixCalls = {
  'keys.matrix': call<KeyMatrixView>()(nothing),
  /** The key is registered at the account, the person says. */
  'keys.note': call<KeyMatrixView>()(v.strictObject({ ...at, on })),
  /** It is not, or not any more. */
  'keys.unnote': call<KeyMatrixView>()(v.strictObject(at)),
  /** The person signed in there with the key, which notes it too. */
  'keys.tried': call<KeyMatrixView>()(v.strictObject({ ...at, on })),
  /** They did not; that it is registered stays. */
  'keys.untried': call<KeyMatrixView>()(v.strictObject(at)),
} as const
