import { KitError } from '../kit-error.ts'
import { LEAST_SCORE, passphraseStrength } from '../vault/passphrase.ts'

/** @throws KitError `weak-passphrase`. */
export async function requireStrong(passphrase: string): Promise<void> {
  const { score } = await passphraseStrength(passphrase)
  if (score >= LEAST_SCORE) return
  throw new KitError(
    'weak-passphrase',
    'This passphrase is too easy to guess for a file that may be copied. Nothing was saved. Use more words, or the generated one.',
  )
}
