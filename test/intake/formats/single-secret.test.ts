import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recoveryCodes } from '../../../electron/intake/formats/recovery-codes/recovery-codes.ts'
import { singleSecret } from '../../../electron/intake/formats/single-secret.ts'
import type { Reading } from '../../../electron/intake/intake.ts'
import { encodeBase32 } from '../../../electron/otp/base32.ts'

const source = (text: string) => ({ name: 'pasted text', bytes: new TextEncoder().encode(text) })
const read = (text: string) => (singleSecret.read(source(text)) as Reading).found

test.each([
  'JBSWY3DPEHPK3PXP',
  'jbsw y3dp ehpk 3pxp\n',
  'JBSW-Y3DP-EHPK-3PXP',
  ' Secret key: JBSWY3DPEHPK3PXP ',
  'jbswy3dpehpk3pxp',
])('%j is a token with the usual settings, and they are said', (text) => {
  expect(singleSecret.recognises(source(text))).toBe(true)
  expect(read(text)).toEqual([
    {
      kind: 'token',
      issuer: '',
      account: '',
      token: {
        type: 'totp',
        secret: new Uint8Array([0x48, 0x65, 0x6c, 0x6c, 0x6f, 0x21, 0xde, 0xad, 0xbe, 0xef]),
        algorithm: 'SHA1',
        digits: 6,
        period: 30,
      },
      warnings: [{ kind: 'only-secret' }],
    },
  ])
})

test('a length that no secret has is warned of', () => {
  const [found] = read('JBSWY3DPEHPK3PXPA')
  expect(found?.kind === 'token' && found.warnings.at(-1)).toEqual({ kind: 'odd-length' })
})

describe('not taken for a secret is', () => {
  test.each([
    'JBSWY3DP',
    'JBSWY3DPEHPK3PX0',
    'internationalization',
    'a sentence with words in it',
    'jbswy3dpEHPK3PXP',
    'JBSWY3DPEHPK3PXP\nGEZDGNBVGY3TQOJQ',
    'abcdef2345672345',
    '2345 2345 2345 2345',
    'name: JBSWY3DPEHPK3PXP extra',
    '',
  ])('%j', (text) => {
    expect(singleSecret.recognises(source(text))).toBe(false)
  })
})

test('a secret of any usual length comes back, written in any usual way', () => {
  const secret = fc
    .constantFrom(10, 16, 20, 32, 64)
    .chain((length) => fc.uint8Array({ minLength: length, maxLength: length }))
  const writing = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.toLowerCase(),
    (text) => text.replace(/.{4}(?=.)/g, '$& '),
    (text) => text.toLowerCase().replace(/.{4}(?=.)/g, '$&-'),
  )
  fc.assert(
    fc.property(secret, writing, (bytes, write) => {
      const text = write(encodeBase32(bytes))
      fc.pre(/[2-7]/.test(text) && !recoveryCodes.recognises(source(text)))
      expect(singleSecret.recognises(source(text))).toBe(true)
      expect(read(text)).toMatchObject([{ kind: 'token', token: { secret: bytes } }])
    }),
  )
})

test('no text is taken for both a secret and codes', () => {
  const text = fc.stringMatching(/^[A-Za-z0-9 -]{0,50}$/)
  fc.assert(
    fc.property(text, (one) => {
      expect(singleSecret.recognises(source(one)) && recoveryCodes.recognises(source(one))).toBe(false)
    }),
    { numRuns: 500 },
  )
})
