import { IntegerSet } from '@peculiar/asn1-android'
import { afterEach, expect, it, vi } from 'vitest'
import { verifyRegistration } from '../../../electron/keys/verification.ts'
import { androidKey, HARDWARE } from '../../fixtures/attestation/android-key.ts'
import { expectBroken, registrationProblem, type Broken } from '../../fixtures/attestation/broken.ts'
import { ecKeys } from '../../fixtures/attestation/certificate.ts'
import { ASKED } from '../../fixtures/attestation/registration.ts'

const { origin: _origin, ...WITHOUT_ORIGIN } = HARDWARE
const { purpose: _purpose, ...WITHOUT_PURPOSE } = HARDWARE

const BROKEN: Broken<'android'> = {
  'android-fields': () => androidKey({ change: (statement) => ({ ...statement, ver: '2.0' }) }),
  'android-signature': () => androidKey({ change: (statement) => ({ ...statement, sig: new Uint8Array(70) }) }),
  'android-key': () => androidKey({ key: ecKeys() }),
  'android-extension': () => androidKey({ extensions: [] }),
  'android-challenge': () => androidKey({ challenge: new Uint8Array(32) }),
  'android-all-applications': () => androidKey({ software: { allApplications: null } }),
  'android-origin': () => androidKey({ hardware: { ...HARDWARE, origin: 2 } }),
  'android-purpose': () => androidKey({ hardware: { ...HARDWARE, purpose: new IntegerSet([2, 3]) } }),
}

afterEach(() => {
  vi.unstubAllGlobals()
})

it('verifies an Android key statement and its chain, and asks no network for revoked certificates', async () => {
  const fetching = vi.fn(() => Promise.reject(new Error('no network')))
  vi.stubGlobal('fetch', fetching)
  const { format, trust, certificates } = (await verifyRegistration(androidKey(), ASKED)).attestation
  expect([format, trust, certificates.length]).toEqual(['android-key', 'certificates', 3])
  expect(Buffer.from(certificates[0] ?? []).includes('https://revoked.invalid/list.crl')).toBe(true)
  expect(fetching.mock.calls).toEqual([])
})

it('takes what Android itself says together with what the secure world says', async () => {
  const answer = androidKey({ software: { origin: 0 }, hardware: WITHOUT_ORIGIN })
  expect((await verifyRegistration(answer, ASKED)).attestation.trust).toBe('certificates')
  await expectBroken('android-origin', androidKey({ software: { origin: 2 } }))
})

it.each(Object.entries(BROKEN))('refuses an Android key statement for %s', async (rule, answer) => {
  await expectBroken(rule, answer())
})

it('refuses a key whose origin or purpose nobody told', async () => {
  await expectBroken('android-origin', androidKey({ hardware: WITHOUT_ORIGIN }))
  await expectBroken('android-purpose', androidKey({ hardware: WITHOUT_PURPOSE }))
})

it('refuses a key that is for all applications, in either list', async () => {
  await expectBroken('android-all-applications', androidKey({ hardware: { ...HARDWARE, allApplications: null } }))
})

it('refuses a description that cannot be read', async () => {
  const extensions = [{ oid: '1.3.6.1.4.1.11129.2.1.17', value: Uint8Array.of(0x30, 1) }]
  await expectBroken('android-extension', androidKey({ extensions }))
})

it('refuses an algorithm that this app cannot verify', async () => {
  const answer = androidKey({ change: (statement) => ({ ...statement, alg: -37 }) })
  expect(await registrationProblem(answer)).toEqual({ kind: 'unsupported-algorithm', algorithm: -37 })
})
