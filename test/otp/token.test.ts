import { expect, test } from 'vitest'
import { tokenFrom, type StatedToken } from '../../electron/otp/stated-token.ts'
import { tokenIdentity, type Token } from '../../electron/otp/token.ts'

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

test.each<[Partial<StatedToken>, string]>([
  [{ type: 'yubico' }, 'the type "yubico" is not one that is known'],
  [{ algorithm: 'MD5' }, 'no codes can be made with the algorithm MD5'],
  [{ algorithm: 'SHA3' }, 'the algorithm "SHA3" is not known'],
  [{ digits: 0 }, '0 is not a number of digits from 1 to 10'],
  [{ digits: 11 }, '11 is not a number of digits from 1 to 10'],
  [{ digits: 6.5 }, '6.5 is not a number of digits from 1 to 10'],
  [{ digits: '' }, '"" is not a number of digits from 1 to 10'],
  [{ digits: '6 ' }, '"6 " is not a number of digits from 1 to 10'],
  [{ period: 0 }, '0 is not a period in whole seconds'],
  [{ period: '-30' }, '"-30" is not a period in whole seconds'],
  [{ type: 'hotp' }, 'a HOTP token needs a counter, and none is stated'],
  [{ type: 'hotp', counter: '9223372036854775807' }, '"9223372036854775807" is not a counter'],
  [{ type: 'steam', digits: 6 }, 'a Steam code has five letters, and something else is stated'],
  [{ type: 'steam', period: 60 }, 'a Steam token has a period of 30 s, and something else is stated'],
  [{ type: 'steam', algorithm: 'SHA256' }, 'a Steam token uses SHA1, and something else is stated'],
  [{ secret: new Uint8Array() }, 'the secret is empty'],
])('%j is a reason to set it aside, never a default', (stated, reason) => {
  expect(tokenFrom({ type: 'totp', secret, ...stated })).toEqual({ ok: false, reason })
})

test('a HOTP counter is no part of what a token is; everything else is', () => {
  const hotp: Token = { type: 'hotp', secret, algorithm: 'SHA1', digits: 6, counter: 0 }
  const totp: Token = { type: 'totp', secret, algorithm: 'SHA1', digits: 6, period: 30 }
  expect(tokenIdentity(hotp)).toBe(tokenIdentity({ ...hotp, counter: 5 }))
  const others = [
    hotp,
    totp,
    { ...totp, period: 60 },
    { ...totp, digits: 8 },
    { ...totp, algorithm: 'SHA256' as const },
  ]
  expect(new Set(others.map(tokenIdentity)).size).toBe(others.length)
})
