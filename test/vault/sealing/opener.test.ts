import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadOpener, newOpener } from '../../../electron/vault/sealing/opener.ts'
import { associatedData, KEY_BYTES, seal, SealBroken, u64 } from '../../../electron/vault/sealing/sealing.ts'

const key = new Uint8Array(KEY_BYTES).fill(7)
const place = associatedData('record', new Uint8Array(16), u64(1))

const beforeLoading = newOpener(key)

beforeAll(loadOpener)

/** libsodium's whole memory. */
async function sodiumMemory(): Promise<Buffer> {
  const { default: wrappers } = await import('libsodium-wrappers')
  return Buffer.from((wrappers as unknown as { readonly libsodium: { readonly HEAPU8: Uint8Array } }).libsodium.HEAPU8)
}

describe('an opener', () => {
  it('opens what was sealed, values of any length one after the other', () => {
    const opener = newOpener(key)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000 }), fc.boolean(), (bytes, inBlocks) => {
        const plaintext = inBlocks ? bytes.subarray(0, bytes.length - (bytes.length % 64)) : bytes
        expect(opener.open(place, seal(key, place, plaintext))).toEqual(plaintext)
      }),
    )
    opener.close()
  })

  it('refuses every flipped bit, every cut, and a value of another place', () => {
    const opener = newOpener(key)
    const plaintext = new Uint8Array(64).fill(3)
    const sealed = seal(key, place, plaintext)
    for (let index = 0; index < sealed.length; index++) {
      const altered = sealed.with(index, (sealed[index] ?? 0) ^ 1)
      expect(() => opener.open(place, altered)).toThrow(SealBroken)
      expect(() => opener.open(place, sealed.subarray(0, index))).toThrow(SealBroken)
    }
    expect(() => opener.open(associatedData('manifest', new Uint8Array(16), u64(1)), sealed)).toThrow(SealBroken)
    expect(opener.open(place, sealed)).toEqual(plaintext)
    opener.close()
  })

  it('leaves neither the key nor a value in memory once it is closed, also after it has grown', async () => {
    const secret = new TextEncoder().encode('a value that is in no other memory '.repeat(64))
    const large = new TextEncoder().encode('a large value in no other memory '.repeat(640))
    const tail = new TextEncoder().encode('a value that does not end with a block')
    const own = new Uint8Array(KEY_BYTES).map((_, at) => 101 + at)
    const opener = newOpener(own)
    opener.open(place, seal(own, place, secret))
    const open = await sodiumMemory()
    expect(open.includes(Buffer.from(own))).toBe(true)
    expect(open.includes(Buffer.from(secret.subarray(0, 35)))).toBe(true)
    opener.open(place, seal(own, place, large))
    opener.open(place, seal(own, place, tail))
    opener.close()
    const closed = await sodiumMemory()
    const pieces = [own, secret, large, tail].map((bytes) => Buffer.from(bytes.subarray(0, 16)))
    expect(pieces.map((bytes) => closed.includes(bytes))).toEqual([false, false, false, false])
  })

  it('opens again after it was closed', () => {
    const opener = newOpener(key)
    opener.open(place, seal(key, place, new Uint8Array(64).fill(1)))
    opener.close()
    opener.close()
    expect(opener.open(place, seal(key, place, new Uint8Array(64).fill(2)))).toEqual(new Uint8Array(64).fill(2))
    opener.close()
  })

  it('works before libsodium is loaded', () => {
    const sealed = seal(key, place, Uint8Array.of(1, 2, 3))
    expect(beforeLoading.open(place, sealed)).toEqual(Uint8Array.of(1, 2, 3))
    expect(() => beforeLoading.open(place, sealed.with(30, (sealed[30] ?? 0) ^ 1))).toThrow(SealBroken)
    beforeLoading.close()
  })
})
