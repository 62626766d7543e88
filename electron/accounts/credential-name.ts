import { createHash } from 'node:crypto'

/** How records name a security key: SHA-256 of its credential id, in hexadecimal. */
export function credentialName(credentialId: Uint8Array): string {
  return createHash('sha256').update(credentialId).digest('hex')
}
