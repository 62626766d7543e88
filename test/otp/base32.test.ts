import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBase32, encodeBase32 } from '../../electron/otp/base32.ts'

const ascii = (text: string) => new TextEncoder().encode(text)

// RFC 4648 section 10.
test.each([
  ['', ''],
  ['f', 'MY======'],
  ['fo', 'MZXQ===='],
  ['foo', 'MZXW6==='],
  ['foob', 'MZXW6YQ='],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI======'],
])('%j is %j as in RFC 4648, with or without padding', (text, encoded) => {
  expect(decodeBase32(encoded)).toEqual({ ok: true, bytes: ascii(text) })
  expect(decodeBase32(encoded.replace(/=/g, ''))).toEqual({ ok: true, bytes: ascii(text) })
  expect(encodeBase32(ascii(text))).toBe(encoded.replace(/=/g, ''))
})

test('any bytes come back from their base32', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect(decodeBase32(encodeBase32(bytes))).toEqual({ ok: true, bytes })
    }),
  )
})

test('case, spaces, dashes and underscores do not matter', () => {
  expect(decodeBase32(' mzxw-6ytb_OI ')).toEqual({ ok: true, bytes: ascii('foobar') })
})

test.each([
  ['0000', 1],
  ['MZXW1', 5],
  ['MZ=XW', 3],
  ['MZXWé', 5],
])('%j is refused at its character %i, and nothing is corrected', (text, place) => {
  expect(decodeBase32(text)).toEqual({ ok: false, reason: { kind: 'not-base32', at: place } })
})

test('a length that no encoder makes is read with a warning', () => {
  expect(decodeBase32('MZX')).toEqual({
    ok: true,
    bytes: ascii('f'),
    warning: { kind: 'odd-length' },
  })
})
