import { decodeBase32 } from '../otp/base32.ts'
import { formatOtpauth } from '../otp/otpauth.ts'
import { motpSecret } from '../otp/secret-text.ts'
import type { TokenProblem } from '../otp/problems.ts'
import { tokenFrom } from '../otp/stated-token.ts'
import { utf8 } from './containers/text.ts'

/** A token as the user types it from a page or paper. What is left out gets the default of its type. */
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

/** What is wrong with a field. A character of a secret is named by its place, from 1; digits that no secret has are told. */
export type TypedProblem =
  | TokenProblem
  | { readonly kind: 'secret-untyped' | 'motp-not-hex' | 'not-base32-typed' | 'odd-length-typed' | 'counter-untyped' }
  | { readonly kind: 'look-alikes'; readonly found: readonly { readonly at: number; readonly typed: string }[] }

/** The link that says the same, or what is wrong in which field. */
export type TypedLink =
  | { readonly ok: true; readonly link: string }
  | { readonly ok: false; readonly field: TypedField; readonly problem: TypedProblem }

/** Checks what was typed. Nothing is corrected: what a character may have been is only suggested. */
export function typedLink({ service, account, ...typed }: TypedToken): TypedLink {
  const secret = secretFrom(typed)
  if (!secret.ok) return wrong('secret', secret.reason)
  if (typed.type === 'hotp' && typed.counter === undefined) return wrong('counter', { kind: 'counter-untyped' })
  const { pin, ...stated } = typed
  const result = tokenFrom({
    ...stated,
    secret: secret.bytes,
    ...(secret.text && { text: secret.text }),
    ...(pin !== undefined && pin !== '' && { pin: utf8(pin) }),
  })
  if (!result.ok) return wrong(fieldOf(result.reason), result.reason)
  const link = formatOtpauth({ issuer: service.trim(), account: account.trim(), token: result.token })
  secret.bytes.fill(0)
  secret.text?.fill(0)
  return { ok: true, link }
}

type Secret =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly text?: Uint8Array }
  | { readonly ok: false; readonly reason: TypedProblem }

function secretFrom({ secret, type }: Pick<TypedToken, 'secret' | 'type'>): Secret {
  const text = secret.replace(/[\s-]/g, '')
  if (text === '') return { ok: false, reason: { kind: 'secret-untyped' } }
  if (type === 'motp') {
    const hex = motpSecret(text)
    if (hex) return { ok: true, bytes: hex.secret, ...(hex.text && { text: hex.text }) }
    return { ok: false, reason: { kind: 'motp-not-hex' } }
  }
  const found = lookAlikes(secret)
  if (found.length > 0) return { ok: false, reason: { kind: 'look-alikes', found } }
  const decoded = decodeBase32(text)
  if (!decoded.ok) return { ok: false, reason: { kind: 'not-base32-typed' } }
  if (decoded.warning !== undefined) return { ok: false, reason: { kind: 'odd-length-typed' } }
  return decoded
}

/** Digits that base32 leaves out since they look like letters: the first five. */
function lookAlikes(secret: string): readonly { readonly at: number; readonly typed: string }[] {
  return Array.from(secret.replace(/[\s-]/g, ''))
    .flatMap((typed, index) => (/[018]/.test(typed) ? [{ at: index + 1, typed }] : []))
    .slice(0, 5)
}

function fieldOf(problem: TokenProblem): TypedField {
  if (problem.kind === 'setting-fixed') return problem.setting
  return FIELDS[problem.kind] ?? 'secret'
}

const FIELDS: Partial<Record<TokenProblem['kind'], TypedField>> = {
  'algorithm-unknown': 'algorithm',
  'algorithm-md5': 'algorithm',
  'digits-unclear': 'digits',
  'period-unclear': 'period',
  'counter-missing': 'counter',
  'counter-unclear': 'counter',
}

function wrong(field: TypedField, problem: TypedProblem): TypedLink {
  return { ok: false, field, problem }
}
