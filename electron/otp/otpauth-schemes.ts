import { decodeBase32, encodeBase32, type Base32Result } from './base32.ts'
import { motpSecret } from './secret-text.ts'
import type { Motp } from './token.ts'

/** A link split into parts, still encoded. */
export interface LinkParts {
  /** As stated: "totp", "TOTP", "yaotp". */
  readonly type: string
  readonly label: string
  readonly query: string
  readonly secretIn: 'base32' | 'hex' | 'base32 or hex'
}

/**
 * Splits a link that holds one token; undefined for any other text.
 *
 *   otpauth://totp/PyPI:alice?secret=…     the usual one; some apps leave out the slashes
 *   apple-otpauth://totp/PyPI:alice?…      the same for Apple's own password app
 *   motp://Example:alice?secret=7ac6…      Mobile-OTP: the secret in hexadecimal (multiOTP, Aegis, Stratum)
 *   steam://JBSWY3DPEHPK3PXP               Bitwarden's and Proton's: just a Steam secret
 */
export function linkParts(link: string): LinkParts | undefined {
  const steam = /^steam:\/\/([^/?]+)\/?$/i.exec(link)
  if (steam) return { type: 'steam', label: '', query: `secret=${steam[1] ?? ''}`, secretIn: 'base32' }
  const motp = /^motp:\/\/([^?]*)(?:\?(.*))?$/is.exec(link)
  if (motp) return { type: 'motp', label: motp[1] ?? '', query: motp[2] ?? '', secretIn: 'hex' }
  const parts = /^(?:apple-)?otpauth:(?:\/\/)?([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/is.exec(link)
  if (!parts) return undefined
  const [, type = '', label = '', query = ''] = parts
  return { type, label, query, secretIn: /^motp$/i.test(type) ? 'base32 or hex' : 'base32' }
}

/** A secret, and an mOTP secret's text if that has capitals. */
export type SecretResult =
  Extract<Base32Result, { readonly ok: false }> | (Extract<Base32Result, { readonly ok: true }> & Pick<Motp, 'text'>)

/** Decodes a secret in the encoding its link uses. When both encodings fit, it does not guess. */
export function decodeSecret(text: string, writing: LinkParts['secretIn']): SecretResult {
  const hex = writing === 'base32' ? undefined : motpSecret(text)
  if (hex) {
    if (writing === 'base32 or hex' && decodeBase32(text).ok) return { ok: false, reason: { kind: 'base32-or-hex' } }
    return { ok: true, bytes: hex.secret, ...(hex.text && { text: hex.text }) }
  }
  return writing === 'hex' ? { ok: false, reason: { kind: 'not-hex' } } : decodeBase32(text)
}

/**
 * Decodes a PIN in a link. Yandex writes PINs in base32 ("GEZDGNA" is 1234); some apps write them as
 * plain digits. A Yandex PIN is all digits, and their base32 never looks like digits.
 */
export function decodePin(type: string, text: string): Uint8Array {
  const plain = new TextEncoder().encode(text)
  if (!/^(?:yaotp|yandex)$/i.test(type) || !/^[A-Z2-7]+=*$/.test(text) || /^\d+$/.test(text)) return plain
  const decoded = decodeBase32(text)
  return decoded.ok && decoded.warning === undefined ? decoded.bytes : plain
}

export function encodePin(type: 'motp' | 'yandex', pin: Uint8Array): string {
  return type === 'yandex' ? encodeBase32(pin) : encodeURIComponent(new TextDecoder().decode(pin))
}
