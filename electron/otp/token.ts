/** A TOTP, HOTP or Steam secret with everything needed to make its codes. */
export type Token = Totp | Hotp | Steam

export interface Totp {
  readonly type: 'totp'
  readonly secret: Uint8Array
  readonly algorithm: Algorithm
  /** 4 to 10. */
  readonly digits: number
  /** Seconds, at least 1. */
  readonly period: number
}

export interface Hotp {
  readonly type: 'hotp'
  readonly secret: Uint8Array
  readonly algorithm: Algorithm
  readonly digits: number
  /** The counter of the next code, 0 to 2^53 - 1. */
  readonly counter: number
}

/** Steam Guard: TOTP with SHA1 and 30 s, shown as five letters of its own alphabet. */
export interface Steam {
  readonly type: 'steam'
  readonly secret: Uint8Array
  readonly algorithm: 'SHA1'
  readonly digits: 5
  readonly period: 30
}

export type Algorithm = 'SHA1' | 'SHA256' | 'SHA512'

/** What a file or link says about a token, before any of it is believed. Absent means not stated. */
export interface StatedToken {
  readonly type: unknown
  readonly secret: Uint8Array
  readonly algorithm?: unknown
  readonly digits?: unknown
  readonly period?: unknown
  readonly counter?: unknown
}

/** A token, or the reason why what was stated is not one this version can use. */
export type TokenResult = { readonly ok: true; readonly token: Token } | { readonly ok: false; readonly reason: string }

/**
 * Turns what a file states into a token. A value that is absent takes the default of RFC 6238
 * (SHA1, 6 digits, 30 s); a value that is present and not understood is never replaced: the result
 * is then a reason, and the caller keeps the entry aside verbatim.
 */
export function tokenFrom(stated: StatedToken): TokenResult {
  if (stated.secret.length === 0) return refuse('the secret is empty')
  const type = typeof stated.type === 'string' ? stated.type.toLowerCase() : stated.type
  switch (type) {
    case 'totp':
      return totpFrom(stated)
    case 'hotp':
      return hotpFrom(stated)
    case 'steam':
      return steamFrom(stated)
    default:
      return refuse(`the type ${quote(stated.type)} is not TOTP, HOTP or Steam`)
  }
}

/**
 * What makes two tokens the same: type, secret bytes, algorithm, digits, and period. A HOTP
 * counter moves with use and names are only labels, so neither counts.
 */
export function tokenIdentity(token: Token): string {
  const period = token.type === 'hotp' ? '' : String(token.period)
  const secret = Buffer.from(token.secret).toString('hex')
  return [token.type, token.algorithm, token.digits, period, secret].join(' ')
}

function totpFrom(stated: StatedToken): TokenResult {
  const algorithm = readAlgorithm(stated.algorithm ?? 'SHA1')
  if (!algorithm) return refuse(`the algorithm ${quote(stated.algorithm)} is not known`)
  const digits = readInteger(stated.digits ?? 6, 4, 10)
  if (digits === undefined) return refuse(`${quote(stated.digits)} is not a number of digits from 4 to 10`)
  const period = readInteger(stated.period ?? 30, 1)
  if (period === undefined) return refuse(`${quote(stated.period)} is not a period in whole seconds`)
  return { ok: true, token: { type: 'totp', secret: stated.secret, algorithm, digits, period } }
}

function hotpFrom(stated: StatedToken): TokenResult {
  const algorithm = readAlgorithm(stated.algorithm ?? 'SHA1')
  if (!algorithm) return refuse(`the algorithm ${quote(stated.algorithm)} is not known`)
  const digits = readInteger(stated.digits ?? 6, 4, 10)
  if (digits === undefined) return refuse(`${quote(stated.digits)} is not a number of digits from 4 to 10`)
  // A guessed counter makes wrong codes and can lock the account, so there is no default.
  if (stated.counter === undefined || stated.counter === null)
    return refuse('a HOTP token needs a counter, and none is stated')
  const counter = readInteger(stated.counter, 0)
  if (counter === undefined) return refuse(`${quote(stated.counter)} is not a counter`)
  return { ok: true, token: { type: 'hotp', secret: stated.secret, algorithm, digits, counter } }
}

function steamFrom(stated: StatedToken): TokenResult {
  if (readAlgorithm(stated.algorithm ?? 'SHA1') !== 'SHA1')
    return refuse('a Steam token uses SHA1, and something else is stated')
  if (readInteger(stated.digits ?? 5, 5, 5) === undefined)
    return refuse('a Steam code has five letters, and something else is stated')
  if (readInteger(stated.period ?? 30, 30, 30) === undefined)
    return refuse('a Steam token has a period of 30 s, and something else is stated')
  return { ok: true, token: { type: 'steam', secret: stated.secret, algorithm: 'SHA1', digits: 5, period: 30 } }
}

/** Spellings seen in exports: SHA1, sha-1, HmacSHA1, Algorithm.sha1. Nothing else is guessed. */
function readAlgorithm(value: unknown): Algorithm | undefined {
  if (typeof value !== 'string') return undefined
  const size = /^(?:hmac-?|algorithm\.)?sha-?(1|256|512)$/i.exec(value)?.[1]
  return size === undefined ? undefined : (`SHA${size}` as Algorithm)
}

function readInteger(value: unknown, min: number, max = Number.MAX_SAFE_INTEGER): number | undefined {
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) return undefined
  return number >= min && number <= max ? number : undefined
}

/** A value for a sentence: short, on one line. Never called with a secret. */
function quote(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? JSON.stringify(value).slice(0, 40) : typeof value
}

function refuse(reason: string): TokenResult {
  return { ok: false, reason }
}
