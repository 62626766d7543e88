import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { counterBytes } from './hotp.ts'
import type { Yandex } from './token.ts'

/** Only these bytes affect codes; a checksum of the secret may follow. */
const SECRET_BYTES = 16

/**
 * A Yandex Key code. Yandex publishes no description; this follows the clients, and the tests
 * include public vectors of their codes. The HMAC key is the SHA-256 of PIN and secret without a
 * leading zero byte, and 63 bits of the HMAC are written in the letters a to z.
 *
 * @param counter - Periods since 1970.
 */
export function yandexCode({ secret, digits }: Yandex, pin: Uint8Array, counter: number): string {
  const key = sha256.create().update(pin).update(secret.subarray(0, SECRET_BYTES)).digest()
  const mac = hmac(sha256, key[0] === 0 ? key.subarray(1) : key, counterBytes(counter))
  key.fill(0)
  // As in RFC 4226 section 5.3, with eight bytes instead of four.
  const offset = (mac.at(-1) ?? 0) & 0xf
  const word = new DataView(mac.buffer, mac.byteOffset).getBigUint64(offset)
  let number = (word & 0x7fff_ffff_ffff_ffffn) % 26n ** BigInt(digits)
  let text = ''
  for (let place = 0; place < digits; place++) {
    text = String.fromCharCode(97 + Number(number % 26n)) + text
    number /= 26n
  }
  return text
}
