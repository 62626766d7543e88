import { equalBytes } from '@noble/ciphers/utils.js'
import type { KeyRecord } from '../accounts/records.ts'
import { KitError } from '../kit-error.ts'
import { parseAssertion, parseRegistration } from './answer.ts'
import type { Attestation } from './attestation/attestation.ts'
import { verifyStatement } from './attestation/statement.ts'
import { parseAttestationObject } from './attestation-object.ts'
import { parseAuthenticatorData, type AuthenticatorData } from './authenticator-data.ts'
import { checkClientData, sha256 } from './client-data.ts'
import { parseCoseKey, requireUsable, type CoseKey } from './cose-key.ts'
import type { Expected } from './expected.ts'
import { ALGORITHMS } from './options.ts'
import { BrokenAnswer, malformed, type KeyProblem } from './problem.ts'
import { keyObjectOf } from './public-key.ts'
import { fits } from './signature.ts'
import { problemSentence } from './words.ts'

export type { Expected } from './expected.ts'

/** What a key record keeps of a registration. */
export type RegisteredKey = Pick<KeyRecord, 'aaguid' | 'credentialId' | 'publicKey' | 'counter' | 'transports'>

/** What a key says of itself in every answer (WebAuthn Level 3 section 6.1). */
export type Flags = Pick<AuthenticatorData, 'userPresent' | 'userVerified' | 'backupEligible' | 'backedUp'>

/** What a registration tells about the key. */
export interface Registration extends RegisteredKey {
  /** By PIN, fingerprint or the like. */
  readonly userVerified: boolean
  /** The browser says that the credential takes up a slot on the key. */
  readonly slotUsed: boolean
  /** COSE. */
  readonly algorithm: number
  readonly flags: Flags
  readonly attestation: Attestation
}

/** What an assertion tells about the key. */
export interface Assertion<K = Pick<RegisteredKey, 'credentialId'>> {
  /** The one that answered. */
  readonly key: K
  readonly counter: number
  readonly flags: Flags
}

/**
 * Verifies a registration (WebAuthn Level 3 section 7.1): its encoding to the last byte, the public
 * key, challenge, origin, RP ID, presence, and what it says about the key's make.
 *
 * @throws KitError `key-not-verified`, with a BrokenAnswer as its cause.
 */
export async function verifyRegistration(credential: unknown, expected: Expected): Promise<Registration> {
  return await checked(async () => {
    const { id, rawId, response, clientExtensionResults } = parseRegistration(credential)
    const clientDataHash = checkClientData(response.clientDataJSON, 'webauthn.create', expected)
    const object = parseAttestationObject(response.attestationObject)
    const data = parseAuthenticatorData(object.authenticatorData)
    if (!data.credential) throw malformed('authenticator-data', 'fields')
    if (id !== rawId || id !== idOf(data.credential.id)) throw new BrokenAnswer({ kind: 'credential-id' })
    checkAuthenticatorData(data, expected)
    const key = await usableKey(data.credential.publicKey, expected.algorithms ?? ALGORITHMS)
    const about = { ...data, clientDataHash, key, credential: data.credential, publicKey: keyObjectOf(key) }
    const { authenticatorData } = object
    const attestation = await verifyStatement(object, { ...about, authenticatorData }, expected)
    return {
      aaguid: uuidOf(data.credential.aaguid),
      credentialId: data.credential.id,
      publicKey: data.credential.publicKey,
      counter: data.signCount,
      transports: response.transports,
      userVerified: data.userVerified,
      slotUsed: clientExtensionResults.credProps.rk === true,
      algorithm: key.algorithm,
      flags: flagsOf(data),
      attestation,
    }
  })
}

/**
 * Verifies an assertion (WebAuthn Level 3 section 7.2): the key signed this challenge, was
 * touched, and its counter did not go back.
 *
 * @returns the key that answered, its new counter, and what it said of itself.
 * @throws KitError `key-unknown` when it is none of `keys`, `key-not-verified` otherwise.
 */
export async function verifyAssertion<K extends Pick<RegisteredKey, 'credentialId' | 'publicKey' | 'counter'>>(
  credential: unknown,
  keys: readonly K[],
  expected: Expected,
): Promise<Assertion<K>> {
  return await checked(async () => {
    const { id, rawId, response } = parseAssertion(credential)
    const { clientDataJSON, authenticatorData, signature } = response
    if (id !== rawId) throw new BrokenAnswer({ kind: 'credential-id' })
    const data = parseAuthenticatorData(authenticatorData)
    const key = keys.find((one) => idOf(one.credentialId) === id)
    if (!key) throw new BrokenAnswer({ kind: 'unknown-credential' })
    const clientDataHash = checkClientData(clientDataJSON, 'webauthn.get', expected)
    checkAuthenticatorData(data, expected)
    const publicKey = parseCoseKey(key.publicKey)
    await requireUsable(publicKey)
    const signed = Buffer.concat([authenticatorData, clientDataHash])
    if (!fits(publicKey.algorithm, keyObjectOf(publicKey), signed, signature))
      throw new BrokenAnswer({ kind: 'signature' })
    const { counter: was } = key
    const { signCount: now } = data
    if ((was > 0 || now > 0) && now <= was) throw new BrokenAnswer({ kind: 'counter', was, now })
    return { key, counter: now, flags: flagsOf(data) }
  })
}

/** The site and the flags, as WebAuthn Level 3 sections 7.1 and 7.2 both want them. */
function checkAuthenticatorData(data: AuthenticatorData, expected: Expected): void {
  const rpId = expected.rpId ?? new URL(expected.origin).hostname
  if (!equalBytes(data.rpIdHash, sha256(rpId))) throw new BrokenAnswer({ kind: 'rp-id' })
  if (!data.userPresent) throw new BrokenAnswer({ kind: 'not-touched' })
  if (expected.userVerification === 'required' && !data.userVerified) throw new BrokenAnswer({ kind: 'not-verified' })
  if (data.backedUp && !data.backupEligible) throw new BrokenAnswer({ kind: 'backup-flags' })
}

async function usableKey(bytes: Uint8Array, asked: readonly number[]): Promise<CoseKey> {
  const key = parseCoseKey(bytes)
  const { algorithm } = key
  if (!asked.includes(algorithm)) throw new BrokenAnswer({ kind: 'algorithm', algorithm })
  await requireUsable(key)
  return key
}

function flagsOf({ userPresent, userVerified, backupEligible, backedUp }: AuthenticatorData): Flags {
  return { userPresent, userVerified, backupEligible, backedUp }
}

/** Turns whatever a check throws into the sentence for it. */
async function checked<T>(check: () => Promise<T>): Promise<T> {
  try {
    return await check()
  } catch (cause) {
    const problem: KeyProblem = cause instanceof BrokenAnswer ? cause.problem : { kind: 'unverified' }
    const code = problem.kind === 'unknown-credential' ? 'key-unknown' : 'key-not-verified'
    throw new KitError(code, problemSentence(problem), { cause })
  }
}

function idOf(credentialId: Uint8Array): string {
  return Buffer.from(credentialId).toString('base64url')
}

/** RFC 9562 section 4. */
function uuidOf(aaguid: Uint8Array): string {
  return Buffer.from(aaguid)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
