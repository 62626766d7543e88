import { decodeBase32 } from '../otp/base32.ts'
import { formatOtpauth } from '../otp/otpauth.ts'
import { motpSecret } from '../otp/secret-text.ts'
import { tokenFrom } from '../otp/stated-token.ts'
import { utf8 } from './containers/text.ts'

/** A token as a person types it from a page or paper. What is left out has the default of its type. */
export interface TypedToken {
  readonly service: string
  readonly account: string
  /** Base32; hexadecimal for mOTP, where capitals count. Spaces and hyphens do not matter. */
  readonly secret: string
  readonly type: 'totp' | 'hotp' | 'steam' | 'motp' | 'yandex'
  readonly algorithm?: 'SHA1' | 'SHA224' | 'SHA256' | 'SHA384' | 'SHA512'
  readonly digits?: number
  /** Seconds. */
  readonly period?: number
  /** HOTP only, and needed there. */
  readonly counter?: number
  /** mOTP and Yandex only. */
  readonly pin?: string
}

export type TypedField = 'secret' | 'algorithm' | 'digits' | 'period' | 'counter'

/** The link that says the same, or which field is wrong and how to mend it. */
export type TypedLink =
  | { readonly ok: true; readonly link: string }
  | { readonly ok: false; readonly field: TypedField; readonly message: string }

/** Checks what was typed. Nothing is corrected: what a character may have been is only suggested. */
export function typedLink({ service, account, ...typed }: TypedToken): TypedLink {
  const secret = secretFrom(typed)
  if (!secret.ok) return wrong('secret', secret.reason)
  if (typed.type === 'hotp' && typed.counter === undefined)
    return wrong(
      'counter',
      'A HOTP token needs its counter. It is shown where the token was set up; 0 or 1 for a new one.',
    )
  const { pin, ...stated } = typed
  const result = tokenFrom({
    ...stated,
    secret: secret.bytes,
    ...(secret.text && { text: secret.text }),
    ...(pin !== undefined && pin !== '' && { pin: utf8(pin) }),
  })
  if (!result.ok) return wrong(fieldOf(result.reason), sentence(result.reason))
  const link = formatOtpauth({ issuer: service.trim(), account: account.trim(), token: result.token })
  secret.bytes.fill(0)
  secret.text?.fill(0)
  return { ok: true, link }
}

type Secret =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly text?: Uint8Array }
  | { readonly ok: false; readonly reason: string }

function secretFrom({ secret, type }: Pick<TypedToken, 'secret' | 'type'>): Secret {
  const text = secret.replace(/[\s-]/g, '')
  if (text === '') return { ok: false, reason: 'Type the secret. It is the text that is shown beside the QR code.' }
  if (type === 'motp') {
    const hex = motpSecret(text)
    if (hex) return { ok: true, bytes: hex.secret, ...(hex.text && { text: hex.text }) }
    return { ok: false, reason: 'The secret of an mOTP token has pairs of 0 to 9 and a to f, and this one has not.' }
  }
  const alike = lookAlikes(secret)
  if (alike !== '') return { ok: false, reason: alike }
  const decoded = decodeBase32(text)
  if (!decoded.ok)
    return { ok: false, reason: 'The secret has a character in it that no secret has: only A to Z and 2 to 7 are.' }
  if (decoded.warning !== undefined)
    return { ok: false, reason: 'No secret has this length: a character is missing, or there is one too many.' }
  return decoded
}

const ALIKE: Readonly<Record<string, string>> = { '0': 'the letter O', '1': 'the letter I or L', '8': 'the letter B' }

/** Digits that base32 leaves out since they look like letters, by their places. */
function lookAlikes(secret: string): string {
  const characters = Array.from(secret.replace(/[\s-]/g, ''))
  const found = characters.flatMap((one, index) => (ALIKE[one] === undefined ? [] : [{ one, place: index + 1 }]))
  return found
    .slice(0, 5)
    .map(({ one, place }) => `Character ${place} is ${one}, which no secret has; it may be ${ALIKE[one] ?? ''}.`)
    .join(' ')
}

function fieldOf(reason: string): TypedField {
  const fields = ['algorithm', 'digits', 'period', 'counter'] as const
  return fields.find((field) => reason.includes(field)) ?? 'secret'
}

function sentence(reason: string): string {
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`
}

function wrong(field: TypedField, message: string): TypedLink {
  return { ok: false, field, message }
}
