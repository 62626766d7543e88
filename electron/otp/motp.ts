import { md5 } from '@noble/hashes/legacy.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Motp } from './token.ts'

/**
 * A Mobile-OTP code: the first six hexadecimal digits of MD5 over the text of the counter, the
 * text of the secret and the PIN (https://motp.sourceforge.net).
 *
 * @param counter - Tens of seconds since 1970.
 */
export function motpCode({ secret, text, digits }: Motp, pin: Uint8Array, counter: number): string {
  const secretText = text ? text.slice() : hexText(secret)
  const hash = md5
    .create()
    .update(utf8ToBytes(String(counter)))
    .update(secretText)
    .update(pin)
    .digest()
  secretText.fill(0)
  return bytesToHex(hash).slice(0, digits)
}

/** Hexadecimal digits as ASCII bytes: a string could not be wiped. */
function hexText(bytes: Uint8Array): Uint8Array {
  const text = new Uint8Array(new ArrayBuffer(bytes.length * 2))
  for (const [index, byte] of bytes.entries()) {
    text[index * 2] = hexDigit(byte >>> 4)
    text[index * 2 + 1] = hexDigit(byte & 15)
  }
  return text
}

/** '0' is 48, 'a' is 97. */
function hexDigit(value: number): number {
  return value < 10 ? 48 + value : 87 + value
}
