/** age files, version 1: https://c2sp.org/age. `age -d` and `rage -d` open them without this app. */
import { armor, Encrypter } from 'age-encryption'
import { KitError } from '../kit-error.ts'
import { passphraseRecipient } from '../vault/age-passphrase.ts'

/** Who can open the file. */
export type AgeLock =
  /** `age1…`, see `vault/identity.ts`. */
  { readonly recipient: string } | { readonly passphrase: string }

/**
 * Encrypts bytes into an age file.
 *
 * @param options.armored - Text that survives mail and paper, a third longer.
 * @throws KitError `invalid-input` when the recipient is none; it has a checksum
 */
export async function ageFile(
  plaintext: Uint8Array,
  lock: AgeLock,
  options: { readonly armored: boolean; readonly workFactor?: number },
): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  if ('passphrase' in lock) encrypter.addRecipient(passphraseRecipient(lock.passphrase, options.workFactor))
  else addRecipient(encrypter, lock.recipient)
  const file = await encrypter.encrypt(plaintext)
  return options.armored ? new TextEncoder().encode(armor.encode(file)) : file
}

function addRecipient(encrypter: Encrypter, recipient: string): void {
  try {
    encrypter.addRecipient(recipient)
  } catch {
    throw new KitError(
      'invalid-input',
      'This is not an age recipient, or it is mistyped. Nothing was saved. It begins with "age1"; copy all of it.',
    )
  }
}
