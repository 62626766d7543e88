import { isRecoveryKey } from '../../accounts/recovery-keys.ts'
import { KIND_NAMES, type Token } from '../../otp/token.ts'

/** "TOTP, SHA1, 6 digits, 30 s", "HOTP, SHA1, 6 digits, counter 7", "Steam" or "mOTP, without its PIN". */
export function describeToken(token: Token): string {
  if (token.type === 'steam') return 'Steam'
  if (token.type === 'motp' || token.type === 'yandex') {
    const name = KIND_NAMES[token.type]
    return token.pin ? name : `${name}, without its PIN`
  }
  const moving = token.type === 'hotp' ? `counter ${token.counter}` : `${token.period} s`
  return [token.type.toUpperCase(), token.algorithm, `${token.digits} digits`, moving].join(', ')
}

/** "8 recovery codes" or "recovery key". */
export function describeCodes(service: string, codes: readonly Uint8Array[]): string {
  const count = codes.length
  if (
    isRecoveryKey(
      service,
      codes.map((text) => ({ text })),
    )
  )
    return 'recovery key'
  return count === 1 ? '1 recovery code' : `${count} recovery codes`
}
