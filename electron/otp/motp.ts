import { createHash } from 'node:crypto'
import { motpText } from './secret-text.ts'
import type { Motp } from './token.ts'

/**
 * A Mobile-OTP code: the first six hexadecimal digits of MD5 over the text of the counter, the
 * text of the secret and the PIN (https://motp.sourceforge.net).
 *
 * @param counter - Tens of seconds since 1970.
 */
export function motpCode(token: Motp, pin: Uint8Array, counter: number): string {
  const secret = motpText(token)
  return createHash('md5').update(String(counter)).update(secret).update(pin).digest('hex').slice(0, token.digits)
}
