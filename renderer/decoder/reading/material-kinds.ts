import type { LinkProblem, TokenProblem } from '../../../electron/otp/problems.ts'
import type { PageMark } from '../../../electron/sheets/content/mark.ts'
import type { KitContents } from '../kit/kit-contents.ts'
import type { VaultProblem } from '../vault/problem.ts'
import type { OpenableLock } from './age-file.ts'
import type { Restored } from './restored.ts'

/** Something a sheet, a file or a person has brought, by what can be done with it. */
export type Material =
  | { readonly kind: 'accounts'; readonly accounts: readonly Restored[]; readonly unread: number }
  /** All that is in an export. */
  | { readonly kind: 'kit'; readonly contents: KitContents }
  /** A vault or a backup of one. */
  | { readonly kind: 'vault'; readonly file: Uint8Array }
  | { readonly kind: 'age'; readonly file: Uint8Array; readonly lock: OpenableLock }
  | { readonly kind: 'identity'; readonly identity: string }
  | { readonly kind: 'share'; readonly words: string }
  /** Says which page it is; holds no secret. */
  | { readonly kind: 'mark'; readonly mark: PageMark }
  /** What an age file from elsewhere held; shown as it is. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refused'; readonly why: Refusal }

/** Why something is not taken. None of it repeats a secret. */
export type Refusal =
  | { readonly kind: 'vault'; readonly problem: VaultProblem }
  | { readonly kind: 'sealed-text-not-whole' }
  /** Locked to an SSH key or an age plugin. */
  | { readonly kind: 'other-lock' }
  | { readonly kind: 'opened-no-text' }
  /** A code of Google Authenticator that moves accounts. */
  | { readonly kind: 'migration-code' }
  | { readonly kind: 'link'; readonly reason: LinkProblem }
  | { readonly kind: 'newer-export' }
  /** Copied text of a page without a secret or code that fits its check. */
  | { readonly kind: 'nothing-on-page'; readonly sheet: string }
  /** Labels of lines that the copied text of a sheet does not have; empty when it cannot be told which. */
  | { readonly kind: 'lines-missing'; readonly sheet: string; readonly lines: readonly string[] }
  /** A secret that was typed. */
  | { readonly kind: 'typed-secret'; readonly reason: TokenProblem }
  | { readonly kind: 'typed-secret-short' }
