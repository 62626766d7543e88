import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isJavaMap, readJavaMap } from '../../../../electron/intake/formats/freeotp/java-map.ts'
import { KitError } from '../../../../electron/kit-error.ts'
import { javaMap } from '../../../fixtures/intake/freeotp.ts'

const file = javaMap(
  new Map([
    ['one', 'eins'],
    ['two', 'zwei'],
  ]),
)

function codeOf(bytes: Uint8Array): string {
  try {
    readJavaMap(bytes, 'file')
    return 'read'
  } catch (error) {
    return error instanceof KitError ? error.code : 'not coded'
  }
}

/** The file with its last value written in other bytes. */
function withValue(...value: readonly number[]): Uint8Array {
  return Uint8Array.from([...file.slice(0, -(3 + 4 + 1)), ...value, 0x78])
}

describe('a serialised map of strings', () => {
  test('gives keys and values in order', () => {
    expect([...readJavaMap(file, 'file')]).toEqual([
      ['one', 'eins'],
      ['two', 'zwei'],
    ])
    expect(readJavaMap(javaMap(new Map([['a', 'b']]), ['loadFactor']), 'file')).toEqual(new Map([['a', 'b']]))
  })

  test.each([
    ['a long string', [0x7c, 0, 0, 0, 0, 0, 0, 0, 2, 0x68, 0x69], 'hi'],
    ['a reference to an earlier string', [0x71, 0, 0x7e, 0, 3], 'eins'],
    ['a zero in two bytes', [0x74, 0, 2, 0xc0, 0x80], '\0'],
    ['a character in two surrogates', [0x74, 0, 6, 0xed, 0xa0, 0xbd, 0xed, 0xb4, 0x91], '🔑'],
    ['a byte order mark', [0x74, 0, 3, 0xef, 0xbb, 0xbf], '\uFEFF'],
  ])('takes %s', (_, value, text) => {
    expect(readJavaMap(withValue(...value), 'file').get('two')).toBe(text)
  })

  test.each([
    ['a number', [0x73, 0x72, 0, 0]],
    ['null', [0x70]],
    ['a reference to nothing', [0x71, 0, 0x7e, 0, 9]],
    ['a reference to the map itself', [0x71, 0, 0x7e, 0, 1]],
    ['half a character', [0x74, 0, 1, 0xc3]],
    ['a character of four bytes', [0x74, 0, 4, 0xf0, 0x9f, 0x94, 0x91]],
    ['a broken character', [0x74, 0, 2, 0xc3, 0x28]],
  ])('is damaged with %s as a value', (_, value) => {
    expect(codeOf(withValue(...value))).toBe('file-damaged')
  })

  test('is damaged with one key twice', () => {
    expect(
      codeOf(
        Uint8Array.from(
          [
            ...javaMap(
              new Map([
                ['a', 'b'],
                ['c', 'd'],
              ]),
            ),
          ].map((byte) => (byte === 0x63 ? 0x61 : byte)),
        ),
      ),
    ).toMatch('file-damaged')
  })

  test('is known by its beginning, and cut off wherever it ends too early', () => {
    for (let length = 0; length < file.length; length++) {
      const cut = file.slice(0, length)
      expect(codeOf(cut)).toBe(isJavaMap(cut) ? 'file-truncated' : 'file-damaged')
    }
  })

  test('that claims endless strings takes no memory for them', () => {
    expect(codeOf(withValue(0x7c, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff))).toBe('file-truncated')
  })

  test('gives back every text of the basic plane', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 1, max: 0xd7ff }).map((code) => String.fromCharCode(code)) }),
        (text) => {
          expect(readJavaMap(javaMap(new Map([['key', text]])), 'file').get('key')).toBe(text)
        },
      ),
    )
  })
})
