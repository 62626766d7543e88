import { randomBytes } from 'node:crypto'
import type { KeyRecord } from '../accounts/records.ts'

/** How long a person has to find the key and touch it, in milliseconds. */
export const WAIT = 120_000

/** ES256, EdDSA, RS256. U2F keys know ES256 only, so it has to be there. */
export const ALGORITHMS = [-7, -8, -257] as const

type Credential = Pick<KeyRecord, 'credentialId' | 'transports'>

export interface RegistrationAsk {
  readonly rpId: string
  /** A key that holds one of these makes no other (WebAuthn Level 3 section 5.1.3). */
  readonly exclude: readonly Credential[]
  /** `direct` asks the key to say who made it; some systems ask the person first. */
  readonly attestation: 'none' | 'direct'
  /** Milliseconds. */
  readonly wait: number
}

/**
 * WebAuthn Level 3 JSON for a test registration that leaves nothing on the key.
 *
 * Nothing here asks for user verification or a resident credential: keys with a PIN could not be
 * tested on Linux and macOS, Windows would make people set a PIN, and a slot on the key would be used
 * up for good.
 */
export function registrationOptions({ rpId, exclude, attestation, wait }: RegistrationAsk): Options {
  return {
    rp: { id: rpId, name: 'Recovery Kit key test' },
    // A random user never replaces another test's credential and says nothing about the person.
    user: {
      id: randomBytes(32).toString('base64url'),
      name: 'recovery-kit-test',
      displayName: 'Recovery Kit key test',
    },
    challenge: randomBytes(32).toString('base64url'),
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    authenticatorSelection: {
      authenticatorAttachment: 'cross-platform',
      residentKey: 'discouraged',
      requireResidentKey: false,
      userVerification: 'discouraged',
    },
    attestation,
    excludeCredentials: exclude.map(descriptor),
    timeout: wait,
    hints: ['security-key'],
    extensions: { credProps: true },
  }
}

export interface AssertionAsk {
  readonly rpId: string
  /** Any of these may answer; which one did stands in the answer. */
  readonly allow: readonly Credential[]
  /** `required` has the key check its PIN or a finger. */
  readonly verification: 'discouraged' | 'required'
  /** Milliseconds. */
  readonly wait: number
}

/** WebAuthn Level 3 JSON for an assertion. */
export function assertionOptions({ rpId, allow, verification, wait }: AssertionAsk): Options {
  return {
    rpId,
    challenge: randomBytes(32).toString('base64url'),
    allowCredentials: allow.map(descriptor),
    userVerification: verification,
    timeout: wait,
    hints: ['security-key'],
  }
}

export interface Options extends Readonly<Record<string, unknown>> {
  readonly challenge: string
}

function descriptor({ credentialId, transports }: Credential) {
  return { type: 'public-key', id: Buffer.from(credentialId).toString('base64url'), transports }
}
