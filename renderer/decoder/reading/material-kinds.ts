import type { PageMark } from '../../../electron/sheets/content/mark.ts'
import type { OpenableLock } from './age-file.ts'
import type { Restored } from './restored.ts'

/** Something a sheet, a file or a person has brought, by what can be done with it. */
export type Material =
  | { readonly kind: 'accounts'; readonly accounts: readonly Restored[]; readonly unread: number }
  | { readonly kind: 'age'; readonly file: Uint8Array; readonly lock: OpenableLock }
  | { readonly kind: 'identity'; readonly identity: string }
  | { readonly kind: 'share'; readonly words: string }
  /** Says which page it is; holds no secret. */
  | { readonly kind: 'mark'; readonly mark: PageMark }
  /** What an age file of somebody else held; shown as it is. */
  | { readonly kind: 'text'; readonly text: string }
  /** `reason` is a sentence for the person. */
  | { readonly kind: 'refused'; readonly reason: string }
