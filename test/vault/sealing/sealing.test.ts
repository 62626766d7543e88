import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  associatedData,
  pad,
  PADDING_STEP,
  seal,
  SealBroken,
  subKey,
  u64,
  unpad,
  unseal,
} from '../../../electron/vault/sealing/sealing.ts'

const key = new Uint8Array(32).fill(7)
const place = associatedData('record', new Uint8Array(16), u64(1))

describe('sealing', () => {
  it('opens the XChaCha20-Poly1305 example of draft-irtf-cfrg-xchacha-03 appendix A.3.1', () => {
    const text =
      "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it."
    const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
    const nonce = '404142434445464748494a4b4c4d4e4f5051525354555657'
    const ciphertext =
      'bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52e'
    const tag = 'c0875924c1c7987947deafd8780acf49'
    const exampleKey = bytes('808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f')
    const opened = unseal(exampleKey, bytes('50515253c0c1c2c3c4c5c6c7'), bytes(nonce + ciphertext + tag))
    expect(new TextDecoder().decode(opened)).toBe(text)
  })

  it('gives back what was sealed, for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (plaintext) => {
        expect(unpad(unseal(key, place, seal(key, place, pad(plaintext))))).toEqual(plaintext)
      }),
    )
  })

  it('notices every flipped bit, every cut, and a value moved to another place', () => {
    const sealed = seal(key, place, pad(Uint8Array.of(1, 2, 3)))
    for (let index = 0; index < sealed.length; index++) {
      const altered = Uint8Array.from(sealed)
      altered[index] = (altered[index] ?? 0) ^ 1
      expect(() => unseal(key, place, altered)).toThrow(SealBroken)
      expect(() => unseal(key, place, sealed.subarray(0, index))).toThrow(SealBroken)
    }
    expect(() => unseal(key, associatedData('record', new Uint8Array(16), u64(2)), sealed)).toThrow(SealBroken)
    expect(() => unseal(key, associatedData('manifest', new Uint8Array(16), u64(1)), sealed)).toThrow(SealBroken)
  })

  it('pads to whole steps, so that sizes say little', () => {
    for (const length of [0, 1, 251, 252]) expect(pad(new Uint8Array(length))).toHaveLength(PADDING_STEP)
    expect(pad(new Uint8Array(253))).toHaveLength(2 * PADDING_STEP)
  })

  it('refuses padding that pad does not write', () => {
    expect(() => unpad(new Uint8Array(255))).toThrow(SealBroken)
    expect(() => unpad(pad(new Uint8Array(1)).fill(1, 10, 11))).toThrow(SealBroken)
    const tooLong = pad(new Uint8Array(1))
    new DataView(tooLong.buffer).setUint32(0, 300)
    expect(() => unpad(tooLong)).toThrow(SealBroken)
    const twoSteps = new Uint8Array(2 * PADDING_STEP)
    expect(() => unpad(twoSteps)).toThrow(SealBroken)
  })

  it('has a separate key for each purpose and each vault', () => {
    const vaults = [new Uint8Array(16), new Uint8Array(16).fill(1)]
    const keys = vaults.flatMap((vault) =>
      (['record', 'manifest', 'header'] as const).map((purpose) =>
        Buffer.from(subKey(key, vault, purpose)).toString('hex'),
      ),
    )
    expect(new Set(keys).size).toBe(6)
  })
})
