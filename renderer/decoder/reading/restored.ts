import { labelText, parseOtpauth } from '../../../electron/otp/otpauth.ts'
import type { LinkProblem, TokenWarning } from '../../../electron/otp/problems.ts'
import type { Token } from '../../../electron/otp/token.ts'

/** An account as it is shown: what sheets, exports, vaults and links have in common. */
export interface Restored {
  /** "PyPI: alice"; empty when it has none. */
  readonly name: string
  /** The sheet it is from, where its text was copied: "3F9A2C41-2". */
  readonly sheet?: string
  /** Lines as they were written. */
  readonly notes: readonly string[]
  /** What this page adds to them. */
  readonly asides: readonly Aside[]
  readonly tokens: readonly RestoredToken[]
  readonly codes: readonly RestoredCode[]
  /** Further sets of recovery codes, the newest first; absent where there are none. */
  readonly older?: readonly OlderCodes[]
}

/** Something to know about what was restored. */
export type Aside =
  /** It is from a QR code, which has no recovery codes. */
  | { readonly kind: 'codes-on-paper' }
  /** A link that is not understood stays readable: it may be all that is left of the account. */
  | { readonly kind: 'unread-link'; readonly link: string }
  /** What to check in a link. */
  | { readonly kind: 'link'; readonly warning: TokenWarning }
  /** So many of its secrets and recovery codes could not be read. */
  | { readonly kind: 'unread-parts'; readonly secrets: number; readonly codes: number }
  /** Secrets or codes whose account is not there. */
  | { readonly kind: 'without-account' }

export interface RestoredToken {
  readonly token: Token
  /** As another app takes it. */
  readonly link: string
}

export interface RestoredCode {
  readonly text: string
  /** `YYYY-MM-DD`. */
  readonly used?: string
}

/** Codes that are not those in force. */
export interface OlderCodes {
  /** `YYYY-MM-DD` on which newer ones took their place; absent when nobody said so. */
  readonly voided?: string
  readonly codes: readonly RestoredCode[]
}

/** The account in an otpauth link, or why there is none. The reason never repeats the secret. */
export function accountOf(link: string): Restored | { readonly reason: LinkProblem } {
  const read = parseOtpauth(link)
  if (read.kind !== 'read') return { reason: read.reason }
  return {
    name: labelText(read.issuer, read.account),
    notes: [],
    asides: read.warnings.map((warning) => ({ kind: 'link', warning })),
    tokens: [{ token: read.token, link: link.trim() }],
    codes: [],
  }
}
