import fc from 'fast-check'
import { decode, encode } from 'cborg'
import { describe, expect, it } from 'vitest'
import { BrokenAnswer } from '../../electron/keys/problem.ts'
import { KitError } from '../../electron/kit-error.ts'
import { assertionOptions, registrationOptions } from '../../electron/keys/options.ts'
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

  it('does not pass for another challenge, origin or RP ID, nor without a touch', async () => {
    const key = new SoftwareKey(ORIGIN)
    const lies: Lie[] = [{ origin: 'https://evil.invalid' }, { rpId: 'evil.invalid' }, { flags: 0x40 }]
    for (const lie of lies) {
      await expect(verifyRegistration(key.register(challenge, lie), expected)).rejects.toMatchObject({
        code: 'key-not-verified',
      })
    }
    const other = Buffer.alloc(32, 6).toString('base64url')
    await expect(verifyRegistration(key.register(other), expected)).rejects.toMatchObject({ code: 'key-not-verified' })
  })

  it('stops at certificates, whose checking would use the network, and says nothing against the key', async () => {
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
    const lies: Lie[] = [
      { counter: 10 },
      { counter: 11, origin: 'https://evil.invalid' },
      { counter: 11, rpId: 'evil.invalid' },
      { counter: 11, flags: 0 },
    ]
    for (const lie of lies) {
      await expect(verifyAssertion(key.assert(challenge, lie), [registered], expected)).rejects.toMatchObject({
        code: 'key-not-verified',
      })
    }
    const other = new SoftwareKey(ORIGIN)
    const forged = {
      ...other.assert(challenge, { counter: 11 }),
      id: key.id.toString('base64url'),
      rawId: key.id.toString('base64url'),
    }
    await expect(verifyAssertion(forged, [registered], expected)).rejects.toMatchObject({ code: 'key-not-verified' })
    expect((await verifyAssertion(key.assert(challenge, { counter: 11 }), [registered], expected)).counter).toBe(11)
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

describe('the options', () => {
  it('ask for nothing that would keep a key from being tested or leave something on it', () => {
    const options = registrationOptions('recovery-kit.invalid')
    expect(options).toMatchObject({
      rp: { id: 'recovery-kit.invalid' },
      pubKeyCredParams: [{ alg: -7 }, { alg: -8 }, { alg: -257 }],
      authenticatorSelection: {
        authenticatorAttachment: 'cross-platform',
        residentKey: 'discouraged',
        requireResidentKey: false,
        userVerification: 'discouraged',
      },
      attestation: 'none',
      excludeCredentials: [],
    })
    expect(options.challenge).not.toBe(registrationOptions('recovery-kit.invalid').challenge)
  })

  it('list every key that may answer, never none', () => {
    const keys = [1, 2].map((value) => ({ credentialId: new Uint8Array(8).fill(value), transports: ['usb'] }))
    expect(assertionOptions('recovery-kit.invalid', keys)).toMatchObject({
      rpId: 'recovery-kit.invalid',
      allowCredentials: [
        { type: 'public-key', id: 'AQEBAQEBAQE', transports: ['usb'] },
        { type: 'public-key', id: 'AgICAgICAgI', transports: ['usb'] },
      ],
      userVerification: 'discouraged',
    })
  })
})
