/** The certificate of a TPM's identity key (WebAuthn Level 3 section 8.3.1; TPM 2.0 EK Profile section 3.2.9). */
import { AsnConvert } from '@peculiar/asn1-schema'
import { ExtendedKeyUsage, id_ce_extKeyUsage, id_ce_subjectAltName, SubjectAlternativeName } from '@peculiar/asn1-x509'
import { against } from '../problem.ts'
import { fieldsOf, type Certificate, type NameField } from './certificate.ts'

const AIK_CERTIFICATE = '2.23.133.8.3'
const MANUFACTURER = '2.23.133.2.1'
const MODEL = '2.23.133.2.2'
const VERSION = '2.23.133.2.3'

/** @throws BrokenAnswer `attestation` */
export function requireTpmCertificate(certificate: Certificate): void {
  if (certificate.version !== 3) throw against('tpm-certificate-version')
  if (certificate.subject.length > 0) throw against('tpm-subject')
  const names = alternativeNamesIn(certificate)
  const has = (oid: string, pattern: RegExp) => names.some(({ type, value }) => type === oid && pattern.test(value))
  if (!has(MANUFACTURER, /^id:[0-9A-F]{8}$/i) || !has(MODEL, /\S/) || !has(VERSION, /^id:[0-9A-F]+$/i))
    throw against('tpm-alternative-name')
  if (!purposesOf(certificate).includes(AIK_CERTIFICATE)) throw against('tpm-purpose')
  if (certificate.isAuthority) throw against('tpm-ca')
}

function alternativeNamesIn({ extensions }: Certificate): readonly NameField[] {
  const extension = extensions.get(id_ce_subjectAltName)
  if (!extension) return []
  try {
    const names = AsnConvert.parse(extension.value, SubjectAlternativeName)
    return names.flatMap(({ directoryName }) => (directoryName ? fieldsOf(directoryName) : []))
  } catch {
    return []
  }
}

function purposesOf({ extensions }: Certificate): readonly string[] {
  const extension = extensions.get(id_ce_extKeyUsage)
  if (!extension) return []
  try {
    return [...AsnConvert.parse(extension.value, ExtendedKeyUsage)]
  } catch {
    return []
  }
}
