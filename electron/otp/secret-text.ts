import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { encodeBase32 } from './base32.ts'
import type { Motp, Token } from './token.ts'

/** The two forms of an mOTP secret; the second only when the first loses something. */
export type MotpSecret = Pick<Motp, 'secret' | 'text'>

/**
 * Reads an mOTP secret from its text. Codes are made from the text, so capitals and small letters
 * give different codes. Undefined if it is not hexadecimal.
 */
export function motpSecret(text: string): MotpSecret | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-f]+$/i.test(text)) return undefined
  return { secret: hexToBytes(text), ...(/[A-F]/.test(text) && { text: new TextEncoder().encode(text) }) }
}

/** The text that mOTP codes are made from, letter by letter. */
export function motpText({ secret, text }: MotpSecret): string {
  return text ? new TextDecoder().decode(text) : bytesToHex(secret)
}

/** A secret as apps ask for it: in base32, or in hexadecimal for mOTP. */
export function secretText(token: Token): string {
  return token.type === 'motp' ? motpText(token) : encodeBase32(token.secret)
}
