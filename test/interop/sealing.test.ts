import { describe, expect, test } from 'vitest'
import { loadOpener, newOpener } from '../../electron/vault/sealing/opener.ts'
import { NONCE_BYTES, SealBroken, unseal } from '../../electron/vault/sealing/sealing.ts'
import { hasSamples, readSampleJson } from './samples.ts'

interface Case {
  readonly tcId: number
  readonly comment: string
  readonly key: string
  readonly iv: string
  readonly aad: string
  readonly msg: string
  readonly ct: string
  readonly tag: string
  readonly result: 'valid' | 'invalid' | 'acceptable'
}

interface Wycheproof {
  readonly numberOfTests: number
  readonly testGroups: readonly { readonly ivSize: number; readonly tests: readonly Case[] }[]
}

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))

await loadOpener()

/** By each of the two implementations: a value at a time, and many under one key. */
const OPENERS: readonly (readonly [string, typeof unseal])[] = [
  ['a value at a time', unseal],
  [
    'many values',
    (key, bound, sealed) => {
      const opener = newOpener(key)
      try {
        return opener.open(bound, sealed)
      } finally {
        opener.close()
      }
    },
  ],
]

describe.skipIf(!hasSamples)("Wycheproof's XChaCha20-Poly1305 cases", () => {
  const { testGroups, numberOfTests } = hasSamples
    ? (readSampleJson('wycheproof/xchacha20_poly1305_test.json') as Wycheproof)
    : { testGroups: [], numberOfTests: 0 }
  const cases = testGroups.flatMap(({ tests }) => tests)
  const valid = cases.filter(({ result }) => result === 'valid')
  const invalid = cases.filter(({ result }) => result !== 'valid')

  test('are all here', () => {
    expect(cases).toHaveLength(numberOfTests)
    expect(valid.length).toBeGreaterThan(200)
    expect(invalid.length).toBeGreaterThan(20)
    expect(valid.every(({ iv }) => iv.length === 2 * NONCE_BYTES)).toBe(true)
  })

  describe.each(OPENERS)('opened %s', (_how, open) => {
    test.each(valid)('$tcId opens to its message: $comment', ({ key, aad, iv, ct, tag, msg }) => {
      expect(open(bytes(key), bytes(aad), bytes(iv + ct + tag))).toEqual(bytes(msg))
    })

    // A nonce of another length has no place in the format; its bytes then read as something else.
    test.each(invalid)('$tcId is refused: $comment', ({ key, aad, iv, ct, tag }) => {
      expect(() => open(bytes(key), bytes(aad), bytes(iv + ct + tag))).toThrow(SealBroken)
    })
  })
})
