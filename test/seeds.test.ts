import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SEED, seedFrom, seedWords } from './fixtures/seed.ts'
import { seedCrypto } from './fixtures/seeded-crypto.ts'

const drawn = () => [randomBytes(8).toString('hex'), crypto.randomUUID(), crypto.getRandomValues(new Uint32Array(2))]

describe('randomness in a test', () => {
  it('comes from the seed, the random bytes of Node and of Web Crypto too', () => {
    const first = drawn()
    seedCrypto(SEED)
    expect(drawn()).toEqual(first)
    expect(drawn()).not.toEqual(first)
    expect(fc.readConfigureGlobal().seed).toBe(SEED)
  })

  it('is repeated by a number that the run states', () => {
    expect(seedFrom(undefined)).toBe(1)
    expect(seedFrom('2147483647')).toBe(2147483647)
    for (const wrong of ['', '-1', '1.5', '2147483648', 'x']) expect(() => seedFrom(wrong)).toThrow('TEST_SEED')
    expect(seedWords(7)).toBe('Everything random in these tests comes from seed 7; TEST_SEED=7 repeats them.')
  })
})
