/** The package @simplewebauthn/server reads the same answers; its network is one that refuses. */
import {
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { verifyAssertion, verifyRegistration } from '../../electron/keys/verification.ts'
import { makersCertificate, packed, packedSelf, ROOT } from '../fixtures/attestation/packed.ts'
import { ASKED, CHALLENGE, ORIGIN } from '../fixtures/attestation/registration.ts'
import { u2f } from '../fixtures/attestation/fido-u2f.ts'
import { SoftwareKey, type Answer } from '../fixtures/software-key.ts'

const theirs = {
  expectedChallenge: CHALLENGE,
  expectedOrigin: ORIGIN,
  expectedRPID: new URL(ORIGIN).hostname,
  requireUserVerification: false,
}

const ANSWERS: readonly (readonly [string, () => Answer])[] = [
  ['none', () => new SoftwareKey(ORIGIN).register(CHALLENGE)],
  ['packed', () => packed()],
  ['packed, made for itself', () => packedSelf()],
  ['fido-u2f', () => u2f()],
  ['another challenge', () => new SoftwareKey(ORIGIN).register('AAAA')],
  ['another origin', () => new SoftwareKey(ORIGIN).register(CHALLENGE, { origin: 'https://evil.invalid' })],
  ['another RP ID', () => new SoftwareKey(ORIGIN).register(CHALLENGE, { rpId: 'evil.invalid' })],
  ['not touched', () => new SoftwareKey(ORIGIN).register(CHALLENGE, { flags: 0x40 })],
  ['packed, signed by another key', () => packed({ signer: ROOT })],
  ['packed, without a name', () => packed({ x5c: [makersCertificate({ subject: [] })] })],
]

beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no network')))
})

afterEach(() => {
  vi.unstubAllGlobals()
})

const verdict = async (verifying: Promise<object>) =>
  await verifying.then(
    (result) => !('verified' in result) || result.verified === true,
    () => false,
  )

describe('two readers come to the same verdict on', () => {
  it.each(ANSWERS)('a registration: %s', async (_name, make) => {
    const answer = make()
    const second = verifyRegistrationResponse({ ...theirs, response: answer as unknown as RegistrationResponseJSON })
    expect(await verdict(verifyRegistration(answer, ASKED))).toBe(await verdict(second))
  })

  it.each([
    ['sound', {}],
    ['of a counter that goes back', { counter: 3 }],
    ['of another origin', { counter: 9, origin: 'https://evil.invalid' }],
    ['without a touch', { counter: 9, flags: 0 }],
  ])('an assertion: %s', async (_name, lie) => {
    const key = new SoftwareKey(ORIGIN)
    const registered = { ...(await verifyRegistration(key.register(CHALLENGE), ASKED)), counter: 5 }
    const answer = key.assert(CHALLENGE, { counter: 6, ...lie })
    const credential = { id: answer.id, publicKey: Uint8Array.from(registered.publicKey), counter: 5 }
    const response = answer as unknown as AuthenticationResponseJSON
    const second = verifyAuthenticationResponse({ ...theirs, response, credential })
    expect(await verdict(verifyAssertion(answer, [registered], ASKED))).toBe(await verdict(second))
  })
})
