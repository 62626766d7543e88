/** Each assertion of the specification's test vectors, changed in one place, is refused for that place. */
import { describe, expect, it } from 'vitest'
import { verifyAssertion, verifyRegistration, type Expected } from '../../electron/keys/verification.ts'
import { problemOf } from '../fixtures/key-problem.ts'
import { hasSamples } from './samples.ts'
import {
  assertedBytes,
  assertionOf,
  changedRegistration,
  everythingOf,
  flipped,
  VECTORS,
  type ObjectChange,
  type Vector,
} from './webauthn-vectors.ts'

const [FLAGS, COUNTER] = [32, 36]

describe.skipIf(!hasSamples)('an assertion of the specification', () => {
  it.each(VECTORS.filter(({ id }) => id !== 'packed-ed448'))('$id is refused for what was changed', async (vector) => {
    const key = await keyOf(vector)
    const { authenticatorData, signature } = assertedBytes(vector.authentication)
    const refusalOf = async (answer: unknown, change: Partial<Expected> = {}, keys = [key]) =>
      await problemOf(verifyAssertion(answer, keys, { ...everythingOf(vector.authentication), ...change } as Expected))
    const withData = (data: Uint8Array) => assertionOf(vector, { authenticatorData: data })
    const sound = assertionOf(vector)
    expect(await refusalOf(sound)).toBeUndefined()
    expect(await refusalOf(sound, { challenge: 'AAAA' })).toEqual({ kind: 'challenge' })
    expect(await refusalOf(sound, { origin: 'https://example.net' })).toEqual({ kind: 'origin' })
    expect(await refusalOf(sound, { rpId: 'example.net' })).toEqual({ kind: 'rp-id' })
    expect(await refusalOf(assertionOf(vector, { signature: flipped(signature, -1) }))).toEqual({ kind: 'signature' })
    expect(await refusalOf(assertionOf(vector, { signature: signature.slice(0, -1) }))).toEqual({ kind: 'signature' })
    expect(await refusalOf(withData(flipped(authenticatorData, FLAGS)))).toEqual({ kind: 'not-touched' })
    expect(await refusalOf(withData(flipped(authenticatorData, FLAGS, 0x04)))).toEqual({ kind: 'signature' })
    expect(await refusalOf(withData(flipped(authenticatorData, COUNTER)))).toEqual({ kind: 'signature' })
    expect(await refusalOf(sound, {}, [{ ...key, counter: 5 }])).toEqual({ kind: 'counter', was: 5, now: 0 })
    const part = 'authenticator-data'
    expect(await refusalOf(withData(authenticatorData.slice(0, -1)))).toEqual({
      kind: 'malformed',
      part,
      why: 'encoding',
    })
    expect(await refusalOf(withData(Uint8Array.of(...authenticatorData, 0)))).toEqual({
      kind: 'malformed',
      part,
      why: 'trailing',
    })
  })
})

/** Also of the vector whose statement is refused: its assertion is sound. */
async function keyOf(vector: Vector) {
  const unattested: ObjectChange = {
    format: 'none',
    statement: (fields) => {
      fields.clear()
    },
  }
  return await verifyRegistration(changedRegistration(vector, unattested), everythingOf(vector.registration))
}
