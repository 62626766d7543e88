import { randomInt } from 'node:crypto'
import { moveSecret } from '../../secret-bytes.ts'

/** Words in a generated passphrase: 6 x log2(7776) = 77.5 bits. */
export const GENERATED_WORDS = 6

/**
 * The bytes that a key is derived from. NFKC, so that the same passphrase typed on another system
 * gives the same bytes; nothing is trimmed.
 */
export function passphraseBytes(passphrase: string): Uint8Array {
  return moveSecret(new TextEncoder().encode(passphrase.normalize('NFKC')))
}

/** Passes a passphrase on as bytes, and wipes them whatever happens. */
export async function withPassphrase<T>(passphrase: string, use: (bytes: Uint8Array) => Promise<T>): Promise<T> {
  const bytes = passphraseBytes(passphrase)
  try {
    return await use(bytes)
  } finally {
    bytes.fill(0)
  }
}

/**
 * Six words drawn uniformly from the EFF large word list (7776 words, CC BY 3.0 US), which the
 * dictionaries of the strength estimator include.
 */
export async function generatePassphrase(): Promise<string> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  const words = dictionary['diceware-common']
  return Array.from({ length: GENERATED_WORDS }, () => words[randomInt(words.length)]).join(' ')
}
