import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { hexBytes, joinSecrets } from '../secret-bytes.ts'

/** A secret with everything needed to make its codes. */
export type Token = Totp | Hotp | Steam | Motp | Yandex

/** RFC 6238. */
export interface Totp {
  readonly type: 'totp'
  readonly secret: Uint8Array
  readonly algorithm: Algorithm
  /** 1 to 10. */
  readonly digits: number
  /** Seconds, at least 1. */
  readonly period: number
}

/** RFC 4226. */
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

/** Mobile-OTP: six hexadecimal digits of an MD5 over time, secret and PIN (https://motp.sourceforge.net). */
export interface Motp {
  readonly type: 'motp'
  /** What its hexadecimal digits stand for. */
  readonly secret: Uint8Array
  /** The digits as they were issued, ASCII; only where there are capitals, from which other codes are made. */
  readonly text?: Uint8Array
  readonly algorithm: 'MD5'
  readonly digits: 6
  readonly period: 10
  /** UTF-8. Without it there are no codes; many people carry it in their head. */
  readonly pin?: Uint8Array
}

/** Yandex Key: eight letters of an HMAC whose key is made from PIN and secret. */
export interface Yandex {
  readonly type: 'yandex'
  /** 16 bytes, or 26 with a checksum behind them. */
  readonly secret: Uint8Array
  readonly algorithm: 'SHA256'
  readonly digits: 8
  readonly period: 30
  /** UTF-8. Without it there are no codes. */
  readonly pin?: Uint8Array
}

/** UTF-8; undefined for the kinds that have none, and where it is not known. */
export function pinOf(token: Token): Uint8Array | undefined {
  return token.type === 'motp' || token.type === 'yandex' ? token.pin : undefined
}

/** Each kind as its users write it. */
export const KIND_NAMES = { totp: 'TOTP', hotp: 'HOTP', steam: 'Steam', motp: 'mOTP', yandex: 'Yandex' } as const

export type Algorithm = 'SHA1' | 'SHA224' | 'SHA256' | 'SHA384' | 'SHA512'

/**
 * What makes two tokens the same: type, secret, algorithm, digits, and period. A HOTP
 * counter moves with use, a PIN may be kept elsewhere and names are only labels, so none counts.
 * The SHA-256 of it, in hexadecimal: it is looked up by, and a string cannot be overwritten.
 */
export function tokenIdentity(token: Token): string {
  const bytes = tokenIdentityBytes(token)
  try {
    return bytesToHex(sha256(bytes))
  } finally {
    bytes.fill(0)
  }
}

/** What `tokenIdentity` is the digest of. Fingerprints of sheets are made of it, so it stays as it is. The caller wipes it. */
export function tokenIdentityBytes(token: Token): Uint8Array {
  const period = token.type === 'hotp' ? '' : String(token.period)
  const text = token.type === 'motp' ? token.text : undefined
  const settings = [token.type, token.algorithm, token.digits, period, text ? 'text ' : ''].join(' ')
  const digits = hexBytes(text ?? token.secret)
  const bytes = joinSecrets(utf8ToBytes(settings), digits)
  digits.fill(0)
  return bytes
}
