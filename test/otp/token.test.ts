import { expect, test } from 'vitest'
import { tokenFrom, type StatedToken } from '../../electron/otp/stated-token.ts'
import { tokenDigest, type Token } from '../../electron/otp/token.ts'

const secret = new Uint8Array([1, 2, 3])

test('what is not stated takes the default of RFC 6238', () => {
  expect(tokenFrom({ type: 'totp', secret })).toEqual({
    ok: true,
    token: { type: 'totp', secret, algorithm: 'SHA1', digits: 6, period: 30 },
  })
  expect(tokenFrom({ type: 'STEAM', secret })).toEqual({
    ok: true,
    token: { type: 'steam', secret, algorithm: 'SHA1', digits: 5, period: 30 },
  })
})

test.each(['SHA1', 'sha1', 'SHA-1', 'HmacSHA1', 'Algorithm.sha1'])('%s is a spelling of SHA1', (algorithm) => {
  expect(tokenFrom({ type: 'totp', secret, algorithm })).toMatchObject({ ok: true, token: { algorithm: 'SHA1' } })
})

test.each<[Partial<StatedToken>, object]>([
  [{ type: 'yubico' }, { kind: 'type-unknown', stated: '"yubico"' }],
  [{ algorithm: 'MD5' }, { kind: 'algorithm-md5' }],
  [{ algorithm: 'SHA3' }, { kind: 'algorithm-unknown', stated: '"SHA3"' }],
  [{ digits: 0 }, { kind: 'digits-unclear', stated: '0' }],
  [{ digits: 11 }, { kind: 'digits-unclear', stated: '11' }],
  [{ digits: 6.5 }, { kind: 'digits-unclear', stated: '6.5' }],
  [{ digits: '' }, { kind: 'digits-unclear', stated: '""' }],
  [{ digits: '6 ' }, { kind: 'digits-unclear', stated: '"6 "' }],
  [{ period: 0 }, { kind: 'period-unclear', stated: '0' }],
  [{ period: '-30' }, { kind: 'period-unclear', stated: '"-30"' }],
  [{ type: 'hotp' }, { kind: 'counter-missing' }],
  [
    { type: 'hotp', counter: '9223372036854775807' },
    { kind: 'counter-unclear', stated: '"9223372036854775807"' },
  ],
  [
    { type: 'steam', digits: 6 },
    { kind: 'setting-fixed', type: 'steam', setting: 'digits' },
  ],
  [
    { type: 'steam', period: 60 },
    { kind: 'setting-fixed', type: 'steam', setting: 'period' },
  ],
  [
    { type: 'steam', algorithm: 'SHA256' },
    { kind: 'setting-fixed', type: 'steam', setting: 'algorithm' },
  ],
  [{ secret: new Uint8Array() }, { kind: 'secret-empty' }],
])('%j is a reason to set it aside, never a default', (stated, reason) => {
  expect(tokenFrom({ type: 'totp', secret, ...stated })).toEqual({ ok: false, reason })
})

test('a HOTP counter is not part of what a token is; everything else is', () => {
  const hotp: Token = { type: 'hotp', secret, algorithm: 'SHA1', digits: 6, counter: 0 }
  const totp: Token = { type: 'totp', secret, algorithm: 'SHA1', digits: 6, period: 30 }
  expect(tokenDigest(hotp)).toBe(tokenDigest({ ...hotp, counter: 5 }))
  const others = [
    hotp,
    totp,
    { ...totp, period: 60 },
    { ...totp, digits: 8 },
    { ...totp, algorithm: 'SHA256' as const },
  ]
  expect(new Set(others.map(tokenDigest)).size).toBe(others.length)
})
