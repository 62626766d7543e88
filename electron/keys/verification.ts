import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import * as v from 'valibot'
import type { KeyRecord } from '../accounts/records.ts'
import { KitError } from '../kit-error.ts'
import { hasCertificates, parseAttestationObject } from './attestation-object.ts'
import { parseAuthenticatorData } from './authenticator-data.ts'
import { parseCoseKey, requireUsable } from './cose-key.ts'
import { ALGORITHMS } from './options.ts'
import { BrokenAnswer, malformed, type KeyProblem } from './problem.ts'
import { problemSentence } from './words.ts'

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
 * Verifies a registration (WebAuthn Level 3 section 7.1): its encoding to the last byte, the public
 * key, challenge, origin, RP ID, presence.
 *
 * @throws KitError `key-not-verified`, with a BrokenAnswer as its cause.
 */
export async function verifyRegistration(credential: unknown, expected: Expected): Promise<RegisteredKey> {
  return await checked(async () => {
    const response = v.safeParse(registration, credential)
    if (!response.success) throw new BrokenAnswer({ kind: 'no-answer' })
    await requireSound(response.output)
    const transports = response.output.response.transports.filter((name) => v.is(transport, name))
    const result = await verifyRegistrationResponse({
      response: { ...response.output, response: { ...response.output.response, transports } },
      expectedChallenge: expected.challenge,
      expectedOrigin: expected.origin,
      expectedRPID: new URL(expected.origin).hostname,
      requireUserVerification: false,
      supportedAlgorithmIDs: [...ALGORITHMS],
    })
    if (!result.verified) throw new BrokenAnswer({ kind: 'unverified' })
    const { aaguid, credential: key } = result.registrationInfo
    return {
      aaguid,
      credentialId: bytesOf(key.id),
      publicKey: Uint8Array.from(key.publicKey),
      counter: key.counter,
      transports,
    }
  })
}

/**
 * What the library lets pass: an answer that is cut short or longer than it says, a public key that
 * no signature can fit, an id that is not the key's own. Certificates are refused before it sees
 * them: the options ask for none, and checking them would ask the network whether they were revoked.
 *
 * @throws BrokenAnswer
 */
async function requireSound({ id, rawId, response }: v.InferOutput<typeof registration>): Promise<void> {
  const attestation = parseAttestationObject(bytesOf(response.attestationObject))
  const { credential } = parseAuthenticatorData(attestation.authenticatorData)
  if (!credential) throw malformed('authenticator-data', 'fields')
  if (id !== rawId || id !== Buffer.from(credential.id).toString('base64url'))
    throw new BrokenAnswer({ kind: 'credential-id' })
  const key = parseCoseKey(credential.publicKey)
  const { algorithm } = key
  if (!ALGORITHMS.some((asked) => asked === algorithm)) throw new BrokenAnswer({ kind: 'algorithm', algorithm })
  await requireUsable(key)
  if (hasCertificates(attestation)) throw new BrokenAnswer({ kind: 'certificates' })
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
  return await checked(async () => {
    const parsed = v.safeParse(assertion, credential)
    if (!parsed.success) throw new BrokenAnswer({ kind: 'no-answer' })
    const response = parsed.output
    if (response.id !== response.rawId) throw new BrokenAnswer({ kind: 'credential-id' })
    parseAuthenticatorData(bytesOf(response.response.authenticatorData))
    const key = keys.find((one) => Buffer.from(one.credentialId).toString('base64url') === response.id)
    if (!key) throw unknownKey()
    const result = await verifyAuthenticationResponse({
      response,
      expectedChallenge: expected.challenge,
      expectedOrigin: expected.origin,
      expectedRPID: new URL(expected.origin).hostname,
      credential: { id: response.id, publicKey: Uint8Array.from(key.publicKey), counter: key.counter },
      // Presence is required by the library unless verification is asked for; verification never is.
      requireUserVerification: false,
    })
    if (!result.verified) throw new BrokenAnswer({ kind: 'unverified' })
    return { key, counter: result.authenticationInfo.newCounter }
  })
}

/** Turns whatever a check throws into the sentence for it. What the library throws says no more than that it failed. */
async function checked<T>(check: () => Promise<T>): Promise<T> {
  try {
    return await check()
  } catch (cause) {
    if (cause instanceof KitError) throw cause
    const problem: KeyProblem = cause instanceof BrokenAnswer ? cause.problem : { kind: 'unverified' }
    throw new KitError('key-not-verified', problemSentence(problem), { cause })
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(base64url, 'base64url'))
}

function unknownKey(): KitError {
  return new KitError(
    'key-unknown',
    'This is not one of the keys in this list. Nothing was changed. Add it with "Test a new key".',
  )
}
