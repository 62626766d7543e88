/**
 * The paper key: an age X25519 key pair. The vault keeps only the recipient; the secret half
 * is on paper. https://age-encryption.org/v1 and https://c2sp.org/age
 */
import { identityIn } from './identity-text.ts'

/** Both halves of a new identity. */
export interface BackupIdentity {
  /** `AGE-SECRET-KEY-1…`, 74 characters. Shown once and never stored. */
  readonly identity: string
  /** `age1…`, 62 characters. */
  readonly recipient: string
}

/** Asks for X25519 by name: `generateIdentity` may one day make a kind that today's `age` cannot read. */
export async function makeIdentity(): Promise<BackupIdentity> {
  const { generateX25519Identity, identityToRecipient } = await loadAge()
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/** The recipient of an identity; undefined when its checksum shows that it is mistyped. */
export async function recipientOf(identity: string): Promise<string | undefined> {
  const typed = identityIn(identity)
  if (typed === undefined) return undefined
  const { identityToRecipient } = await loadAge()
  try {
    return await identityToRecipient(typed)
  } catch {
    return undefined
  }
}

/** When it is needed: loading it takes longer than anything else that the app does to start. */
async function loadAge() {
  return await import('age-encryption')
}
