import { X509Certificate } from 'node:crypto'
import { BrokenBlob } from './blob-problem.ts'

/** Whom FIDO's metadata is signed by. */
const HOST = 'mds.fidoalliance.org'

/** Extended key usages with which a certificate may stand for a host (RFC 5280 section 4.2.1.12). */
const FOR_HOSTS: readonly string[] = ['1.3.6.1.5.5.7.3.1', '2.5.29.37.0']

/** The object identifier of name constraints in DER (RFC 5280 section 4.2.1.10). */
const NAME_CONSTRAINTS = Buffer.of(0x06, 0x03, 0x55, 0x1d, 0x1e)

/** From the certificate that signed up to a root. */
export interface SigningChain {
  readonly leaf: X509Certificate
  /** All of them, the root too. */
  readonly certificates: readonly X509Certificate[]
}

/**
 * Checks that the certificates lead from the one that signed to a root: each is signed by the next, which may sign
 * certificates, and the first is for FIDO's metadata. What stands above a certificate that a root signed is not needed:
 * FIDO adds its root once more, signed by an older one. Dates are looked at later, revocation never: there is no network.
 *
 * @param listed - DER, as they stand in the header.
 * @throws BrokenBlob `certificates`, `chain`, `root` or `name`.
 */
export function signingChain(listed: readonly Uint8Array[], roots: readonly X509Certificate[]): SigningChain {
  const chain = listed.map(certificateOf).filter((one) => !roots.some((root) => root.raw.equals(one.raw)))
  const [leaf] = chain
  if (!leaf) throw new BrokenBlob({ kind: 'certificates' })
  for (const [at, issuer] of chain.slice(1).entries()) {
    const issued = chain[at]
    if (!issued || !isSignedBy(issued, issuer)) throw new BrokenBlob({ kind: 'chain' })
  }
  const [top] = chain.flatMap((one, at) => {
    const root = roots.find((candidate) => isSignedBy(one, candidate))
    return root ? [{ at, root }] : []
  })
  if (!top) throw new BrokenBlob({ kind: 'root' })
  if (leaf.ca || leaf.checkHost(HOST, { subject: 'never', wildcards: false }) === undefined)
    throw new BrokenBlob({ kind: 'name' })
  return { leaf, certificates: [...chain.slice(0, top.at + 1), top.root] }
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
  return maySign(issuer) && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
}

/** An authority that may not sign for every host is not followed: Node does not tell for which it may. */
function maySign({ ca, keyUsage, raw }: X509Certificate): boolean {
  const usages = keyUsage as readonly string[] | undefined
  return ca && !raw.includes(NAME_CONSTRAINTS) && (!usages || usages.some((usage) => FOR_HOSTS.includes(usage)))
}
