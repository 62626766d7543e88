import { createHash } from 'node:crypto'
import type { Motp } from './token.ts'

/**
 * A Mobile-OTP code: the first six hexadecimal digits of MD5 over the text of the counter, the
 * secret in hexadecimal and the PIN (https://motp.sourceforge.net).
 *
 * @param counter - Tens of seconds since 1970.
 */
export function motpCode({ secret, digits }: Motp, pin: Uint8Array, counter: number): string {
  const secretHex = Buffer.from(secret).toString('hex')
  return createHash('md5').update(String(counter)).update(secretHex).update(pin).digest('hex').slice(0, digits)
}
