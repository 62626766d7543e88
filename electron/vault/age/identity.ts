/**
 * The backup identity: an age X25519 key pair. The vault keeps only the recipient; the secret half
 * is on paper. https://age-encryption.org/v1 and https://c2sp.org/age
 */
import { generateX25519Identity, identityToRecipient } from 'age-encryption'

/** Both halves of a new one. */
export interface BackupIdentity {
  /** `AGE-SECRET-KEY-1…`, 74 characters. Shown once and never stored. */
  readonly identity: string
  /** `age1…`, 62 characters. */
  readonly recipient: string
}

/** X25519 by name: what `generateIdentity` makes may change to a kind that today's `age` does not read. */
export async function makeIdentity(): Promise<BackupIdentity> {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/**
 * The identity in what was typed or in a file of `age-keygen`: comment lines, spaces and case do
 * not count. Post-quantum ones (`AGE-SECRET-KEY-PQ-1…`) open exports as well, though the app makes
 * none. Undefined when there is none; whether it is intact, `recipientOf` says.
 */
export function identityIn(text: string): string | undefined {
  const typed = text
    .split(/\r\n|\r|\n/)
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('')
    .replace(/\s/g, '')
    .toUpperCase()
  return /^AGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]+$/.test(typed) ? typed : undefined
}

/** The recipient of an identity, or undefined when the identity is mistyped: it has a checksum. */
export async function recipientOf(identity: string): Promise<string | undefined> {
  try {
    const typed = identityIn(identity)
    return typed === undefined ? undefined : await identityToRecipient(typed)
  } catch {
    return undefined
  }
}
