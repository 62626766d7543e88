import { X509Certificate } from 'node:crypto'
import type { CertificateView } from '../../contract.ts'

/** A certificate to look at; of one that cannot be read only its bytes. */
export function certificateView(der: Uint8Array): CertificateView {
  const pem = pemOf(der)
  try {
    const { subject, issuer, validFromDate, validToDate, serialNumber, fingerprint256 } = new X509Certificate(der)
    return {
      pem,
      facts: {
        subject: onOneLine(subject),
        issuer: onOneLine(issuer),
        from: validFromDate.toISOString().slice(0, 10),
        to: validToDate.toISOString().slice(0, 10),
        serial: serialNumber,
        sha256: fingerprint256,
      },
    }
  } catch {
    return { pem }
  }
}

/** Node puts each part of a name on a line of its own; a certificate of U2F may have none at all. */
function onOneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ')
}

function pemOf(der: Uint8Array): string {
  const base64 =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...base64, '-----END CERTIFICATE-----'].join('\n')
}
