import { KitError } from '../kit-error.ts'
import { parseAttestationObject } from './attestation-object.ts'
import type { SpecificationStep } from './attestation/rules.ts'
import { parseAuthenticatorData } from './authenticator-data.ts'
import type { Asked } from './expected.ts'
import { modelOf } from './model.ts'
import { BrokenAnswer, type KeyProblem } from './problem.ts'
import { VERIFIABLE } from './signature.ts'
import { stepFor } from './specification.ts'
import { parseStored, type StoredAnswer } from './stored-file.ts'
import { verifyAssertion, verifyRegistration, type Expected, type Flags, type Registration } from './verification.ts'

/** What became of a stored answer. */
export type StoredVerdict =
  | {
      readonly verified: true
      readonly type: 'registration'
      readonly registration: Registration
      readonly model: string | null
    }
  | { readonly verified: true; readonly type: 'assertion'; readonly flags: Flags; readonly counter: number }
  | { readonly verified: false; readonly problem: KeyProblem; readonly step: SpecificationStep }

/**
 * Verifies an answer that was kept in a file, with what was asked for at the time.
 *
 * @param now - Decides over nothing: it tells which certificates are past their time.
 * @throws KitError `unknown-format` or `invalid-input` for a file that is none.
 */
export async function verifyStored(text: string, now: Date): Promise<StoredVerdict> {
  const stored = parseStored(text)
  try {
    return stored.type === 'registration' ? await registrationIn(stored, now) : await assertionIn(stored)
  } catch (error) {
    if (!(error instanceof KitError) || !(error.cause instanceof BrokenAnswer)) throw error
    const { problem } = error.cause
    return { verified: false, problem, step: stepFor(problem, stored.type) }
  }
}

async function registrationIn(stored: StoredAnswer, now: Date): Promise<StoredVerdict> {
  const { options, response } = stored
  const params = options.pubKeyCredParams
  const asked: Expected = {
    ...expectedOf(stored, options.authenticatorSelection?.userVerification),
    algorithms: params === undefined ? VERIFIABLE : params.length === 0 ? DEFAULTS : params.map(({ alg }) => alg),
    ...(options.attestation === 'none' ? { attestation: 'none' } : { attestation: 'direct', now }),
  }
  const registration = await verifyRegistration(wholeAnswer(response, credentialIdIn), asked)
  return { verified: true, type: 'registration', registration, model: modelOf(registration, now.getTime()) }
}

async function assertionIn(stored: StoredAnswer): Promise<StoredVerdict> {
  const { options, response, credential } = stored
  if (!credential) throw withoutCredential()
  const allowed = options.allowCredentials
  const isAllowed = allowed.length === 0 || allowed.some(({ id }) => id === credential.id)
  const key = {
    credentialId: bytesOf(credential.id),
    publicKey: bytesOf(credential.publicKey),
    counter: credential.counter,
  }
  const { flags, counter } = await verifyAssertion(
    wholeAnswer(response, () => credential.id),
    isAllowed ? [key] : [],
    expectedOf(stored, options.userVerification),
  )
  return { verified: true, type: 'assertion', flags, counter }
}

/** What an empty list of algorithms asks for (WebAuthn Level 3 section 5.1.3). */
const DEFAULTS: readonly number[] = [-7, -257]

function expectedOf(stored: StoredAnswer, userVerification: string | undefined): Asked {
  const { options, expectedOrigin, expectedRPID, expectedTopOrigin } = stored
  return {
    challenge: options.challenge,
    origin: expectedOrigin,
    rpId: expectedRPID,
    ...(expectedTopOrigin !== undefined && { topOrigin: expectedTopOrigin }),
    ...(userVerification === 'required' && { userVerification }),
  }
}

/** Some keep only the inner response, or leave out what says nothing more. */
function wholeAnswer(
  response: StoredAnswer['response'],
  idIn: (response: StoredAnswer['response']) => string,
): unknown {
  if (!('clientDataJSON' in response)) return { rawId: response.id, type: 'public-key', ...response }
  const id = idIn(response)
  return { id, rawId: id, type: 'public-key', response }
}

/** Any id where none can be read: the verification then tells why. */
function credentialIdIn({ attestationObject }: StoredAnswer['response']): string {
  try {
    const { authenticatorData } = parseAttestationObject(bytesOf(String(attestationObject)))
    const { credential } = parseAuthenticatorData(authenticatorData)
    return Buffer.from(credential?.id ?? []).toString('base64url')
  } catch {
    return 'AA'
  }
}

function withoutCredential(): KitError {
  return new KitError(
    'invalid-input',
    'An assertion is verified with the public key of its registration, and this file has none. Nothing was verified. Add "credential" with the id, the publicKey and the counter.',
  )
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(base64url, 'base64url'))
}
