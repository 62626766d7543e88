import { createPublicKey, type KeyObject } from 'node:crypto'
import { AsnConvert } from '@peculiar/asn1-schema'
import {
  BasicConstraints,
  Certificate as X509,
  id_ce_basicConstraints,
  type AlgorithmIdentifier,
  type Extension,
  type Name,
  type Time,
} from '@peculiar/asn1-x509'
import { equalBytes } from '@noble/ciphers/utils.js'
import { against } from '../problem.ts'
import { isSignature } from '../signature.ts'
import { der } from './der.ts'

/** What this app reads of an X.509 certificate (RFC 5280 section 4.1). */
export interface Certificate {
  /** Verbatim. */
  readonly bytes: Uint8Array
  /** 1, 2 or 3. */
  readonly version: number
  readonly subject: readonly NameField[]
  /** By OID. */
  readonly extensions: ReadonlyMap<string, CertificateExtension>
  readonly isAuthority: boolean
  readonly publicKey: KeyObject
  readonly from: Date
  readonly until: Date
  /** Whether this key signed it; undefined when it was signed in a way that is not known here. */
  isSignedBy(key: KeyObject): boolean | undefined
}

export interface NameField {
  /** An OID. */
  readonly type: string
  readonly value: string
}

export interface CertificateExtension {
  readonly critical: boolean
  readonly value: Uint8Array
}

/** By OID: the type of key, and the hash it signs (RFC 5758 section 3.2, RFC 4055 section 5, RFC 8410 section 3). */
const SIGNED_WITH: ReadonlyMap<string, { readonly type: string; readonly hash: string | null }> = new Map([
  ['1.2.840.10045.4.3.2', { type: 'ec', hash: 'sha256' }],
  ['1.2.840.10045.4.3.3', { type: 'ec', hash: 'sha384' }],
  ['1.2.840.10045.4.3.4', { type: 'ec', hash: 'sha512' }],
  ['1.2.840.113549.1.1.11', { type: 'rsa', hash: 'sha256' }],
  ['1.2.840.113549.1.1.12', { type: 'rsa', hash: 'sha384' }],
  ['1.2.840.113549.1.1.13', { type: 'rsa', hash: 'sha512' }],
  ['1.3.101.112', { type: 'ed25519', hash: null }],
])

/** @throws BrokenAnswer `certificate-encoding`, also for bytes behind its end. */
export function parseCertificate(bytes: Uint8Array): Certificate {
  try {
    return certificateIn(bytes)
  } catch {
    throw against('certificate-encoding')
  }
}

function certificateIn(bytes: Uint8Array): Certificate {
  const { tbsCertificate, tbsCertificateRaw, signatureValue } = AsnConvert.parse(bytes, X509)
  const { version, subject, validity, subjectPublicKeyInfo, extensions, signature: algorithm } = tbsCertificate
  const data = new Uint8Array(tbsCertificateRaw ?? [])
  const signature = new Uint8Array(signatureValue)
  if (!equalBytes(bytes, signedDer(data, algorithm, signature))) throw against('certificate-encoding')
  const byOid = extensionsOf(extensions ?? [])
  const constraints = byOid.get(id_ce_basicConstraints)
  const key = Buffer.from(AsnConvert.serialize(subjectPublicKeyInfo))
  return {
    bytes: Uint8Array.from(bytes),
    version: version + 1,
    subject: fieldsOf(subject),
    extensions: byOid,
    isAuthority: constraints !== undefined && AsnConvert.parse(constraints.value, BasicConstraints).cA,
    publicKey: createPublicKey({ key, format: 'der', type: 'spki' }),
    from: dateOf(validity.notBefore),
    until: dateOf(validity.notAfter),
    isSignedBy(issuer) {
      const wants = SIGNED_WITH.get(algorithm.algorithm)
      if (!wants) return undefined
      return wants.type === issuer.asymmetricKeyType && isSignature(wants.hash, issuer, data, signature)
    },
  }
}

/** What no signature covers can only be as it must: the algorithm once more, and the frame (RFC 5280 section 4.1.1). */
function signedDer(data: Uint8Array, algorithm: AlgorithmIdentifier, signature: Uint8Array): Uint8Array {
  const again = new Uint8Array(AsnConvert.serialize(algorithm))
  return der(0x30, data, again, der(0x03, Uint8Array.of(0), signature))
}

function dateOf(time: Time): Date {
  const date = time.getTime()
  if (Number.isNaN(date.getTime())) throw against('certificate-encoding')
  return date
}

/** The fields of a name, in order. */
export function fieldsOf(name: Name): readonly NameField[] {
  return [...name].flatMap((set) => set.map(({ type, value }) => ({ type, value: value.toString() })))
}

/** RFC 5280 section 4.2: no extension twice. */
function extensionsOf(extensions: readonly Extension[]): ReadonlyMap<string, CertificateExtension> {
  const byOid = new Map(
    extensions.map(({ extnID, critical, extnValue }) => [
      extnID,
      { critical, value: new Uint8Array(extnValue.buffer.slice(0)) },
    ]),
  )
  if (byOid.size !== extensions.length) throw against('certificate-encoding')
  return byOid
}
