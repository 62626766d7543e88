import { KitError } from '../../kit-error.ts'
import { withPassphrase } from '../../vault/slots/passphrase.ts'
import { LEAST_SCORE, passphraseStrength } from '../../vault/slots/strength.ts'
import type { Vault } from '../../vault/vault.ts'

const FOR_THE_VAULT =
  'This passphrase is too easy to guess for a file that may be copied. Nothing was saved. Use more words, or the generated one.'

/**
 * With the file or the paper in hand anyone can guess without end, so nothing is encrypted to less.
 *
 * @param sentence - What is said of a weak one.
 * @throws KitError `weak-passphrase`.
 */
export async function requireStrong(passphrase: string, sentence = FOR_THE_VAULT): Promise<void> {
  const { score } = await passphraseStrength(passphrase)
  if (score < LEAST_SCORE) throw new KitError('weak-passphrase', sentence)
}

/**
 * Strong enough, and not one that opens the vault already: removing one of two would leave the other.
 *
 * @throws KitError `weak-passphrase` or `invalid-input`.
 */
export async function requireNew(vault: Vault, passphrase: string): Promise<void> {
  await requireStrong(passphrase)
  if ((await withPassphrase(passphrase, (bytes) => vault.slotOf(bytes))) === undefined) return
  throw new KitError(
    'invalid-input',
    'This passphrase opens the vault already. Nothing was changed. Choose one that is not in use.',
  )
}
