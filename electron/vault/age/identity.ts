/**
 * The paper key: an age X25519 key pair. The vault keeps only the recipient; the secret half
 * is on paper. https://age-encryption.org/v1 and https://c2sp.org/age
 */
import { generateX25519Identity, identityToRecipient } from 'age-encryption'

/** Both halves of a new identity. */
export interface BackupIdentity {
  /** `AGE-SECRET-KEY-1…`, 74 characters. Shown once and never stored. */
  readonly identity: string
  /** `age1…`, 62 characters. */
  readonly recipient: string
}

/** Asks for X25519 by name: `generateIdentity` may one day make a kind that today's `age` cannot read. */
export async function makeIdentity(): Promise<BackupIdentity> {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/**
 * Finds the identity in typed text or in a file from `age-keygen`, ignoring comment lines, spaces
 * and case. Post-quantum identities (`AGE-SECRET-KEY-PQ-1…`) open exports as well, though the app
 * makes none. Undefined when there is none; `recipientOf` tells whether it is intact.
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

/** The recipient of an identity; undefined when its checksum shows that it is mistyped. */
export async function recipientOf(identity: string): Promise<string | undefined> {
  try {
    const typed = identityIn(identity)
    return typed === undefined ? undefined : await identityToRecipient(typed)
  } catch {
    return undefined
  }
}
