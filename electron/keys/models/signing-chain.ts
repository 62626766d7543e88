import { X509Certificate } from 'node:crypto'
import { BrokenBlob } from './blob-problem.ts'

/** Whom FIDO's metadata is signed by. */
const HOST = 'mds.fidoalliance.org'

/**
 * Checks that the certificates lead from the one that signed to the root: each is signed by the next, which may sign
 * certificates, and the first is for FIDO's metadata. Dates are looked at later, revocation never: there is no network.
 *
 * @param certificates - DER, as they stand in the header.
 * @returns The certificates, first the one that signed; without the root.
 * @throws BrokenBlob `certificates`, `chain`, `root` or `name`.
 */
export function signingChain(
  certificates: readonly Uint8Array[],
  root: X509Certificate,
): readonly [X509Certificate, ...X509Certificate[]] {
  const [leaf, ...above] = certificates.map(certificateOf).filter((one) => !one.raw.equals(root.raw))
  if (!leaf) throw new BrokenBlob({ kind: 'certificates' })
  const chain = [leaf, ...above] as const
  for (const [at, issuer] of above.entries()) {
    const issued = chain[at]
    if (!issued || !isSignedBy(issued, issuer)) throw new BrokenBlob({ kind: 'chain' })
  }
  if (!isSignedBy(above.at(-1) ?? leaf, root)) throw new BrokenBlob({ kind: 'root' })
  if (leaf.ca || leaf.checkHost(HOST, { subject: 'never', wildcards: false }) === undefined)
    throw new BrokenBlob({ kind: 'name' })
  return chain
}

function certificateOf(der: Uint8Array): X509Certificate {
  try {
    const certificate = new X509Certificate(der)
    // Only DER: anything behind its end, or a PEM in its place, was not what FIDO signed with.
    if (certificate.raw.equals(der)) return certificate
  } catch {
    // Said below.
  }
  throw new BrokenBlob({ kind: 'certificates' })
}

/** Names, key usage and key identifiers fit (OpenSSL's X509_check_issued), and the signature does. */
function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
}
