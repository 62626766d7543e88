import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import { decodeAttestationObject } from '@simplewebauthn/server/helpers'
import * as v from 'valibot'
import type { KeyRecord } from '../accounts/records.ts'
import { KitError } from '../kit-error.ts'
import { ALGORITHMS } from './options.ts'

/** What an answer must be for: the challenge that was sent, and the origin it was sent to. */
export interface Expected {
  readonly challenge: string
  /** "https://recovery-kit.invalid"; its host is the RP ID. */
  readonly origin: string
}

/** What a registration tells about the key. */
export type RegisteredKey = Pick<KeyRecord, 'aaguid' | 'credentialId' | 'publicKey' | 'counter' | 'transports'>

const base64url = v.pipe(v.string(), v.regex(/^[\w-]+$/), v.maxLength(100_000))
const transport = v.picklist(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])

const registration = v.object({
  id: base64url,
  rawId: base64url,
  type: v.literal('public-key'),
  response: v.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: v.optional(v.array(v.string()), []),
  }),
  clientExtensionResults: v.optional(v.object({}), {}),
})

const assertion = v.object({
  id: base64url,
  rawId: base64url,
  type: v.literal('public-key'),
  response: v.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url }),
  clientExtensionResults: v.optional(v.object({}), {}),
})

/**
 * Verifies a registration (WebAuthn Level 3 section 7.1): challenge, origin, RP ID, presence.
 *
 * @throws KitError `key-not-verified`.
 */
export async function verifyRegistration(credential: unknown, expected: Expected): Promise<RegisteredKey> {
  const response = v.safeParse(registration, credential)
  if (!response.success || hasCertificates(response.output.response.attestationObject)) throw notVerified()
  const transports = response.output.response.transports.filter((name) => v.is(transport, name))
  const result = await verified(() =>
    verifyRegistrationResponse({
      response: { ...response.output, response: { ...response.output.response, transports } },
      expectedChallenge: expected.challenge,
      expectedOrigin: expected.origin,
      expectedRPID: new URL(expected.origin).hostname,
      requireUserVerification: false,
      supportedAlgorithmIDs: [...ALGORITHMS],
    }),
  )
  if (!result.verified) throw notVerified()
  const { aaguid, credential: key } = result.registrationInfo
  return {
    aaguid,
    credentialId: Uint8Array.from(Buffer.from(key.id, 'base64url')),
    publicKey: Uint8Array.from(key.publicKey),
    counter: key.counter,
    transports,
  }
}

/**
 * Verifies an assertion (WebAuthn Level 3 section 7.2): the key signed this challenge, was
 * touched, and its counter did not go back.
 *
 * @returns the key that answered, and its new counter.
 * @throws KitError `key-unknown` when it is none of `keys`, `key-not-verified` otherwise.
 */
export async function verifyAssertion<K extends RegisteredKey>(
  credential: unknown,
  keys: readonly K[],
  expected: Expected,
): Promise<{ key: K; counter: number }> {
  const response = v.safeParse(assertion, credential)
  if (!response.success) throw notVerified()
  const key = keys.find((one) => Buffer.from(one.credentialId).toString('base64url') === response.output.id)
  if (!key) {
    throw new KitError(
      'key-unknown',
      'This is not one of the keys in this list. Nothing was changed. Add it with "Test a new key".',
    )
  }
  const result = await verified(() =>
    verifyAuthenticationResponse({
      response: response.output,
      expectedChallenge: expected.challenge,
      expectedOrigin: expected.origin,
      expectedRPID: new URL(expected.origin).hostname,
      credential: { id: response.output.id, publicKey: Uint8Array.from(key.publicKey), counter: key.counter },
      // Presence is required by the library unless verification is asked for; verification never is.
      requireUserVerification: false,
    }),
  )
  if (!result.verified) throw notVerified()
  return { key, counter: result.authenticationInfo.newCounter }
}

/**
 * The options ask for no attestation, so a browser sends no certificates. If there are some
 * anyway they are refused: checking them would ask the network whether they were revoked.
 */
function hasCertificates(attestationObject: string): boolean {
  try {
    const decoded = decodeAttestationObject(Uint8Array.from(Buffer.from(attestationObject, 'base64url')))
    return decoded.get('fmt') !== 'none' && decoded.get('attStmt').get('x5c') !== undefined
  } catch {
    return true
  }
}

async function verified<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify()
  } catch (cause) {
    throw notVerified(cause)
  }
}

function notVerified(cause?: unknown): KitError {
  return new KitError(
    'key-not-verified',
    'The key answered, but its answer does not check out, so the test did not pass. Nothing was saved. Try again; if it fails again, do not rely on this key.',
    { cause },
  )
}
