/** What a person tells, changes or takes back, as data. */
import type { ToldLink, ToldPackage } from './answers.ts'
import type { AskedThing } from '../questions/ask.ts'
import type { BearerType, Where } from '../evidence.ts'

export type Answer =
  /** Where a credential of an account lies; nowhere when the list is empty. */
  | { readonly kind: 'holding'; readonly account: string; readonly atom: string; readonly in: readonly Where[] }
  | { readonly kind: 'link'; readonly account: string; readonly atom: string; readonly to: ToldLink }
  /** "I don't know"; or the answer is taken back, so that it is asked again. */
  | { readonly kind: 'unknown' | 'withdraw'; readonly account: string; readonly atom: string }
  /** What opens the vault or a password manager, part by part; null is "I don't know". */
  | { readonly kind: 'opened'; readonly name: string; readonly needs: readonly (readonly Where[] | null)[] }
  /** One part of that; the others stay as they are. */
  | { readonly kind: 'part'; readonly name: string; readonly part: number; readonly in: readonly Where[] | null }
  /** A fact about an account, or about the vault under its name. `is` is null for "I don't know". */
  | { readonly kind: 'fact'; readonly about: string; readonly fact: string; readonly is: string | null }
  /** Its place and keeper are as said here; there are none where they are left out. */
  | {
      readonly kind: 'bearer'
      readonly name: string
      readonly type?: BearerType
      readonly place?: string
      readonly with?: string
    }
  | { readonly kind: 'rename'; readonly name: string; readonly to: string }
  /** A bearer, a password manager, or an account that is not in the vault; what it held is nowhere. */
  | { readonly kind: 'remove'; readonly name: string }
  | { readonly kind: 'account'; readonly name: string; readonly service?: string; readonly login?: string }
  | { readonly kind: 'packages'; readonly account: string; readonly packages: readonly Omit<ToldPackage, 'told'>[] }
  /** That is all there is of an account. */
  | { readonly kind: 'nothing-else'; readonly account: string }
  /** What was told long ago still holds. */
  | { readonly kind: 'still-true'; readonly of: AskedThing }
