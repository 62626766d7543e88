import fc from 'fast-check'
import { decode, encode } from 'cborg'
import { describe, expect, it } from 'vitest'
import { BrokenAnswer } from '../../electron/keys/problem.ts'
import { KitError } from '../../electron/kit-error.ts'
import { verifyAssertion, verifyRegistration } from '../../electron/keys/verification.ts'
import type { KeyProblem } from '../../electron/keys/problem.ts'
import { SoftwareKey, type Answer, type Lie } from '../fixtures/software-key.ts'

const ORIGIN = 'https://recovery-kit.invalid'
const challenge = Buffer.alloc(32, 5).toString('base64url')
const expected = { challenge, origin: ORIGIN }

/** A registration whose attestation object was changed on its way. */
function changed(
  change: (object: Uint8Array) => Uint8Array,
  answer = new SoftwareKey(ORIGIN).register(challenge),
): Answer {
  const object = Uint8Array.from(Buffer.from(String(answer.response.attestationObject), 'base64url'))
  const attestationObject = Buffer.from(change(object)).toString('base64url')
  return { ...answer, response: { ...answer.response, attestationObject } }
}

async function problemOf(verifying: Promise<unknown>): Promise<KeyProblem | undefined> {
  const error: unknown = await verifying.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof KitError) || error.code !== 'key-not-verified')
    throw new Error('it passed, or failed otherwise')
  return error.cause instanceof BrokenAnswer ? error.cause.problem : undefined
}

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

  it('stops at certificates, which were not asked for, and says nothing against the key', async () => {
    const forged = changed((object) => {
      const { authData } = decode(object) as { authData: Uint8Array }
      const attStmt = { alg: -7, sig: new Uint8Array(70), x5c: [new Uint8Array(500)] }
      return encode({ fmt: 'packed', attStmt, authData })
    })
    expect(await problemOf(verifyRegistration(forged, expected))).toEqual({ kind: 'certificates' })
    await expect(verifyRegistration(forged, expected)).rejects.not.toThrow('do not rely on this key')
  })

  it('does not pass cut short, at whatever byte', async () => {
    const key = new SoftwareKey(ORIGIN)
    const whole = key.register(challenge)
    expect(await verifyRegistration(whole, expected)).toMatchObject({ counter: 0 })
    const { length } = Buffer.from(String(whole.response.attestationObject), 'base64url')
    for (let cut = 1; cut < length; cut++)
      expect(
        await problemOf(
          verifyRegistration(
            changed((object) => object.slice(0, -cut), whole),
            expected,
          ),
        ),
      ).toEqual({
        kind: 'malformed',
        part: 'attestation-object',
        why: 'encoding',
      })
  })

  it('does not pass with bytes behind the attestation object, or in it behind the public key', async () => {
    const behind = changed((object) => Uint8Array.of(...object, 0))
    expect(await problemOf(verifyRegistration(behind, expected))).toEqual({
      kind: 'malformed',
      part: 'attestation-object',
      why: 'trailing',
    })
    const inside = changed((object) => {
      const { authData } = decode(object) as { authData: Uint8Array }
      return encode({ fmt: 'none', attStmt: {}, authData: Uint8Array.of(...authData, 0) })
    })
    expect(await problemOf(verifyRegistration(inside, expected))).toEqual({
      kind: 'malformed',
      part: 'authenticator-data',
      why: 'trailing',
    })
  })

  it('does not pass with a public key that is no point of its curve', async () => {
    // The last byte is the last of its y.
    const off = changed((object) => object.with(-1, (object.at(-1) ?? 0) ^ 1))
    expect(await problemOf(verifyRegistration(off, expected))).toEqual({ kind: 'unusable-key', why: 'not-on-curve' })
  })

  it('does not pass with an algorithm that was not asked for', async () => {
    const answer = (alg: number) =>
      changed((object) => {
        const { authData } = decode(object) as { authData: Uint8Array }
        const key = encode(
          new Map([
            [1, 1],
            [3, alg],
            [-1, 7],
          ]),
        )
        const idEnd = 37 + 16 + 2 + 32
        return encode({ fmt: 'none', attStmt: {}, authData: Uint8Array.of(...authData.slice(0, idEnd), ...key) })
      })
    expect(await problemOf(verifyRegistration(answer(-53), expected))).toEqual({ kind: 'algorithm', algorithm: -53 })
    expect(await problemOf(verifyRegistration(answer(-65535), expected))).toEqual({
      kind: 'algorithm',
      algorithm: -65535,
    })
  })

  it('does not pass under another id than the key’s own', async () => {
    const answer = new SoftwareKey(ORIGIN).register(challenge)
    const other = Buffer.alloc(32, 1).toString('base64url')
    for (const forged of [
      { ...answer, id: other },
      { ...answer, rawId: other },
      { ...answer, id: other, rawId: other },
    ])
      expect(await problemOf(verifyRegistration(forged, expected))).toEqual({ kind: 'credential-id' })
  })

  it('does not pass without a credential', async () => {
    const without = changed((object) => {
      const { authData } = decode(object) as { authData: Uint8Array }
      return encode({ fmt: 'none', attStmt: {}, authData: authData.slice(0, 37).with(32, 0x01) })
    })
    expect(await problemOf(verifyRegistration(without, expected))).toEqual({
      kind: 'malformed',
      part: 'authenticator-data',
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

describe('a test assertion', () => {
  it('says which of several keys answered, and its counter', async () => {
    const keys = [new SoftwareKey(ORIGIN), new SoftwareKey(ORIGIN)]
    const registered = await Promise.all(keys.map((key) => verifyRegistration(key.register(challenge), expected)))
    const { key, counter } = await verifyAssertion(keys[1]?.assert(challenge), registered, expected)
    expect(key).toBe(registered[1])
    expect(counter).toBe(1)
  })

  it('does not pass when it lies, when its counter goes back, or when another key signed', async () => {
    const key = new SoftwareKey(ORIGIN)
    const registered = { ...(await verifyRegistration(key.register(challenge), expected)), counter: 10 }
    const lies: readonly (readonly [Lie, KeyProblem])[] = [
      [{ counter: 10 }, { kind: 'counter', was: 10, now: 10 }],
      [{ counter: 0 }, { kind: 'counter', was: 10, now: 0 }],
      [{ counter: 11, type: 'webauthn.create' }, { kind: 'type' }],
      [{ counter: 11, origin: 'https://evil.invalid' }, { kind: 'origin' }],
      [{ counter: 11, crossOrigin: true }, { kind: 'cross-origin' }],
      [{ counter: 11, rpId: 'evil.invalid' }, { kind: 'rp-id' }],
      [{ counter: 11, flags: 0 }, { kind: 'not-touched' }],
      [{ counter: 11, flags: 0x11 }, { kind: 'backup-flags' }],
    ]
    for (const [lie, problem] of lies)
      expect(await problemOf(verifyAssertion(key.assert(challenge, lie), [registered], expected))).toEqual(problem)
    const other = new SoftwareKey(ORIGIN)
    const forged = {
      ...other.assert(challenge, { counter: 11 }),
      id: key.id.toString('base64url'),
      rawId: key.id.toString('base64url'),
    }
    expect(await problemOf(verifyAssertion(forged, [registered], expected))).toEqual({ kind: 'signature' })
    expect((await verifyAssertion(key.assert(challenge, { counter: 11 }), [registered], expected)).counter).toBe(11)
  })

  it('passes with a counter that stays at zero: such a key keeps none', async () => {
    const key = new SoftwareKey(ORIGIN)
    const registered = await verifyRegistration(key.register(challenge), expected)
    for (const answer of [key.assert(challenge, { counter: 0 }), key.assert(challenge, { counter: 0, flags: 0x05 })])
      expect((await verifyAssertion(answer, [registered], expected)).counter).toBe(0)
  })

  it('does not pass with a key whose algorithm this app cannot verify', async () => {
    const key = new SoftwareKey(ORIGIN)
    const ed448 = new Map([
      [1, 1],
      [3, -53],
    ])
    const stored = { credentialId: Uint8Array.from(key.id), publicKey: encode(ed448), counter: 0 }
    expect(await problemOf(verifyAssertion(key.assert(challenge), [stored], expected))).toEqual({
      kind: 'unsupported-algorithm',
      algorithm: -53,
    })
  })

  it('does not pass with bytes behind the authenticator data, or with two ids', async () => {
    const key = new SoftwareKey(ORIGIN)
    const registered = await verifyRegistration(key.register(challenge), expected)
    const answer = key.assert(challenge)
    const data = Buffer.from(String(answer.response.authenticatorData), 'base64url')
    const authenticatorData = Buffer.concat([data, Buffer.of(0)]).toString('base64url')
    const longer = { ...answer, response: { ...answer.response, authenticatorData } }
    expect(await problemOf(verifyAssertion(longer, [registered], expected))).toEqual({
      kind: 'malformed',
      part: 'authenticator-data',
      why: 'trailing',
    })
    const twoIds = { ...answer, rawId: Buffer.alloc(32, 1).toString('base64url') }
    expect(await problemOf(verifyAssertion(twoIds, [registered], expected))).toEqual({ kind: 'credential-id' })
  })

  it('names a key that is not in the list', async () => {
    await expect(verifyAssertion(new SoftwareKey(ORIGIN).assert(challenge), [], expected)).rejects.toMatchObject({
      code: 'key-unknown',
    })
  })
})
