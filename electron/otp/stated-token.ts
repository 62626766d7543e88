import type { FixedType, TokenProblem } from './problems.ts'
import type { Algorithm, Token } from './token.ts'

/** What a file or link says about a token, before it is checked. Absent or null means not stated. */
export interface StatedToken {
  readonly type: unknown
  readonly secret: Uint8Array
  readonly algorithm?: unknown
  readonly digits?: unknown
  readonly period?: unknown
  readonly counter?: unknown
  /** UTF-8; only mOTP and Yandex have one. */
  readonly pin?: Uint8Array
  /** See `Motp`. */
  readonly text?: Uint8Array
}

/** A token, or the reason why what was stated is not one this version can use. */
export type TokenResult =
  { readonly ok: true; readonly token: Token } | { readonly ok: false; readonly reason: TokenProblem }

/**
 * Turns what a file states into a token. An absent value gets the default of RFC 6238 (SHA1, 6
 * digits, 30 s). A value that is present but not understood is never replaced: the result is a
 * reason, and the caller keeps the entry verbatim.
 */
export function tokenFrom(stated: StatedToken): TokenResult {
  if (stated.secret.length === 0) return refuse({ kind: 'secret-empty' })
  const type = typeof stated.type === 'string' ? stated.type.toLowerCase() : stated.type
  switch (type) {
    case 'totp':
      return totpFrom(stated)
    case 'hotp':
      return hotpFrom(stated)
    case 'steam':
      return steamFrom(stated)
    case 'motp':
      return motpFrom(stated)
    case 'yandex':
    case 'yaotp':
      return yandexFrom(stated)
    default:
      return refuse({ kind: 'type-unknown', stated: quote(stated.type) })
  }
}

function totpFrom(stated: StatedToken): TokenResult {
  const common = commonOf(stated)
  if (!common.ok) return common
  const period = readInteger(stated.period ?? 30, 1)
  if (period === undefined) return refuse({ kind: 'period-unclear', stated: quote(stated.period) })
  return { ok: true, token: { type: 'totp', ...common.values, period } }
}

function hotpFrom(stated: StatedToken): TokenResult {
  const common = commonOf(stated)
  if (!common.ok) return common
  // A guessed counter makes wrong codes and can lock the account, so there is no default.
  if (stated.counter === undefined || stated.counter === null) return refuse({ kind: 'counter-missing' })
  const counter = readInteger(stated.counter, 0)
  if (counter === undefined) return refuse({ kind: 'counter-unclear', stated: quote(stated.counter) })
  return { ok: true, token: { type: 'hotp', ...common.values, counter } }
}

function commonOf({ secret, algorithm: stated, digits: count }: StatedToken) {
  const algorithm = readAlgorithm(stated ?? 'SHA1')
  // The HMAC of MD5 is too short for RFC 4226, which may cut behind its end, so no two apps agree on such codes.
  if (stated === 'MD5') return refuse({ kind: 'algorithm-md5' })
  if (!algorithm) return refuse({ kind: 'algorithm-unknown', stated: quote(stated) })
  const digits = readInteger(count ?? 6, 1, 10)
  if (digits === undefined) return refuse({ kind: 'digits-unclear', stated: quote(count) })
  return { ok: true as const, values: { secret, algorithm, digits } }
}

function steamFrom(stated: StatedToken): TokenResult {
  if (readAlgorithm(stated.algorithm ?? 'SHA1') !== 'SHA1') return notIts('steam', 'algorithm')
  if (readInteger(stated.digits ?? 5, 5, 5) === undefined) return notIts('steam', 'digits')
  if (readInteger(stated.period ?? 30, 30, 30) === undefined) return notIts('steam', 'period')
  return { ok: true, token: { type: 'steam', secret: stated.secret, algorithm: 'SHA1', digits: 5, period: 30 } }
}

function motpFrom({ secret, text, algorithm, digits, period, pin }: StatedToken): TokenResult {
  if (typeof (algorithm ?? 'MD5') !== 'string' || !/^md5$/i.test((algorithm ?? 'MD5') as string))
    return notIts('motp', 'algorithm')
  if (readInteger(digits ?? 6, 6, 6) === undefined) return notIts('motp', 'digits')
  if (readInteger(period ?? 10, 10, 10) === undefined) return notIts('motp', 'period')
  const fixed = { algorithm: 'MD5', digits: 6, period: 10 } as const
  return { ok: true, token: { type: 'motp', secret, ...(text && { text }), ...fixed, ...(pin && { pin }) } }
}

function yandexFrom({ secret, algorithm, digits, period, pin }: StatedToken): TokenResult {
  if (secret.length !== 16 && secret.length !== 26) return refuse({ kind: 'yandex-length' })
  if (readAlgorithm(algorithm ?? 'SHA256') !== 'SHA256') return notIts('yandex', 'algorithm')
  if (readInteger(digits ?? 8, 8, 8) === undefined) return notIts('yandex', 'digits')
  if (readInteger(period ?? 30, 30, 30) === undefined) return notIts('yandex', 'period')
  return {
    ok: true,
    token: { type: 'yandex', secret, algorithm: 'SHA256', digits: 8, period: 30, ...(pin && { pin }) },
  }
}

/** Spellings seen in exports: SHA1, sha-1, HmacSHA1, Algorithm.sha1. Nothing else is guessed. */
function readAlgorithm(value: unknown): Algorithm | undefined {
  if (typeof value !== 'string') return undefined
  const size = /^(?:hmac-?|algorithm\.)?sha-?(1|224|256|384|512)$/i.exec(value)?.[1]
  return size === undefined ? undefined : (`SHA${size}` as Algorithm)
}

function readInteger(value: unknown, min: number, max = Number.MAX_SAFE_INTEGER): number | undefined {
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) return undefined
  return number >= min && number <= max ? number : undefined
}

/** A value as a fact: short, on one line. Never called with a secret. */
function quote(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? JSON.stringify(value).slice(0, 40) : typeof value
}

function notIts(type: FixedType, setting: 'algorithm' | 'digits' | 'period'): TokenResult {
  return refuse({ kind: 'setting-fixed', type, setting })
}

function refuse(reason: TokenProblem): { readonly ok: false; readonly reason: TokenProblem } {
  return { ok: false, reason }
}
