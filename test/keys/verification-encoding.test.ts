import { decode, encode } from 'cborg'
import { describe, expect, it } from 'vitest'
import { verifyRegistration } from '../../electron/keys/verification.ts'
import { problemOf } from '../fixtures/key-problem.ts'
import { SoftwareKey, type Answer } from '../fixtures/software-key.ts'

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

describe('a test registration', () => {
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
})
