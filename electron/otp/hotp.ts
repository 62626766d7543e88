import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import type { Algorithm } from './token.ts'

/** What RFC 4226 needs to compute a code. */
export interface HotpKey {
  readonly secret: Uint8Array
  readonly algorithm: Algorithm
}

const HASHES = { SHA1: sha1, SHA224: sha224, SHA256: sha256, SHA384: sha384, SHA512: sha512 } as const

/** The code at a counter from 0 to 2^53 - 1, with 1 to 10 digits (RFC 4226 section 5.3). */
export function hotpCode(key: HotpKey, digits: number, counter: number): string {
  return String(truncated(key, counter) % 10 ** digits).padStart(digits, '0')
}

const STEAM_LETTERS = '23456789BCDFGHJKMNPQRTVWXY'

/** Steam Guard writes the same 31-bit number in base 26, in its own letters, least significant first. */
export function steamCode(secret: Uint8Array, counter: number): string {
  let number = truncated({ secret, algorithm: 'SHA1' }, counter)
  let text = ''
  for (let place = 0; place < 5; place++) {
    text += STEAM_LETTERS.charAt(number % STEAM_LETTERS.length)
    number = Math.floor(number / STEAM_LETTERS.length)
  }
  return text
}

/** The counter as the eight bytes that are signed, big-endian. */
export function counterBytes(counter: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(counter))
  return bytes
}

/** RFC 4226 section 5.3: 31 bits of the HMAC, at the offset that its last four bits give. */
function truncated({ secret, algorithm }: HotpKey, counter: number): number {
  const mac = hmac(HASHES[algorithm], secret, counterBytes(counter))
  const offset = (mac.at(-1) ?? 0) & 0xf
  return new DataView(mac.buffer, mac.byteOffset).getUint32(offset) & 0x7fff_ffff
}
