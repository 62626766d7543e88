import fc from 'fast-check'
import { encode } from 'cborg'
import { describe, expect, it } from 'vitest'
import { assertionOptions, registrationOptions } from '../../electron/keys/options.ts'
import { verifyAssertion, verifyRegistration } from '../../electron/keys/verification.ts'
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

  it('is refused with certificates, whose checking would use the network', async () => {
    const answer = new SoftwareKey(ORIGIN).register(challenge)
    const attestationObject = Buffer.from(
      encode({
        fmt: 'packed',
        attStmt: { alg: -7, sig: new Uint8Array(70), x5c: [new Uint8Array(500)] },
        authData: new Uint8Array(200),
      }),
    ).toString('base64url')
    const forged = { ...answer, response: { ...answer.response, attestationObject } }
    await expect(verifyRegistration(forged, expected)).rejects.toMatchObject({ code: 'key-not-verified' })
  })

  it('never fails otherwise than by not passing, whatever is sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (noise) => {
        await expect(verifyRegistration(noise, expected)).rejects.toMatchObject({ code: 'key-not-verified' })
        await expect(verifyAssertion(noise, [], expected)).rejects.toMatchObject({ code: 'key-not-verified' })
      }),
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
