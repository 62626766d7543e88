import { expect, it } from 'vitest'
import { verifyRegistration } from '../../../electron/keys/verification.ts'
import { apple } from '../../fixtures/attestation/apple.ts'
import { expectBroken, type Broken } from '../../fixtures/attestation/broken.ts'
import { ecKeys } from '../../fixtures/attestation/certificate.ts'
import { ASKED } from '../../fixtures/attestation/registration.ts'

const BROKEN: Broken<'apple'> = {
  'apple-fields': () => apple({ more: { sig: new Uint8Array(70) } }),
  'apple-nonce': () => apple({ nonce: new Uint8Array(32) }),
  'apple-key': () => apple({ key: ecKeys() }),
}

it('verifies an Apple statement', async () => {
  const { format, trust } = (await verifyRegistration(apple(), ASKED)).attestation
  expect([format, trust]).toEqual(['apple', 'certificates'])
})

it.each(Object.entries(BROKEN))('refuses an Apple statement for %s', async (rule, answer) => {
  await expectBroken(rule, answer())
})
