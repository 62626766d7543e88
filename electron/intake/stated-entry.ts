import { decodeBase32 } from '../otp/base32.ts'
import { labelText } from '../otp/otpauth.ts'
import { tokenFrom, type StatedToken } from '../otp/stated-token.ts'
import type { Found } from './intake.ts'
import type { Reason, Warning } from './judgements.ts'
import { LIMITS } from './containers/limits.ts'
import { utf8 } from './containers/text.ts'

/** What an entry of a JSON export or a database row says. */
export interface StatedEntry extends Omit<StatedToken, 'secret'> {
  readonly issuer: string
  readonly account: string
  /** Base32, or the bytes where the format has them in another alphabet. */
  readonly secret: string | Uint8Array
  readonly note?: string
  readonly tags?: readonly string[]
  readonly warnings?: readonly Warning[]
  /** The entry as the file has it, kept when it is not understood. */
  readonly entry: unknown
  /** Names it where it has no name of its own: "entry 3". */
  readonly where: string
}

/** The token of an entry, or the entry set aside whole when something in it is not understood. */
export function entryFrom(stated: StatedEntry): Found {
  const { issuer, account, note = '', tags = [], entry } = stated
  const what = labelText(issuer, account) || stated.where
  if ([issuer, account, note].some((text) => text.length > LIMITS.textCharacters))
    return setAside(entry, stated.where, { kind: 'text-too-long' })
  const secret = typeof stated.secret === 'string' ? decodeBase32(stated.secret) : bytesOf(stated.secret)
  if (!secret.ok) return setAside(entry, what, secret.reason)
  const result = tokenFrom({ ...stated, secret: secret.bytes })
  if (!result.ok) return setAside(entry, what, result.reason)
  return {
    kind: 'token',
    issuer,
    account,
    token: result.token,
    warnings: [...(secret.warning === undefined ? [] : [secret.warning]), ...(stated.warnings ?? [])],
    ...(note !== '' && { note }),
    ...(tags.length > 0 && { tags }),
  }
}

/** An entry of a JSON export that is not understood, kept as it is. */
export function setAside(entry: unknown, what: string, reason: Reason): Found {
  return { kind: 'quarantined', what, reason, verbatim: utf8(JSON.stringify(entry)) }
}

function bytesOf(bytes: Uint8Array): { readonly ok: true; readonly bytes: Uint8Array; readonly warning?: Warning } {
  return { ok: true, bytes }
}
