import { equalBytes } from '@noble/ciphers/utils.js'
import { against } from '../problem.ts'
import type { Certificate } from './certificate.ts'
import type { AttestationRule } from './rules.ts'

/** id-fido-gen-ce-aaguid (WebAuthn Level 3 section 8.2.1): an OCTET STRING of 16 bytes. */
const ID_AAGUID = '1.3.6.1.4.1.45724.1.1.4'

/**
 * Where a certificate names a model, it names that of the answer, and not as critical.
 *
 * @throws BrokenAnswer `attestation` with the rule that is broken.
 */
export function requireSameAaguid(
  { extensions }: Certificate,
  aaguid: Uint8Array,
  rules: { readonly differs: AttestationRule; readonly critical: AttestationRule },
): void {
  const extension = extensions.get(ID_AAGUID)
  if (!extension) return
  if (extension.critical) throw against(rules.critical)
  if (!equalBytes(extension.value, Uint8Array.of(0x04, 16, ...aaguid))) throw against(rules.differs)
}
