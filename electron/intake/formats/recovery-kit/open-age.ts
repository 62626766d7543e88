/** Opens age files through a large library, which is loaded for them alone. */
import { armor, Decrypter } from 'age-encryption'
import { KitError } from '../../../kit-error.ts'
import { ageLock } from '../../../vault/age/age-header.ts'
import { passphraseIdentity } from '../../../vault/age/age-passphrase.ts'
import { costTooHigh, HIGHEST_WORK_FACTOR } from '../../../vault/age/age-scrypt.ts'
import { recipientOf } from '../../../vault/age/identity.ts'
import { identityIn } from '../../../vault/age/identity-text.ts'
import { beginning, isArmored } from './age-beginning.ts'

/**
 * Opens an age file, binary or armored. The caller wipes what comes out.
 *
 * @throws KitError `password-needed`, `wrong-password`, `cost-too-high`, `file-truncated`, `file-damaged`, or
 *   `unreadable` where only an SSH key or a plugin opens it
 */
export async function openAge(bytes: Uint8Array, password?: string): Promise<Uint8Array> {
  const file = isArmored(bytes) ? withoutArmor(bytes) : bytes
  if (ageLock(file) === 'other') throw lockedToOther()
  const byPassphrase = takesPassphrase(file)
  if (password === undefined) throw passwordNeeded(byPassphrase)
  return await decrypt(file, await decrypterFor(password, byPassphrase))
}

const ARMOR_ENDS = '-----END AGE ENCRYPTED FILE-----'

/** The work factor as a power of two. */
const SCRYPT_STANZA = /^age-encryption\.org\/v1\n-> scrypt \S+ (\d+)\n/

/** @throws KitError `cost-too-high` */
function takesPassphrase(file: Uint8Array): boolean {
  const factor = SCRYPT_STANZA.exec(beginning(file))?.[1]
  if (factor === undefined) return false
  if (Number(factor) > HIGHEST_WORK_FACTOR) throw costTooHigh()
  return true
}

/** @throws KitError `wrong-password` when an identity is needed and this is none, or mistyped */
async function decrypterFor(password: string, byPassphrase: boolean): Promise<Decrypter> {
  const decrypter = new Decrypter()
  if (byPassphrase) {
    decrypter.addIdentity(passphraseIdentity(password))
    return decrypter
  }
  const identity = identityIn(password)
  if (identity === undefined || (await recipientOf(identity)) === undefined)
    throw new KitError(
      'wrong-password',
      'This export opens with a paper key, or another age identity, and this is none or is mistyped. Nothing was read. It begins with AGE-SECRET-KEY-; type all of it.',
    )
  decrypter.addIdentity(identity)
  return decrypter
}

async function decrypt(file: Uint8Array, decrypter: Decrypter): Promise<Uint8Array> {
  try {
    return await decrypter.decrypt(file)
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('no identity matched'))
      throw new KitError(
        'wrong-password',
        'This passphrase or identity does not open the export. Nothing was read. It is the one of the day of the export.',
      )
    throw damaged()
  }
}

function withoutArmor(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder('latin1').decode(bytes)
  if (!text.includes(ARMOR_ENDS))
    throw new KitError(
      'file-truncated',
      'This age file ends too early, so it was not copied completely. Nothing was read. Copy it again, down to its last line.',
    )
  try {
    return armor.decode(text)
  } catch {
    throw damaged()
  }
}

function passwordNeeded(byPassphrase: boolean): KitError {
  return new KitError(
    'password-needed',
    byPassphrase
      ? 'This export is encrypted. Nothing was read yet. Give the passphrase it was exported with.'
      : 'This export is encrypted to a paper key, or to another age identity. Nothing was read yet. Type it from paper: it begins with AGE-SECRET-KEY-.',
  )
}

function lockedToOther(): KitError {
  return new KitError(
    'unreadable',
    'This age file is locked to an SSH key or an age plugin, such as that of a YubiKey, which this app cannot use. Nothing was read. Decrypt it with age, and import what is inside.',
  )
}

function damaged(): KitError {
  return new KitError(
    'file-damaged',
    'This age file was damaged, edited or cut off. Nothing was read. Copy it again, or take another copy.',
  )
}
