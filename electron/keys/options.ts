import { randomBytes } from 'node:crypto'
import type { KeyRecord } from '../accounts/records.ts'

/** How long a person has to find the key and touch it, in milliseconds. */
const TIMEOUT = 120_000

/** ES256, EdDSA, RS256. U2F keys know ES256 only, so it has to be there. */
export const ALGORITHMS = [-7, -8, -257] as const

/**
 * WebAuthn Level 3 JSON for a test registration that leaves nothing on the key.
 *
 * Nothing here asks for user verification, a resident credential or an attestation: keys with a
 * PIN could not be tested on Linux and macOS, Windows would make people set a PIN, a slot on the
 * key would be used up for good, and the model is not worth a consent prompt.
 */
export function registrationOptions(rpId: string): RegistrationOptions {
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
    attestation: 'none',
    // Windows times out on some keys when this is not empty and verification is discouraged.
    excludeCredentials: [],
    timeout: TIMEOUT,
    hints: ['security-key'],
    extensions: { credProps: true },
  }
}

/** WebAuthn Level 3 JSON for an assertion by any of these keys; the answer tells which one it was. */
export function assertionOptions(
  rpId: string,
  keys: readonly Pick<KeyRecord, 'credentialId' | 'transports'>[],
): AssertionOptions {
  return {
    rpId,
    challenge: randomBytes(32).toString('base64url'),
    allowCredentials: keys.map((key) => ({
      type: 'public-key',
      id: Buffer.from(key.credentialId).toString('base64url'),
      transports: key.transports,
    })),
    userVerification: 'discouraged',
    timeout: TIMEOUT,
    hints: ['security-key'],
  }
}

export interface RegistrationOptions extends Readonly<Record<string, unknown>> {
  readonly challenge: string
}

export interface AssertionOptions extends Readonly<Record<string, unknown>> {
  readonly challenge: string
}
