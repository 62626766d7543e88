import type { PageMark } from '../../../electron/sheets/content/mark.ts'
import type { OpenableLock, Unopened } from './age-file.ts'
import type { Refusal } from './material-kinds.ts'
import type { Restored } from './restored.ts'
import type { VaultUnopened } from './open-sealed.ts'
import type { ShareRefusal, SharesSoFar } from './shares.ts'

/** What the desk reports, as kinds and facts; `page/words.ts` makes the sentences. */
export type News =
  | { readonly kind: 'accounts'; readonly accounts: readonly Restored[]; readonly unread: number }
  /** A vault or export is open, and all that could be read of it is shown. */
  | {
      readonly kind: 'kit'
      readonly accounts: number
      readonly unread: number
      /** So many places of a vault were damaged or changed outside the app. */
      readonly damage: number
    }
  /** A text from elsewhere was opened, and is shown. */
  | { readonly kind: 'other-text' }
  | { readonly kind: 'page'; readonly mark: PageMark }
  | { readonly kind: 'refused'; readonly why: Refusal }
  /** It waits for its passphrase. */
  | { readonly kind: 'sealed' }
  /** A vault waits; `paperKey` says whether it can be opened by one. */
  | { readonly kind: 'vault-sealed'; readonly paperKey: boolean }
  /** It waits for a paper key. */
  | { readonly kind: 'locked' }
  /** A paper key came, and nothing waits for it. */
  | { readonly kind: 'identity' }
  | { readonly kind: 'identity-damaged' }
  /** From 0 to 1. */
  | { readonly kind: 'combining'; readonly share: number }
  | SharesSoFar
  | { readonly kind: 'share-refused'; readonly why: ShareRefusal }
  | { readonly kind: 'unopened'; readonly why: Unopened; readonly lock: OpenableLock }
  | { readonly kind: 'vault-unopened'; readonly why: VaultUnopened }
  /** A passphrase that opened one was tried on the others. */
  | { readonly kind: 'opened'; readonly opened: number; readonly tried: number }
  /** Another passphrase is being tried. */
  | { readonly kind: 'busy' }
  /** The page itself failed at a part of it. */
  | { readonly kind: 'failed'; readonly from: string }
