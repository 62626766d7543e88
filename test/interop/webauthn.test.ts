import { describe, expect, it } from 'vitest'
import { parseAttestationObject } from '../../electron/keys/attestation-object.ts'
import { parseAuthenticatorData } from '../../electron/keys/authenticator-data.ts'
import { parseCoseKey, requireUsable } from '../../electron/keys/cose-key.ts'
import { verifyAssertion, verifyRegistration } from '../../electron/keys/verification.ts'
import type { SpecificationStep } from '../../electron/keys/attestation/rules.ts'
import { BrokenAnswer, type KeyProblem } from '../../electron/keys/problem.ts'
import { stepFor } from '../../electron/keys/specification.ts'
import { KitError } from '../../electron/kit-error.ts'
import { hasSamples, readSampleJson } from './samples.ts'

type Registration = Readonly<Record<string, string>>

interface Vector {
  readonly id: string
  readonly algName: string
  readonly registration: Registration
  readonly authentication: Readonly<Record<string, string>>
}

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

/** Made inside a frame. The app's window is never framed, so such an answer is not for it. */
const FRAMED = ['none-es256-crossOrigin', 'none-es256-topOrigin']

/** The app does not ask for these. */
const OTHER_ALGORITHMS = ['packed-es384', 'packed-es512', 'packed-ed448']

describe.skipIf(!hasSamples)('the test vectors of the WebAuthn specification', () => {
  const { origin, topOrigin, vectors } = hasSamples
    ? (readSampleJson('webauthn-w3c/vectors.json') as { origin: string; topOrigin: string; vectors: Vector[] })
    : { origin: '', topOrigin: '', vectors: [] }

  const touchTestOf = ({ challenge_b64url = '' }: Registration) => ({ challenge: challenge_b64url, origin })
  const everythingOf = (registration: Registration) =>
    ({
      ...touchTestOf(registration),
      topOrigin,
      algorithms: [-7, -8, -257, -35, -36],
      attestation: 'direct',
      now: new Date('2026-11-30T12:00:00Z'),
    }) as const

  it.each(vectors.map((vector) => [vector.id, vector] as const))(
    '%s is verified, or refused for what the specification says',
    async (id, { registration, authentication }) => {
      const registering = verifyRegistration(answerOf(registration), everythingOf(registration))
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
      const asserting = verifyAssertion(assertionOf(registration, authentication), [key], everythingOf(authentication))
      expect((await asserting).key).toBe(key)
    },
  )

  it.each(vectors.map((vector) => [vector.id, vector] as const))(
    '%s, where only a touch was asked for',
    async (id, vector) => {
      const registering = verifyRegistration(answerOf(vector.registration), touchTestOf(vector.registration))
      if (FRAMED.includes(id)) expect(await problemOf(registering)).toEqual({ kind: 'cross-origin' })
      else if (OTHER_ALGORITHMS.includes(id)) expect(await problemOf(registering)).toMatchObject({ kind: 'algorithm' })
      else if (CERTIFIED[id] !== undefined) expect(await problemOf(registering)).toEqual({ kind: 'certificates' })
      else expect((await registering).attestation.certificates).toEqual([])
    },
  )

  it.each(vectors.map(({ id, registration }) => [id, registration] as const))(
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

  const uncertified = vectors.filter(({ id }) => CERTIFIED[id] === undefined && !FRAMED.includes(id))
  describe.each(uncertified)('$id, changed', ({ registration }) => {
    const object = bytesOf(registration.attestationObject)
    const malformed = (why: string) => ({ kind: 'malformed', part: 'attestation-object', why })
    it.each([
      ['cut by one byte', object.slice(0, -1), malformed('encoding')],
      ['cut by eight bytes', object.slice(0, -8), malformed('encoding')],
      ['with a byte behind its end', Uint8Array.of(...object, 0), malformed('trailing')],
      ['with eight bytes behind its end', Uint8Array.of(...object, ...new Uint8Array(8)), malformed('trailing')],
      // The object ends with the y of the public key.
      [
        'with a point off its curve',
        object.with(-1, (object.at(-1) ?? 0) ^ 1),
        { kind: 'unusable-key', why: 'not-on-curve' },
      ],
    ])('%s, is refused for that', async (_what, changed, problem) => {
      const answer = answerOf({ ...registration, attestationObject_b64url: Buffer.from(changed).toString('base64url') })
      await expect(verifyRegistration(answer, touchTestOf(registration))).rejects.toMatchObject({
        code: 'key-not-verified',
        cause: { problem },
      })
    })

    it('under another id, is refused for that', async () => {
      const answer = answerOf({ ...registration, credential_id_b64url: 'AAAA' })
      await expect(verifyRegistration(answer, touchTestOf(registration))).rejects.toMatchObject({
        cause: { problem: { kind: 'credential-id' } },
      })
    })
  })
})

function assertionOf(registration: Registration, authentication: Registration) {
  return {
    id: registration.credential_id_b64url,
    rawId: registration.credential_id_b64url,
    type: 'public-key',
    response: {
      clientDataJSON: authentication.clientDataJSON_b64url,
      authenticatorData: authentication.authenticatorData_b64url,
      signature: authentication.signature_b64url,
    },
  }
}

async function problemOf(verifying: Promise<unknown>): Promise<unknown> {
  const error: unknown = await verifying.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return error instanceof KitError && error.cause instanceof BrokenAnswer ? error.cause.problem : error
}

function bytesOf(hex = ''): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(hex, 'hex'))
}

function answerOf(registration: Registration) {
  return {
    id: registration.credential_id_b64url,
    rawId: registration.credential_id_b64url,
    type: 'public-key',
    response: {
      clientDataJSON: registration.clientDataJSON_b64url,
      attestationObject: registration.attestationObject_b64url,
      transports: ['usb'],
    },
    clientExtensionResults: {},
  }
}
