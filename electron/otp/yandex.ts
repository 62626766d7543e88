import { createHash, createHmac } from 'node:crypto'
import type { Yandex } from './token.ts'

/** Only these take part in codes; what may follow is a checksum of the secret. */
const SECRET_BYTES = 16

/**
 * A Yandex Key code. Yandex publishes no description; this follows what the clients do, and public
 * vectors of their codes are among the tests: the HMAC key is the SHA-256 of PIN and secret
 * without a leading zero byte, and 63 bits of the HMAC are written in the letters a to z.
 *
 * @param counter - Periods since 1970.
 */
export function yandexCode({ secret, digits }: Yandex, pin: Uint8Array, counter: number): string {
  const hash = createHash('sha256').update(pin).update(secret.subarray(0, SECRET_BYTES)).digest()
  const moving = Buffer.alloc(8)
  moving.writeBigUInt64BE(BigInt(counter))
  const mac = createHmac('sha256', hash[0] === 0 ? hash.subarray(1) : hash)
    .update(moving)
    .digest()
  hash.fill(0)
  // As in RFC 4226 section 5.3, with eight bytes instead of four.
  const offset = (mac.at(-1) ?? 0) & 0xf
  let number = (mac.readBigUInt64BE(offset) & 0x7fff_ffff_ffff_ffffn) % 26n ** BigInt(digits)
  let text = ''
  for (let place = 0; place < digits; place++) {
    text = String.fromCharCode(97 + Number(number % 26n)) + text
    number /= 26n
  }
  return text
}
