import { describe, expect, it } from 'vitest'
import { parseAttestationObject } from '../../electron/keys/attestation-object.ts'
import { parseAuthenticatorData } from '../../electron/keys/authenticator-data.ts'
import { parseCoseKey, requireUsable } from '../../electron/keys/cose-key.ts'
import { verifyAssertion, verifyRegistration } from '../../electron/keys/verification.ts'
import type { SpecificationStep } from '../../electron/keys/attestation/rules.ts'
import type { KeyProblem } from '../../electron/keys/problem.ts'
import { stepFor } from '../../electron/keys/specification.ts'
import { verifyStored } from '../../electron/keys/stored-answer.ts'
import { problemOf } from '../fixtures/key-problem.ts'
import { hasSamples } from './samples.ts'
import { assertionOf, bytesOf, everythingOf, ORIGIN, registrationOf, TOP_ORIGIN, VECTORS } from './webauthn-vectors.ts'

/** With certificates, so refused unread where none are asked for. */
const CERTIFIED: Readonly<Record<string, string>> = {
  'packed-es256': 'packed',
  'packed-es384': 'packed',
  'packed-es512': 'packed',
  'packed-rs256': 'packed',
  'packed-eddsa': 'packed',
  'packed-ed448': 'packed',
  'tpm-es256': 'tpm',
  'android-key-es256': 'android-key',
  'apple-es256': 'apple',
  'fido-u2f-es256': 'fido-u2f',
}

/** What is refused although everything is asked for, and the sentence of the specification for it. */
const REFUSED: Readonly<Record<string, readonly [problem: object, SpecificationStep]>> = {
  'packed-ed448': [
    { kind: 'algorithm', algorithm: -53 },
    { section: '7.1', says: 'The algorithm of the public key is one that was asked for.' },
  ],
  // Both of its lists of authorizations are empty.
  'android-key-es256': [
    { kind: 'attestation', rule: 'android-origin' },
    { section: '8.4', says: 'The key was made in the device: its origin is KM_ORIGIN_GENERATED.' },
  ],
}

const ALGORITHMS = [-7, -8, -257, -35, -36].map((alg) => ({ type: 'public-key', alg }))

/** Made inside a frame. The app's window is never framed, so such an answer is not for it. */
const FRAMED = ['none-es256-crossOrigin', 'none-es256-topOrigin']

/** The app does not ask for these. */
const OTHER_ALGORITHMS = ['packed-es384', 'packed-es512', 'packed-ed448']

describe.skipIf(!hasSamples)('the test vectors of the WebAuthn specification', () => {
  it.each(VECTORS.map((vector) => [vector.id, vector] as const))(
    '%s is verified, or refused for what the specification says',
    async (id, vector) => {
      const { registration, authentication } = vector
      const registering = verifyRegistration(registrationOf(vector), everythingOf(registration))
      const refused = REFUSED[id]
      if (refused) {
        const [problem, step] = refused
        expect(await problemOf(registering)).toEqual(problem)
        expect(stepFor(problem as KeyProblem, 'registration')).toEqual(step)
        return
      }
      const key = await registering
      expect(Buffer.from(key.credentialId).toString('hex')).toBe(registration.credential_id)
      expect(key.aaguid.replaceAll('-', '')).toBe(registration.aaguid)
      const { format, trust, certificates } = key.attestation
      const self = id === 'packed-self-es256'
      const certified = CERTIFIED[id]
      expect([format, trust, certificates.length]).toEqual(
        certified === undefined ? (self ? ['packed', 'self', 0] : ['none', 'none', 0]) : [certified, 'certificates', 1],
      )
      const asserting = verifyAssertion(assertionOf(vector), [key], everythingOf(authentication))
      expect((await asserting).key).toBe(key)
    },
  )

  it.each(VECTORS.map((vector) => [vector.id, vector] as const))(
    '%s, where only a touch was asked for',
    async (id, vector) => {
      const registering = verifyRegistration(registrationOf(vector), {
        challenge: vector.registration.challenge_b64url ?? '',
        origin: ORIGIN,
      })
      if (FRAMED.includes(id)) expect(await problemOf(registering)).toEqual({ kind: 'cross-origin' })
      else if (OTHER_ALGORITHMS.includes(id)) expect(await problemOf(registering)).toMatchObject({ kind: 'algorithm' })
      else if (CERTIFIED[id] !== undefined) expect(await problemOf(registering)).toEqual({ kind: 'certificates' })
      else expect((await registering).attestation.certificates).toEqual([])
    },
  )

  it.each(VECTORS.map((vector) => [vector.id, vector] as const))('%s, stored in a file', async (id, vector) => {
    const stored = {
      type: 'registration',
      options: { challenge: vector.registration.challenge_b64url, pubKeyCredParams: ALGORITHMS, attestation: 'direct' },
      response: registrationOf(vector),
      expectedOrigin: ORIGIN,
      expectedRPID: 'example.org',
      expectedTopOrigin: TOP_ORIGIN,
    }
    const verdict = await verifyStored(JSON.stringify(stored), new Date('2026-11-30T12:00:00Z'))
    expect(verdict.verified).toBe(REFUSED[id] === undefined)
    if (!verdict.verified) expect([verdict.problem, verdict.step]).toEqual(REFUSED[id])
  })

  it.each(VECTORS.map(({ id, registration }) => [id, registration] as const))(
    '%s is whole: its object, its authenticator data and its public key',
    async (id, registration) => {
      const object = parseAttestationObject(bytesOf(registration.attestationObject))
      const { credential } = parseAuthenticatorData(object.authenticatorData)
      expect(Buffer.from(credential?.id ?? []).toString('hex')).toBe(registration.credential_id)
      const key = parseCoseKey(credential?.publicKey ?? new Uint8Array())
      expect(key.kind === 'other').toBe(id === 'packed-ed448')
      await expect(requireUsable(key)).resolves.toBeUndefined()
    },
  )
})
