import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { typedLink, type TypedProblem, type TypedToken } from '../../electron/intake/typed-token.ts'
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
  test.each<[Partial<TypedToken>, string, TypedProblem]>([
    [{ secret: ' ' }, 'secret', { kind: 'secret-untyped' }],
    [{ secret: 'JBSW Y3D0 EHPK 3PXP' }, 'secret', { kind: 'look-alikes', found: [{ at: 8, typed: '0' }] }],
    [
      { secret: '1BSWY3DPEHPK3P8P' },
      'secret',
      {
        kind: 'look-alikes',
        found: [
          { at: 1, typed: '1' },
          { at: 15, typed: '8' },
        ],
      },
    ],
    [{ secret: 'JBSWY3DP9' }, 'secret', { kind: 'not-base32-typed' }],
    [{ secret: 'JBSWY3DPE' }, 'secret', { kind: 'odd-length-typed' }],
    [{ type: 'motp', secret: 'xyz' }, 'secret', { kind: 'motp-not-hex' }],
    [{ type: 'yandex' }, 'secret', { kind: 'yandex-length' }],
    [{ digits: 11 }, 'digits', { kind: 'digits-unclear', stated: '11' }],
    [{ period: 0 }, 'period', { kind: 'period-unclear', stated: '0' }],
    [{ period: 1.5 }, 'period', { kind: 'period-unclear', stated: '1.5' }],
    [{ type: 'hotp' }, 'counter', { kind: 'counter-untyped' }],
    [{ type: 'hotp', counter: -1 }, 'counter', { kind: 'counter-unclear', stated: '-1' }],
  ])('%j', (more, field, problem) => {
    expect(typedLink(typed(more))).toEqual({ ok: false, field, problem })
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
