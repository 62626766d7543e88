import type { Encrypter } from 'age-encryption'
import { KitError } from '../kit-error.ts'

/**
 * Accepts a recipient only if this app can open files with its identity: X25519 (`age1…`) or its
 * post-quantum hybrid (`age1pq1…`). An export that the app cannot open again could not be checked
 * either.
 *
 * @throws KitError `invalid-input` for any other, saying which kind it is; each has a checksum
 */
export function addRecipient(encrypter: Encrypter, recipient: string): void {
  const refusal = refusalOf(recipient)
  if (refusal !== undefined) throw new KitError('invalid-input', refusal)
  try {
    encrypter.addRecipient(recipient)
  } catch {
    throw new KitError(
      'invalid-input',
      'This is not an age recipient, or it is mistyped. Nothing was saved. It begins with "age1"; copy all of it.',
    )
  }
}

const UNCHECKED = 'and this app could not open the file again to check it. Nothing was saved.'
const INSTEAD = 'Choose a recipient that begins with age1 or age1pq1, or a passphrase.'

function refusalOf(recipient: string): string | undefined {
  if (/^age-secret-key-/i.test(recipient))
    return 'This is the secret identity. No export needs it, and it should not be on a command line. Nothing was saved. Give its recipient, which begins with age1.'
  if (recipient.startsWith('ssh-')) return `This is an SSH key, ${UNCHECKED} ${INSTEAD}`
  // Bech32 has no "1" except the one after its prefix, which names the plugin: "age1yubikey1…".
  const plugin = /^age1(.+)1[^1]*$/.exec(recipient)?.[1]
  return plugin === undefined || plugin === 'pq'
    ? undefined
    : `This recipient belongs to an age plugin or a hardware key, ${UNCHECKED} ${INSTEAD}`
}
