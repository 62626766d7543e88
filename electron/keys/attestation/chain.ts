import { against } from '../problem.ts'
import type { CertificateNote } from './attestation.ts'
import { parseCertificate, type Certificate } from './certificate.ts'

const MOST_CERTIFICATES = 10
const MOST_CERTIFICATE_BYTES = 32_768

/** The key's own certificate first. */
export type Chain = readonly [Certificate, ...Certificate[]]

/**
 * Reads the certificates of a statement and checks that each is signed by the next one. The last
 * one's signer is not asked for, and their dates do not matter here.
 *
 * @throws BrokenAnswer `attestation`
 */
export function parseChain(x5c: readonly Uint8Array[]): Chain {
  if (x5c.length > MOST_CERTIFICATES) throw against('certificate-count')
  if (x5c.some((bytes) => bytes.length > MOST_CERTIFICATE_BYTES)) throw against('certificate-size')
  const [first, ...others] = x5c.map(parseCertificate)
  if (!first) throw against('certificate-count')
  let signed = first
  for (const issuer of others) {
    const isSigned = signed.isSignedBy(issuer.publicKey)
    if (isSigned === undefined) throw against('chain-algorithm')
    if (!isSigned) throw against('chain')
    signed = issuer
  }
  return [first, ...others]
}

/** Which certificates are past their time, or before it. */
export function notesOn(chain: Chain, now: Date): readonly CertificateNote[] {
  return chain.flatMap(({ from, until }, certificate): readonly CertificateNote[] => {
    if (now < from) return [{ kind: 'not-yet-valid', on: day(from), certificate }]
    return now > until ? [{ kind: 'expired', on: day(until), certificate }] : []
  })
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10)
}
