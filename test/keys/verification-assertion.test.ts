import { encode } from 'cborg'
import { describe, expect, it } from 'vitest'
import type { KeyProblem } from '../../electron/keys/problem.ts'
import { verifyAssertion, verifyRegistration } from '../../electron/keys/verification.ts'
import { problemOf } from '../fixtures/key-problem.ts'
import { SoftwareKey, type Lie } from '../fixtures/software-key.ts'

const ORIGIN = 'https://recovery-kit.invalid'
const challenge = Buffer.alloc(32, 5).toString('base64url')
const expected = { challenge, origin: ORIGIN }

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
