import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifyAssertion, verifyRegistration } from '../../electron/keys/verification.ts'
import type { KeyProblem } from '../../electron/keys/problem.ts'
import { problemOf } from '../fixtures/key-problem.ts'
import { SoftwareKey, type Lie } from '../fixtures/software-key.ts'

const ORIGIN = 'https://recovery-kit.invalid'
const challenge = Buffer.alloc(32, 5).toString('base64url')
const expected = { challenge, origin: ORIGIN }

describe('a test registration', () => {
  it('tells the credential, an undisclosed AAGUID and the transports', async () => {
    const key = new SoftwareKey(ORIGIN)
    const registered = await verifyRegistration(key.register(challenge), expected)
    expect(registered).toMatchObject({
      aaguid: '00000000-0000-0000-0000-000000000000',
      counter: 0,
      transports: ['usb'],
    })
    expect(Buffer.from(registered.credentialId)).toEqual(key.id)
  })

  it('does not pass for another type, challenge, origin, frame or RP ID, nor without a touch', async () => {
    const key = new SoftwareKey(ORIGIN)
    const lies: readonly (readonly [Lie, KeyProblem])[] = [
      [{ origin: 'https://evil.invalid' }, { kind: 'origin' }],
      [{ rpId: 'evil.invalid' }, { kind: 'rp-id' }],
      [{ flags: 0x40 }, { kind: 'not-touched' }],
      [{ flags: 0x51 }, { kind: 'backup-flags' }],
      [{ type: 'webauthn.get' }, { kind: 'type' }],
      [{ crossOrigin: true }, { kind: 'cross-origin' }],
      [{ topOrigin: 'https://evil.invalid' }, { kind: 'top-origin' }],
    ]
    for (const [lie, problem] of lies)
      expect(await problemOf(verifyRegistration(key.register(challenge, lie), expected))).toEqual(problem)
    const other = Buffer.alloc(32, 6).toString('base64url')
    expect(await problemOf(verifyRegistration(key.register(other), expected))).toEqual({ kind: 'challenge' })
  })

  it('passes in the frame of the expected site, and of no other', async () => {
    const key = new SoftwareKey(ORIGIN)
    const topOrigin = 'https://frame.invalid'
    const framed = { ...expected, topOrigin }
    for (const lie of [{}, { crossOrigin: true }, { crossOrigin: true, topOrigin }])
      expect(await verifyRegistration(key.register(challenge, lie), framed)).toMatchObject({ counter: 0 })
    const other = key.register(challenge, { crossOrigin: true, topOrigin: 'https://evil.invalid' })
    expect(await problemOf(verifyRegistration(other, framed))).toEqual({ kind: 'top-origin' })
  })

  it('passes for another RP ID than the host only where that is expected', async () => {
    const answer = new SoftwareKey(ORIGIN).register(challenge, { rpId: 'invalid' })
    expect(await verifyRegistration(answer, { ...expected, rpId: 'invalid' })).toMatchObject({ counter: 0 })
    expect(await problemOf(verifyRegistration(answer, expected))).toEqual({ kind: 'rp-id' })
  })

  it('tells whether PIN or fingerprint were checked, and does not pass without where they are required', async () => {
    const key = new SoftwareKey(ORIGIN)
    const required = { ...expected, userVerification: 'required' } as const
    const verified = await verifyRegistration(key.register(challenge, { flags: 0x45 }), required)
    expect([verified.userVerified, verified.flags]).toEqual([
      true,
      { userPresent: true, userVerified: true, backupEligible: false, backedUp: false },
    ])
    expect(await problemOf(verifyRegistration(key.register(challenge), required))).toEqual({ kind: 'not-verified' })
    expect(await verifyRegistration(key.register(challenge), expected)).toMatchObject({ userVerified: false })
  })

  it('tells whether a slot on the key was used, as far as the browser says', async () => {
    const answer = new SoftwareKey(ORIGIN).register(challenge)
    for (const [clientExtensionResults, slotUsed] of [
      [{ credProps: { rk: true } }, true],
      [{ credProps: { rk: false } }, false],
      [{ credProps: {} }, false],
      [{}, false],
    ] as const)
      expect(await verifyRegistration({ ...answer, clientExtensionResults }, expected)).toMatchObject({ slotUsed })
  })

  it('does not pass with client data that is cut short, no JSON, or without a field', async () => {
    const answer = new SoftwareKey(ORIGIN).register(challenge)
    const withClientData = (text: string | Uint8Array) => ({
      ...answer,
      response: { ...answer.response, clientDataJSON: Buffer.from(text).toString('base64url') },
    })
    const data = Buffer.from(String(answer.response.clientDataJSON), 'base64url')
    for (const broken of [data.subarray(0, -1), Uint8Array.of(0xff), '{}{}'])
      expect(await problemOf(verifyRegistration(withClientData(broken), expected))).toEqual({
        kind: 'malformed',
        part: 'client-data',
        why: 'encoding',
      })
    for (const broken of ['[]', 'null', JSON.stringify({ type: 'webauthn.create', challenge, crossOrigin: 'no' })])
      expect(await problemOf(verifyRegistration(withClientData(broken), expected))).toEqual({
        kind: 'malformed',
        part: 'client-data',
        why: 'fields',
      })
  })

  it('never fails otherwise than by not passing, whatever is sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (noise) => {
        await expect(verifyRegistration(noise, expected)).rejects.toMatchObject({ code: 'key-not-verified' })
        await expect(verifyAssertion(noise, [], expected)).rejects.toMatchObject({ code: 'key-not-verified' })
      }),
      { seed: 7 },
    )
  })
})
