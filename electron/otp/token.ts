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
  /** The bytes that its hexadecimal digits stand for. */
  readonly secret: Uint8Array
  /** The digits as issued, ASCII; only if there are capitals, which give different codes. */
  readonly text?: Uint8Array
  readonly algorithm: 'MD5'
  readonly digits: 6
  readonly period: 10
  /** UTF-8. There are no codes without it; many people keep it in their head. */
  readonly pin?: Uint8Array
}

/** Yandex Key: eight letters of an HMAC whose key is made from PIN and secret. */
export interface Yandex {
  readonly type: 'yandex'
  /** 16 bytes, or 26 with a checksum at the end. */
  readonly secret: Uint8Array
  readonly algorithm: 'SHA256'
  readonly digits: 8
  readonly period: 30
  /** UTF-8. There are no codes without it. */
  readonly pin?: Uint8Array
}

/** UTF-8; undefined for kinds without a PIN, and when it is not known. */
export function pinOf(token: Token): Uint8Array | undefined {
  return token.type === 'motp' || token.type === 'yandex' ? token.pin : undefined
}

/** Each kind as its users write it. */
export const KIND_NAMES = { totp: 'TOTP', hotp: 'HOTP', steam: 'Steam', motp: 'mOTP', yandex: 'Yandex' } as const

export type Algorithm = 'SHA1' | 'SHA224' | 'SHA256' | 'SHA384' | 'SHA512'

/**
 * Equal for tokens that are the same: same type, secret, algorithm, digits and period. The HOTP
 * counter moves with use, a PIN may be kept elsewhere and names are only labels, so these do not
 * count. It is a SHA-256 in hexadecimal, because it is a map key and strings cannot be wiped.
 */
export function tokenDigest(token: Token): string {
  const bytes = tokenDigestBytes(token)
  try {
    return bytesToHex(sha256(bytes))
  } finally {
    bytes.fill(0)
  }
}

/**
 * The bytes that `tokenDigest` hashes. Fingerprints of sheets are made from them too, so they must
 * not change. The caller wipes them.
 */
export function tokenDigestBytes(token: Token): Uint8Array {
  const period = token.type === 'hotp' ? '' : String(token.period)
  const text = token.type === 'motp' ? token.text : undefined
  const settings = [token.type, token.algorithm, token.digits, period, text ? 'text ' : ''].join(' ')
  const digits = hexBytes(text ?? token.secret)
  const bytes = joinSecrets(utf8ToBytes(settings), digits)
  digits.fill(0)
  return bytes
}
