import { hasCertificates, type AttestationObject } from '../attestation-object.ts'
import type { Expected } from '../expected.ts'
import { BrokenAnswer } from '../problem.ts'
import type { Attestation, Attested } from './attestation.ts'
import { verifyNone, verifySelf } from './without-certificates.ts'

/**
 * Verifies what a registration says about the key's make (WebAuthn Level 3 sections 7.1 and 8), without
 * asking who stands behind the certificates.
 *
 * @throws BrokenAnswer `certificates` when there are some and none were asked for, unread.
 */
export async function verifyStatement(
  object: AttestationObject,
  about: Omit<Attested, 'statement'>,
  expected: Expected,
): Promise<Attestation> {
  const { format, statement } = object
  if (hasCertificates(object) && expected.attestation !== 'direct') throw new BrokenAnswer({ kind: 'certificates' })
  // Only the format "compound" has a list.
  if (!(statement instanceof Map)) throw new BrokenAnswer({ kind: 'format', format })
  const attested = { ...about, statement }
  if (expected.attestation === 'direct' && hasCertificates(object)) {
    const { verifyWithCertificates } = await import('./with-certificates.ts')
    return verifyWithCertificates(format, attested, expected.now)
  }
  return format === 'none' ? verifyNone(attested) : verifySelf(attested)
}
