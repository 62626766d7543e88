import { labelText, parseOtpauth } from '../../../electron/otp/otpauth.ts'
import type { Token } from '../../../electron/otp/token.ts'

/** An account as it is shown: what sheets, exports and links have in common. */
export interface Restored {
  /** "PyPI: alice". */
  readonly name: string
  /** Lines as they were written. */
  readonly notes: readonly string[]
  readonly tokens: readonly RestoredToken[]
  readonly codes: readonly RestoredCode[]
}

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
export function accountOf(link: string): Restored | { readonly reason: string } {
  const read = parseOtpauth(link)
  if (read.kind !== 'read') return { reason: read.reason }
  return {
    name: labelText(read.issuer, read.account) || 'Account without a name',
    notes: read.warnings,
    tokens: [{ token: read.token, link: link.trim() }],
    codes: [],
  }
}
