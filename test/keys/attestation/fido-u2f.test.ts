import { expect, it } from 'vitest'
import { verifyRegistration } from '../../../electron/keys/verification.ts'
import { expectBroken, type Broken } from '../../fixtures/attestation/broken.ts'
import { ecKeys } from '../../fixtures/attestation/certificate.ts'
import { u2f } from '../../fixtures/attestation/fido-u2f.ts'
import { AAGUID, ASKED } from '../../fixtures/attestation/registration.ts'

const BROKEN: Broken<'u2f'> = {
  'u2f-fields': () => u2f({ change: (statement) => ({ ...statement, alg: -7 }) }),
  'u2f-one-certificate': () => u2f({ certificates: 2 }),
  'u2f-certificate-key': () => u2f({ maker: ecKeys('P-384') }),
  'u2f-credential-key': () => u2f({ keys: ecKeys('P-384') }),
  'u2f-signature': () => u2f({ signer: ecKeys() }),
}

it('verifies a U2F statement', async () => {
  const { format, trust, certificates } = (await verifyRegistration(u2f(), ASKED)).attestation
  expect([format, trust, certificates.length]).toEqual(['fido-u2f', 'certificates', 1])
})

it('names no model by an AAGUID that the certificate did not sign', async () => {
  const { aaguid, attestation } = await verifyRegistration(u2f({ aaguid: AAGUID }), ASKED)
  expect(aaguid).toBe('a5a5a5a5-a5a5-a5a5-a5a5-a5a5a5a5a5a5')
  expect(attestation.aaguidNamesModel).toBe(false)
})

it('refuses a U2F statement without a certificate', async () => {
  await expectBroken('u2f-one-certificate', u2f({ certificates: 0 }))
})

it.each(Object.entries(BROKEN))('refuses a U2F statement for %s', async (rule, answer) => {
  const asked = { ...ASKED, algorithms: [-7, -35] }
  await expectBroken(rule, answer(), asked)
})
