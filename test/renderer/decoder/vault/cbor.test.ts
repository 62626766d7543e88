import { encode } from 'cborg'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeFields } from '../../../../renderer/decoder/vault/cbor.ts'

const anyFact = fc.letrec((tie) => ({
  fact: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array({ maxLength: 40 }),
    fc.array(tie('fact'), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter((name) => name !== '__proto__'),
      tie('fact'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).fact

it('reads every value that the app writes', () => {
  fc.assert(
    fc.property(anyFact, (fact) => {
      expect(decodeFields(Uint8Array.from(encode({ kind: 'x', fact })))).toEqual({ kind: 'x', fact })
    }),
  )
})

it('keeps a byte order mark, and reads numbers of every size', () => {
  const numbers = [0, 23, 24, 255, 256, 65_536, 2 ** 32, Number.MAX_SAFE_INTEGER, -1, -(2 ** 33), 0.5, 1.5e-7, 0.1]
  const fields = { text: '\uFEFFabc', numbers }
  expect(decodeFields(encode(fields))).toEqual(fields)
})

it('takes no bytes for a record that are none', () => {
  const map = (...bytes: readonly number[]) => decodeFields(Uint8Array.of(...bytes))
  expect(decodeFields(encode([1]))).toBeUndefined()
  expect(map()).toBeUndefined()
  // Something after it, a key twice, a key that is a number, a tag, an indefinite length, a count beyond the end.
  expect(map(0xa0, 0)).toBeUndefined()
  expect(map(0xa2, 0x61, 0x61, 1, 0x61, 0x61, 2)).toBeUndefined()
  expect(map(0xa1, 1, 1)).toBeUndefined()
  expect(map(0xa1, 0x61, 0x61, 0xc0, 0x61, 0x61)).toBeUndefined()
  expect(map(0xa1, 0x61, 0x61, 0x9f, 0xff)).toBeUndefined()
  expect(map(0xa1, 0x61, 0x61, 0x9b, 0, 0, 0, 1, 0, 0, 0, 0)).toBeUndefined()
  expect(map(0xa1, 0x61, 0x61, ...Array.from({ length: 5000 }, () => 0x81), 1)).toBeUndefined()
})

it('never fails in another way, whatever the bytes are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(['object', 'undefined']).toContain(typeof decodeFields(bytes))
    }),
  )
})
