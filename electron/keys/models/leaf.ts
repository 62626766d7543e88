import { createHash, X509Certificate, type KeyObject } from 'node:crypto'

/** What the certificate that signed an attestation says of itself. */
export interface LeafFacts {
  /** O and CN of its subject, as they are; a certificate may have neither. */
  readonly organisation?: string
  readonly commonName?: string
  /** As in `attestationCertificateKeyIdentifiers` of FIDO's metadata. */
  readonly keyId: string
}

/**
 * @param der - The first certificate of an attestation.
 * @returns Undefined when it is not a certificate, or has no public key that Node knows.
 */
export function leafFacts(der: Uint8Array): LeafFacts | undefined {
  try {
    const certificate = new X509Certificate(der)
    const subject = certificate.toLegacyObject().subject as Readonly<Record<string, unknown>> | undefined
    const organisation = oneText(subject?.O)
    const commonName = oneText(subject?.CN)
    return {
      ...(organisation !== undefined && { organisation }),
      ...(commonName !== undefined && { commonName }),
      keyId: keyIdOf(certificate.publicKey),
    }
  } catch {
    return undefined
  }
}

/** A name may have several. */
function oneText(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(String).join(', ')
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** SHA-1 of the bit string of the public key, without its tag, length and number of unused bits (RFC 5280 section 4.2.1.2, method 1). */
function keyIdOf(key: KeyObject): string {
  const spki = key.export({ type: 'spki', format: 'der' })
  const algorithm = contentOf(spki, 0).start
  const { start, end } = contentOf(spki, contentOf(spki, algorithm).end)
  return createHash('sha1')
    .update(spki.subarray(start + 1, end))
    .digest('hex')
}

/** Where the content of the DER element at this place starts and ends (X.690 section 8.1.3). */
function contentOf(der: Buffer, at: number): { readonly start: number; readonly end: number } {
  const first = der.readUInt8(at + 1)
  if (first < 0x80) return { start: at + 2, end: at + 2 + first }
  const start = at + 2 + (first & 0x7f)
  return { start, end: start + der.readUIntBE(at + 2, first & 0x7f) }
}
