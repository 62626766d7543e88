/** age files, version 1: https://c2sp.org/age. `age -d` and `rage -d` open them without this app. */
import { addRecipient } from './age-recipient.ts'

/** Who can open the file. */
export type AgeLock =
  /** `age1…` or `age1pq1…`. */
  { readonly recipient: string } | { readonly passphrase: string }

/**
 * Encrypts bytes into an age file.
 *
 * @param options.armored - Text that survives mail and paper, and is a third longer.
 * @throws KitError `invalid-input`, as `addRecipient` does
 */
export async function ageFile(
  plaintext: Uint8Array,
  lock: AgeLock,
  options: { readonly armored: boolean; readonly workFactor?: number },
): Promise<Uint8Array> {
  // When it is needed: loading it takes longer than anything else that the app does to start.
  const { armor, Encrypter } = await import('age-encryption')
  const { passphraseRecipient } = await import('../vault/age/age-passphrase.ts')
  const encrypter = new Encrypter()
  if ('passphrase' in lock) encrypter.addRecipient(passphraseRecipient(lock.passphrase, options.workFactor))
  else addRecipient(encrypter, lock.recipient)
  const file = await encrypter.encrypt(plaintext)
  return options.armored ? new TextEncoder().encode(armor.encode(file)) : file
}
