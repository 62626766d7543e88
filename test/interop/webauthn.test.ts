import { describe, expect, it } from 'vitest'
import { parseAttestationObject } from '../../electron/keys/attestation-object.ts'
import { parseAuthenticatorData } from '../../electron/keys/authenticator-data.ts'
import { parseCoseKey, requireUsable } from '../../electron/keys/cose-key.ts'
import { verifyAssertion, verifyRegistration } from '../../electron/keys/verification.ts'
import { hasSamples, readSampleJson } from './samples.ts'

type Registration = Readonly<Record<string, string>>

interface Vector {
  readonly id: string
  readonly algName: string
  readonly registration: Registration
  readonly authentication: Readonly<Record<string, string>>
}

/** The others come with certificates; the app asks for none, and refuses them unread. */
const WITHOUT_CERTIFICATES = [
  'none-es256',
  'packed-self-es256',
  'none-es256-crossOrigin',
  'none-es256-topOrigin',
  'none-es256-long-credential-id',
]

/** These have an algorithm that the app does not ask a key for, which is noticed before the certificates. */
const NOT_ASKED_FOR: Readonly<Record<string, object>> = {
  'packed-es384': { kind: 'algorithm', algorithm: -35 },
  'packed-es512': { kind: 'algorithm', algorithm: -36 },
  'packed-ed448': { kind: 'algorithm', algorithm: -53 },
}

/** Made inside a frame of another site. The app's window is never framed, so such an answer is not for it. */
const FRAMED = ['none-es256-topOrigin']

describe.skipIf(!hasSamples)('the test vectors of the WebAuthn specification', () => {
  const { origin, vectors } = hasSamples
    ? (readSampleJson('webauthn-w3c/vectors.json') as { origin: string; vectors: Vector[] })
    : { origin: '', vectors: [] }

  const expectedOf = ({ challenge_b64url = '' }: Registration) => ({ challenge: challenge_b64url, origin })

  it.each(vectors.map((vector) => [vector.id, vector] as const))('%s', async (id, { registration, authentication }) => {
    const registering = verifyRegistration(answerOf(registration), expectedOf(registration))
    if (!WITHOUT_CERTIFICATES.includes(id)) {
      const problem = NOT_ASKED_FOR[id] ?? { kind: 'certificates' }
      await expect(registering).rejects.toMatchObject({ code: 'key-not-verified', cause: { problem } })
      return
    }
    const key = await registering
    expect(Buffer.from(key.credentialId).toString('hex')).toBe(registration.credential_id)
    expect(key.aaguid.replaceAll('-', '')).toBe(registration.aaguid)

    const assertion = {
      id: registration.credential_id_b64url,
      rawId: registration.credential_id_b64url,
      type: 'public-key',
      response: {
        clientDataJSON: authentication.clientDataJSON_b64url,
        authenticatorData: authentication.authenticatorData_b64url,
        signature: authentication.signature_b64url,
      },
      clientExtensionResults: {},
    }
    const asserting = verifyAssertion(assertion, [key], { challenge: authentication.challenge_b64url ?? '', origin })
    if (FRAMED.includes(id)) await expect(asserting).rejects.toMatchObject({ code: 'key-not-verified' })
    else expect((await asserting).key).toBe(key)
  })

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

  describe.each(vectors.filter(({ id }) => WITHOUT_CERTIFICATES.includes(id)))('$id, changed', ({ registration }) => {
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
      await expect(verifyRegistration(answer, expectedOf(registration))).rejects.toMatchObject({
        code: 'key-not-verified',
        cause: { problem },
      })
    })

    it('under another id, is refused for that', async () => {
      const answer = answerOf({ ...registration, credential_id_b64url: 'AAAA' })
      await expect(verifyRegistration(answer, expectedOf(registration))).rejects.toMatchObject({
        cause: { problem: { kind: 'credential-id' } },
      })
    })
  })
})

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
