import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { certificateView } from '../../../electron/app/keys/certificate-view.ts'
import { certify, ecKeys } from '../../fixtures/certificates.ts'

it('shows a certificate with its names, its days and its fingerprint', () => {
  const root = certify({ organisation: 'Made-up Root', commonName: 'Root', ca: true })
  const wanted = { organisation: 'Made-up Keys', commonName: 'Key 5', from: '2024-02-03', to: '2034-05-06' }
  const { certificate } = certify(wanted, ecKeys(), root)
  const { facts, pem } = certificateView(new Uint8Array(certificate.raw))
  expect(facts).toEqual({
    subject: 'O=Made-up Keys, CN=Key 5',
    issuer: 'O=Made-up Root, CN=Root',
    from: '2024-02-03',
    to: '2034-05-06',
    serial: certificate.serialNumber,
    sha256: createHash('sha256').update(certificate.raw).digest('hex').toUpperCase().match(/../g)?.join(':'),
  })
  expect(pem.trim()).toBe(certificate.toString().trim())
})

it('shows the bytes of something that is not a certificate', () => {
  expect(certificateView(Uint8Array.of(1, 2, 3))).toEqual({
    pem: '-----BEGIN CERTIFICATE-----\nAQID\n-----END CERTIFICATE-----',
  })
})
