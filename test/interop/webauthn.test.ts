import { describe, expect, it } from 'vitest'
import { verifyAssertion, verifyRegistration } from '../../electron/keys/verification.ts'
import { hasSamples, readSampleJson } from './samples.ts'

interface Vector {
  readonly id: string
  readonly algName: string
  readonly registration: Readonly<Record<string, string>>
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

/** Made inside a frame of another site. The app's window is never framed, so such an answer is not for it. */
const FRAMED = ['none-es256-topOrigin']

describe.skipIf(!hasSamples)('the test vectors of the WebAuthn specification', () => {
  const { origin, vectors } = hasSamples
    ? (readSampleJson('webauthn-w3c/vectors.json') as { origin: string; vectors: Vector[] })
    : { origin: '', vectors: [] }

  it.each(vectors.map((vector) => [vector.id, vector] as const))('%s', async (id, { registration, authentication }) => {
    const answer = {
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
    const registering = verifyRegistration(answer, { challenge: registration.challenge_b64url ?? '', origin })
    if (!WITHOUT_CERTIFICATES.includes(id)) {
      await expect(registering).rejects.toMatchObject({ code: 'key-not-verified' })
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
})
