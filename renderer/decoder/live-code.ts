import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import type { Algorithm, Token } from '../../electron/otp/token.ts'

/** A code, and for how long it is the right one. */
export interface LiveCode {
  readonly text: string
  /** Unix time in milliseconds; absent for HOTP, whose counter decides. */
  readonly validUntil?: number
}

const HASHES = { SHA1: sha1, SHA224: sha224, SHA256: sha256, SHA384: sha384, SHA512: sha512 } as const
const STEAM_ALPHABET = '23456789BCDFGHJKMNPQRTVWXY'

/**
 * The code of a token (RFC 4226, RFC 6238, Steam Guard). The app's own maker of codes rests on
 * node:crypto; a test holds the two against each other.
 *
 * @param at - Unix time in milliseconds.
 * @returns undefined for mOTP and Yandex, which need a PIN that no sheet's link states.
 */
export function liveCode(token: Token, at: number): LiveCode | undefined {
  if (token.type === 'hotp') return { text: digitsOf(token, token.counter) }
  if (token.type !== 'totp' && token.type !== 'steam') return undefined
  const counter = Math.floor(at / 1000 / token.period)
  const text = token.type === 'steam' ? steam(token.secret, counter) : digitsOf(token, counter)
  return { text, validUntil: (counter + 1) * token.period * 1000 }
}

function digitsOf(token: Extract<Token, { type: 'totp' | 'hotp' }>, counter: number): string {
  const number = truncated(token.algorithm, token.secret, counter)
  return String(number % 10 ** token.digits).padStart(token.digits, '0')
}

function steam(secret: Uint8Array, counter: number): string {
  let number = truncated('SHA1', secret, counter)
  let text = ''
  for (let place = 0; place < 5; place++) {
    text += STEAM_ALPHABET.charAt(number % STEAM_ALPHABET.length)
    number = Math.floor(number / STEAM_ALPHABET.length)
  }
  return text
}

/** RFC 4226 section 5.3: 31 bits. */
function truncated(algorithm: Algorithm, secret: Uint8Array, counter: number): number {
  const moving = new Uint8Array(8)
  new DataView(moving.buffer).setBigUint64(0, BigInt(counter))
  const mac = hmac(HASHES[algorithm], secret, moving)
  const offset = (mac.at(-1) ?? 0) & 0xf
  return new DataView(mac.buffer, mac.byteOffset).getUint32(offset) & 0x7fffffff
}
