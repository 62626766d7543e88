import { describe, expect, test } from 'vitest'
import { openTwofishCbc } from '../../../electron/intake/containers/twofish.ts'
import { twofishBlock, twofishCbc } from '../../fixtures/intake/twofish.ts'
import { bytesFrom } from '../../fixtures/intake/sealing.ts'

const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'))
const NO_IV = new Uint8Array(16)

/** A block that is not padding, then one that is, so that the first comes out as it is. */
function decrypted(key: Uint8Array, block: Uint8Array): Uint8Array | undefined {
  const padding = twofishBlock(
    key,
    new Uint8Array(16).map((_, index) => 16 ^ (block[index] ?? 0)),
  )
  return openTwofishCbc(key, NO_IV, Buffer.concat([block, padding]))
}

/** Of the submission to NIST, ecb_ival.txt: key, plaintext, ciphertext. */
const ANSWERS = [
  ['00000000000000000000000000000000', '00000000000000000000000000000000', '9f589f5cf6122c32b6bfec2f2ae8c35a'],
  ['0123456789abcdeffedcba98765432100011223344556677', '00'.repeat(16), 'cfd1d2e5a9be9cdf501f13b892bd2248'],
  [
    '0123456789abcdeffedcba987654321000112233445566778899aabbccddeeff',
    '00'.repeat(16),
    '37527be0052334b89f0cfccae87cfa20',
  ],
  ['00'.repeat(32), '57ff739d4dc92c1bd7fc01700cc8216f', 'd43bb7556ea32e46f2a282b7d45b4e0d'],
  [
    'd43bb7556ea32e46f2a282b7d45b4e0d57ff739d4dc92c1bd7fc01700cc8216f',
    '90afe91bb288544f2c32dc239b2635e6',
    '6cb4561c40bf0a9705931cb6d408e7fa',
  ],
  [
    '248a7f3528b168acfdd1386e3f51e30c2e2158bc3e5fc714c1eeeca0ea696d48',
    '431058f4dbc7f734da4f02f04cc4f459',
    '37fe26ff1cf66175f5ddf4c33b97a205',
  ],
] as const

test.each(ANSWERS)('under the key %s the plaintext %s comes out of %s', (key, plaintext, ciphertext) => {
  expect(decrypted(hex(key), hex(ciphertext))).toEqual(hex(plaintext))
})

/** Of ecb_tbl.txt: each plaintext is the last ciphertext, each key begins with the last plaintext. */
test.each([
  [128, '5d9d4eeffa9151575524f115815a12e0'],
  [192, 'e75449212beef9f4a390bd860a640941'],
  [256, '37fe26ff1cf66175f5ddf4c33b97a205'],
])('49 blocks in a row come out, each under a key of %i bits made of those before', (bits, last) => {
  let key = new Uint8Array(bits / 8)
  let plaintext: Uint8Array = new Uint8Array(16)
  for (let step = 1; step <= 49; step++) {
    const ciphertext = twofishBlock(key, plaintext)
    expect(decrypted(key, ciphertext)).toEqual(plaintext)
    key = new Uint8Array(Buffer.concat([plaintext, key]).subarray(0, key.length))
    plaintext = ciphertext
  }
  expect(plaintext).toEqual(hex(last))
})

describe('a chain of blocks', () => {
  const [key, iv, text] = [bytesFrom('twofish key', 32), bytesFrom('twofish iv', 16), bytesFrom('twofish text', 45)]

  test.each([0, 1, 15, 16, 17, 45])('of %i bytes comes out as it was', (length) => {
    const plaintext = text.slice(0, length)
    const ciphertext = twofishCbc(key, iv, plaintext)
    const before = ciphertext.slice()
    expect(openTwofishCbc(key, iv, ciphertext)).toEqual(plaintext)
    expect(ciphertext).toEqual(before)
  })

  test.each([
    ['without a block', new Uint8Array(), iv],
    ['that is cut', twofishCbc(key, iv, text).slice(0, -1), iv],
    ['whose padding is missing', twofishCbc(key, iv, text).slice(0, -16), iv],
    ['whose IV is short', twofishCbc(key, iv, text), iv.slice(1)],
  ])('%s does not', (_, ciphertext, start) => {
    expect(openTwofishCbc(key, start, ciphertext)).toBeUndefined()
  })
})
