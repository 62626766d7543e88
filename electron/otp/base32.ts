import { copySecret, secretBytes } from '../secret-bytes.ts'
import type { TokenProblem, TokenWarning } from './problems.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The bytes of a base32 text, or where it stops being base32. */
export type Base32Result =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly warning?: TokenWarning }
  | { readonly ok: false; readonly reason: TokenProblem }

/**
 * Reads a secret as people and apps write it: ignores case, spaces, dashes, underscores and trailing
 * `=`; everything else must be in the alphabet of RFC 4648 section 6. No character is corrected: 0,
 * 1, 8 and 9 are not in the alphabet, and a guess makes wrong codes.
 */
export function decodeBase32(text: string): Base32Result {
  const characters = text.replace(/(?<!=)=+\s*$/, '')
  const bytes = secretBytes(Math.floor((characters.length * 5) / 8))
  let bits = 0
  let held = 0
  let length = 0
  let symbols = 0
  for (const [index, character] of Array.from(characters).entries()) {
    if (/[\s_-]/.test(character)) continue
    const value = /^[A-Za-z2-7]$/.test(character) ? ALPHABET.indexOf(character.toUpperCase()) : -1
    if (value < 0) return { ok: false, reason: { kind: 'not-base32', at: index + 1 } }
    symbols++
    held = (held << 5) | value
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes[length++] = (held >>> bits) & 0xff
    held &= (1 << bits) - 1
  }
  const result = copySecret(bytes.subarray(0, length))
  bytes.fill(0)
  return impossibleLength(symbols)
    ? { ok: true, bytes: result, warning: { kind: 'odd-length' } }
    : { ok: true, bytes: result }
}

/** RFC 4648 base32, upper case, without padding. */
export function encodeBase32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET.charAt((held >>> bits) & 31)
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + ALPHABET.charAt((held << (5 - bits)) & 31) : text
}

/** Whole bytes fill 2, 4, 5, 7 or 8 symbols of a group; 1, 3 and 6 leave a symbol with no meaning. */
function impossibleLength(symbols: number): boolean {
  return [1, 3, 6].includes(symbols % 8)
}
