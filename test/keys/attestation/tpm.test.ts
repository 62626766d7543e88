import { Version } from '@peculiar/asn1-x509'
import { expect, it } from 'vitest'
import { verifyRegistration } from '../../../electron/keys/verification.ts'
import { expectBroken, registrationProblem, type Broken } from '../../fixtures/attestation/broken.ts'
import { basicConstraints, ecKeys } from '../../fixtures/attestation/certificate.ts'
import { aaguidExtension } from '../../fixtures/attestation/packed.ts'
import { ASKED } from '../../fixtures/attestation/registration.ts'
import {
  aikCertificate,
  publicAreaOf,
  purposes,
  rsaKeys,
  tpm,
  TPM_NAMES,
  tpmNames,
} from '../../fixtures/attestation/tpm.ts'

const EKU = purposes('2.23.133.8.3')
const OTHER_AAGUID = new Uint8Array(16).fill(1)

const BROKEN: Broken<'tpm'> = {
  'tpm-fields': () => tpm({ change: (statement) => ({ ...statement, more: 1 }) }),
  'tpm-version': () => tpm({ change: (statement) => ({ ...statement, ver: '1.2' }) }),
  'tpm-public-area': () => tpm({ pubArea: publicAreaOf(ecKeys()).slice(0, -1) }),
  'tpm-key': () => tpm({ pubArea: publicAreaOf(ecKeys()) }),
  'tpm-info': () => tpm({ infoTail: [0] }),
  'tpm-magic': () => tpm({ info: { magic: 0xff544348 } }),
  'tpm-type': () => tpm({ info: { type: 0x8018 } }),
  'tpm-extra-data': () => tpm({ info: { extraData: new Uint8Array(32) } }),
  'tpm-name': () => tpm({ info: { name: Uint8Array.of(0, 0x0b, ...new Uint8Array(32)) } }),
  'tpm-signature': () => tpm({ change: (statement) => ({ ...statement, sig: new Uint8Array(70) }) }),
  'tpm-aaguid': () => tpm({ leaf: aikCertificate({ extensions: [tpmNames(), EKU, aaguidExtension(OTHER_AAGUID)] }) }),
  'tpm-aaguid-critical': () =>
    tpm({ leaf: aikCertificate({ extensions: [tpmNames(), EKU, aaguidExtension(undefined, true)] }) }),
  'tpm-certificate-version': () => tpm({ leaf: aikCertificate({ version: Version.v1, extensions: [] }) }),
  'tpm-subject': () => tpm({ leaf: aikCertificate({ subject: [['2.5.4.3', 'A TPM']] }) }),
  'tpm-alternative-name': () => tpm({ leaf: aikCertificate({ extensions: [tpmNames(TPM_NAMES.slice(1)), EKU] }) }),
  'tpm-purpose': () => tpm({ leaf: aikCertificate({ extensions: [tpmNames(), purposes('2.23.133.8.1')] }) }),
  'tpm-ca': () => tpm({ leaf: aikCertificate({ extensions: [tpmNames(), EKU, basicConstraints(true)] }) }),
}

it('verifies a TPM statement about a key on a curve', async () => {
  const { format, trust, aaguidNamesModel } = (await verifyRegistration(tpm(), ASKED)).attestation
  expect([format, trust, aaguidNamesModel]).toEqual(['tpm', 'certificates', true])
})

it('verifies a TPM statement about an RSA key', async () => {
  const { algorithm, attestation } = await verifyRegistration(tpm({ keys: rsaKeys() }), ASKED)
  expect([algorithm, attestation.format]).toEqual([-257, 'tpm'])
})

it.each(Object.entries(BROKEN))('refuses a TPM statement for %s', async (rule, answer) => {
  await expectBroken(rule, answer())
})

it('refuses a TPM statement about an RSA key of another modulus', async () => {
  await expectBroken('tpm-key', tpm({ keys: rsaKeys(), pubArea: publicAreaOf(rsaKeys()) }))
})

it('refuses a public area of another type, or with a byte behind its end', async () => {
  const keys = ecKeys()
  await expectBroken('tpm-public-area', tpm({ keys, pubArea: publicAreaOf(keys).with(1, 8) }))
  await expectBroken('tpm-public-area', tpm({ keys, pubArea: Uint8Array.of(...publicAreaOf(keys), 0) }))
})

it('refuses certInfo that is cut short', async () => {
  await expectBroken(
    'tpm-info',
    tpm({ change: (statement) => ({ ...statement, certInfo: Uint8Array.of(0xff, 0x54, 0x43, 0x47, 0x80, 0x17, 0) }) }),
  )
})

it('refuses a certificate without alternative names or purposes', async () => {
  await expectBroken('tpm-alternative-name', tpm({ leaf: aikCertificate({ extensions: [EKU] }) }))
  await expectBroken('tpm-purpose', tpm({ leaf: aikCertificate({ extensions: [tpmNames()] }) }))
})

it('refuses SHA-1, with which this app verifies nothing', async () => {
  const answer = tpm({ change: (statement) => ({ ...statement, alg: -65_535 }) })
  expect(await registrationProblem(answer)).toEqual({ kind: 'unsupported-algorithm', algorithm: -65_535 })
})
