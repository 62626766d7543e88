import { labelText, parseOtpauth } from '../../../electron/otp/otpauth.ts'
import type { LinkProblem, TokenWarning } from '../../../electron/otp/problems.ts'
import type { Token } from '../../../electron/otp/token.ts'

/** An account as it is shown: what sheets, exports and links have in common. */
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
}

/** Something to know about what was restored. */
export type Aside =
  /** It is from a QR code, which has no recovery codes. */
  | { readonly kind: 'codes-on-paper' }
  /** A link that is not understood stays readable: it may be all that is left of the account. */
  | { readonly kind: 'unread-link'; readonly link: string }
  /** What to check in a link. */
  | { readonly kind: 'link'; readonly warning: TokenWarning }

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
