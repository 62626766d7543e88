import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { typedLink, type TypedToken } from '../../electron/intake/typed-token.ts'
import { encodeBase32 } from '../../electron/otp/base32.ts'
import { parseOtpauth } from '../../electron/otp/otpauth.ts'

const typed = (more: Partial<TypedToken>): TypedToken => ({
  service: 'PyPI',
  account: 'mara',
  secret: 'jbsw y3dp-ehpk 3pxp',
  type: 'totp',
  ...more,
})

test('what is left out has the default of its type', () => {
  expect(typedLink(typed({}))).toEqual({
    ok: true,
    link: 'otpauth://totp/PyPI:mara?secret=JBSWY3DPEHPK3PXP&issuer=PyPI&algorithm=SHA1&digits=6&period=30',
  })
})

test.each<[Partial<TypedToken>, object]>([
  [
    { algorithm: 'SHA512', digits: 8, period: 60 },
    { type: 'totp', algorithm: 'SHA512', digits: 8, period: 60 },
  ],
  [
    { type: 'hotp', counter: 7 },
    { type: 'hotp', algorithm: 'SHA1', digits: 6, counter: 7 },
  ],
  [{ type: 'steam' }, { type: 'steam', digits: 5 }],
  [
    { type: 'motp', secret: '7ac6 1d47', pin: '12 34' },
    { type: 'motp', pin: new TextEncoder().encode('12 34') },
  ],
  [
    { type: 'yandex', secret: 'ORSXG5DJNZTXIZLTORUW4ZZRGI', pin: '1234' },
    { type: 'yandex', pin: new TextEncoder().encode('1234') },
  ],
])('%j becomes a link that is read back', (more, token) => {
  const result = typedLink(typed(more))
  expect(result.ok && parseOtpauth(result.link)).toMatchObject({ issuer: 'PyPI', account: 'mara', token, warnings: [] })
})

describe('what is wrong is said at its field', () => {
  test.each<[Partial<TypedToken>, string, string]>([
    [{ secret: ' ' }, 'secret', 'Type the secret. It is the text that is shown beside the QR code.'],
    [{ secret: 'JBSW Y3D0 EHPK 3PXP' }, 'secret', 'Character 8 is 0, which no secret has; it may be the letter O.'],
    [
      { secret: '1BSWY3DPEHPK3P8P' },
      'secret',
      'Character 1 is 1, which no secret has; it may be the letter I or L. Character 15 is 8, which no secret has; it may be the letter B.',
    ],
    [
      { secret: 'JBSWY3DP9' },
      'secret',
      'The secret has a character in it that no secret has: only A to Z and 2 to 7 are.',
    ],
    [{ secret: 'JBSWY3DPE' }, 'secret', 'No secret has this length: a character is missing, or there is one too many.'],
    [
      { type: 'motp', secret: 'xyz' },
      'secret',
      'The secret of an mOTP token has pairs of 0 to 9 and a to f, and this one has not.',
    ],
    [{ type: 'yandex' }, 'secret', 'A Yandex secret has 16 or 26 bytes, and this one has not.'],
    [{ digits: 11 }, 'digits', '11 is not a number of digits from 1 to 10.'],
    [{ period: 0 }, 'period', '0 is not a period in whole seconds.'],
    [{ period: 1.5 }, 'period', '1.5 is not a period in whole seconds.'],
    [
      { type: 'hotp' },
      'counter',
      'A HOTP token needs its counter. It is shown where the token was set up; 0 or 1 for a new one.',
    ],
    [{ type: 'hotp', counter: -1 }, 'counter', '-1 is not a counter.'],
  ])('%j', (more, field, message) => {
    expect(typedLink(typed(more))).toEqual({ ok: false, field, message })
  })
})

test('any secret and any names come through', () => {
  const name = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.trim())
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), name, name, (secret, service, account) => {
      const result = typedLink(typed({ service, account, secret: encodeBase32(secret) }))
      expect(result.ok && parseOtpauth(result.link)).toMatchObject({ issuer: service, account, token: { secret } })
    }),
  )
})
