import { decodeBase32 } from '../../../electron/otp/base32.ts'
import { motpSecret } from '../../../electron/otp/secret-text.ts'
import { tokenFrom } from '../../../electron/otp/stated-token.ts'
import type { Token } from '../../../electron/otp/token.ts'
import type { Refusal } from './material-kinds.ts'

export type TypedToken =
  { readonly ok: true; readonly name: string; readonly token: Token } | { readonly ok: false; readonly why: Refusal }

/**
 * A token from what is typed off a sheet.
 *
 * @param value - Returns the value of a field: `name`, `type`, `algorithm`, `digits`, `pin`, and `moving`, which is the
 *   period in seconds or, for HOTP, the counter. TOTP and HOTP alone leave a choice of these.
 */
export function typedToken(text: string, value: (field: string) => string): TypedToken {
  const type = value('type')
  // Sheets have it in hexadecimal, the earliest in base32.
  const hex = type === 'motp' ? motpSecret(text) : undefined
  const secret = hex ? { ok: true as const, bytes: hex.secret, warning: undefined } : decodeBase32(text)
  if (!secret.ok) return { ok: false, why: { kind: 'typed-secret', reason: secret.reason } }
  // No sheet has a secret of a length that no encoder makes, so a character is missing.
  if (secret.warning !== undefined) return { ok: false, why: { kind: 'typed-secret-short' } }
  const chosen = type === 'totp' || type === 'hotp'
  const pin = type === 'motp' || type === 'yandex' ? value('pin') : ''
  const result = tokenFrom({
    type,
    secret: secret.bytes,
    ...(hex?.text && { text: hex.text }),
    ...(chosen && { algorithm: value('algorithm'), digits: value('digits') }),
    ...(type === 'totp' && { period: value('moving') }),
    ...(type === 'hotp' && { counter: value('moving') }),
    ...(pin !== '' && { pin: new TextEncoder().encode(pin) }),
  })
  if (!result.ok) return { ok: false, why: { kind: 'typed-secret', reason: result.reason } }
  return { ok: true, name: value('name').trim(), token: result.token }
}
