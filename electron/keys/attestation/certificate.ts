import { createPublicKey, verify, type KeyObject } from 'node:crypto'
import { AsnConvert } from '@peculiar/asn1-schema'
import {
  BasicConstraints,
  Certificate as X509,
  id_ce_basicConstraints,
  type Extension,
  type Name,
} from '@peculiar/asn1-x509'
import { against } from '../problem.ts'

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
  if (derLength(bytes) !== bytes.length) throw against('certificate-encoding')
  try {
    return certificateIn(bytes)
  } catch {
    throw against('certificate-encoding')
  }
}

function certificateIn(bytes: Uint8Array): Certificate {
  const { tbsCertificate, tbsCertificateRaw, signatureAlgorithm, signatureValue } = AsnConvert.parse(bytes, X509)
  const { version, subject, validity, subjectPublicKeyInfo, extensions } = tbsCertificate
  const byOid = extensionsOf(extensions ?? [])
  const constraints = byOid.get(id_ce_basicConstraints)
  const key = Buffer.from(AsnConvert.serialize(subjectPublicKeyInfo))
  const data = new Uint8Array(tbsCertificateRaw ?? [])
  return {
    bytes: Uint8Array.from(bytes),
    version: version + 1,
    subject: fieldsOf(subject),
    extensions: byOid,
    isAuthority: constraints !== undefined && AsnConvert.parse(constraints.value, BasicConstraints).cA,
    publicKey: createPublicKey({ key, format: 'der', type: 'spki' }),
    from: validity.notBefore.getTime(),
    until: validity.notAfter.getTime(),
    isSignedBy(issuer) {
      const wants = SIGNED_WITH.get(signatureAlgorithm.algorithm)
      if (!wants) return undefined
      if (wants.type !== issuer.asymmetricKeyType || data.length === 0) return false
      return verify(wants.hash, data, issuer, new Uint8Array(signatureValue))
    },
  }
}

/** The fields of a name, in order. */
export function fieldsOf(name: Name): readonly NameField[] {
  return name.flatMap((set) => set.map(({ type, value }) => ({ type, value: value.toString() })))
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

/** The whole length of a DER sequence as its first bytes tell it; undefined when they are not its. */
function derLength(bytes: Uint8Array): number | undefined {
  const [tag, first = 0, second = 0, third = 0] = bytes
  if (tag !== 0x30) return undefined
  if (first < 0x80) return 2 + first
  if (first === 0x81) return 3 + second
  return first === 0x82 ? 4 + (second << 8) + third : undefined
}
