import { generateHybridIdentity } from 'age-encryption'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identityBytes, identityOf, isIntact } from '../../../electron/vault/age/identity-bytes.ts'
import { makeIdentity, recipientOf } from '../../../electron/vault/age/identity.ts'

const ALPHABET = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L'

describe('the bytes of an identity', () => {
  it('give back an identity that age made', async () => {
    const { identity } = await makeIdentity()
    const bytes = identityBytes(identity)
    expect(bytes).toHaveLength(32)
    expect(identityOf(bytes ?? new Uint8Array())).toBe(identity)
  })

  it('make an identity that age knows', async () => {
    expect(await recipientOf(identityOf(new Uint8Array(32).fill(7)))).toMatch(/^age1[0-9a-z]{58}$/)
  })

  it('come back whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        expect(identityBytes(identityOf(bytes))).toEqual(bytes)
      }),
    )
  })

  it('are not read from an identity with one wrong character', () => {
    const identity = identityOf(Uint8Array.from({ length: 32 }, (_, at) => at * 7))
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 73 }), fc.constantFrom(...ALPHABET.split('')), (at, character) => {
        fc.pre(identity[at] !== character)
        expect(identityBytes(identity.slice(0, at) + character + identity.slice(at + 1))).toBeUndefined()
      }),
    )
  })

  it('are not needed to tell that an identity is intact, a post-quantum one too', async () => {
    for (const identity of [(await makeIdentity()).identity, await generateHybridIdentity()]) {
      expect(isIntact(identity)).toBe(true)
      expect(isIntact(`${identity.slice(0, 30)}${identity[30] === 'Q' ? 'P' : 'Q'}${identity.slice(31)}`)).toBe(false)
      expect(isIntact(identity.slice(0, -1))).toBe(false)
    }
    expect(identityBytes(await generateHybridIdentity())).toBeUndefined()
  })

  it('are not read from something else', () => {
    expect(identityBytes('')).toBeUndefined()
    expect(identityBytes('AGE-SECRET-KEY-1')).toBeUndefined()
    expect(identityBytes('age1qqqq')).toBeUndefined()
  })
})
