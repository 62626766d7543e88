import fc from 'fast-check'
import { HOTP, Secret } from 'otpauth'
import { describe, expect, test } from 'vitest'
import { decodeBase32 } from '../../electron/otp/base32.ts'
import { codeOf, makesCodes } from '../../electron/otp/codes.ts'
import type { Algorithm, Motp, Token, Yandex } from '../../electron/otp/token.ts'

const ascii = (text: string) => new TextEncoder().encode(text)

function base32(text: string): Uint8Array {
  const result = decodeBase32(text)
  if (!result.ok) throw new Error(result.reason.kind)
  return result.bytes
}

describe('HOTP', () => {
  test('makes the ten codes of RFC 4226 appendix D', () => {
    const token: Token = {
      type: 'hotp',
      secret: ascii('12345678901234567890'),
      algorithm: 'SHA1',
      digits: 6,
      counter: 0,
    }
    const codes = Array.from({ length: 10 }, (_, counter) => codeOf({ ...token, counter }, 0).text)
    expect(codes).toEqual([
      '755224',
      '287082',
      '359152',
      '969429',
      '338314',
      '254676',
      '287922',
      '162583',
      '399871',
      '520489',
    ])
    expect(codeOf(token, 0, 9)).toEqual({ text: '520489' })
  })
})

describe('TOTP', () => {
  // RFC 6238 appendix B: the secrets are as long as each hash.
  const secrets = {
    SHA1: ascii('12345678901234567890'),
    SHA256: ascii('12345678901234567890123456789012'),
    SHA512: ascii('1234567890123456789012345678901234567890123456789012345678901234'),
  }
  test.each([
    [59, '94287082', '46119246', '90693936'],
    [1111111109, '07081804', '68084774', '25091201'],
    [1111111111, '14050471', '67062674', '99943326'],
    [1234567890, '89005924', '91819424', '93441116'],
    [2000000000, '69279037', '90698825', '38618901'],
    [20000000000, '65353130', '77737706', '47863826'],
  ])('makes the codes of RFC 6238 appendix B at %i s', (time, SHA1, SHA256, SHA512) => {
    const code = (algorithm: keyof typeof secrets) =>
      codeOf({ type: 'totp', secret: secrets[algorithm], algorithm, digits: 8, period: 30 }, time * 1000).text
    expect([code('SHA1'), code('SHA256'), code('SHA512')]).toEqual([SHA1, SHA256, SHA512])
  })

  // From the public suite that other apps test with: a secret of ten characters, without padding.
  test.each([
    ['SHA1', 6, 30, '419231'],
    ['SHA1', 8, 30, '30419231'],
    ['SHA256', 6, 30, '878984'],
    ['SHA512', 6, 30, '560428'],
    ['SHA1', 10, 3, '1572711400'],
    ['SHA1', 6, 1000000000, '011217'],
  ] as const)('makes the right code with %s, %i digits and %i s', (algorithm, digits, period, code) => {
    const token: Token = { type: 'totp', secret: base32('QWERTYUIOP'), algorithm, digits, period }
    expect(codeOf(token, 1741011292_000).text).toBe(code)
  })

  test('says until when a code is right, and what the next one is', () => {
    const token: Token = { type: 'totp', secret: secrets.SHA1, algorithm: 'SHA1', digits: 8, period: 30 }
    expect(codeOf(token, 1111111109_999)).toEqual({ text: '07081804', validUntil: 1111111110_000 })
    expect(codeOf(token, 1111111109_000, 1)).toEqual({ text: '14050471', validUntil: 1111111140_000 })
  })
})

describe('Steam', () => {
  // Codes that the Steam app showed for a throw-away account, as KeePassXC's tests state them.
  test.each([
    [1511200518, 'FR8RV'],
    [1511200714, '9P3VP'],
  ])('makes the letters that the Steam app showed at %i s', (time, code) => {
    const secret = base32('63BEDWCQZKTQWPESARIERL5DTTQFCJTK')
    const token: Token = { type: 'steam', secret, algorithm: 'SHA1', digits: 5, period: 30 }
    expect(codeOf(token, time * 1000).text).toBe(code)
  })
})

describe('TOTP with the hashes in between', () => {
  // The digits of RFC 4226 section 5.3, taken with Python from hmac.new(secret, counter, 'sha224' or 'sha384').
  const secret = ascii('12345678901234567890')
  test.each([
    ['SHA224', 59, 8, '45812810'],
    ['SHA224', 1111111109, 8, '71712959'],
    ['SHA384', 59, 8, '46080675'],
    ['SHA384', 1111111109, 8, '79460785'],
    ['SHA1', 59, 1, '2'],
    ['SHA1', 59, 10, '1094287082'],
  ] as const)('makes the code of %s at %i s with %i digits', (algorithm, time, digits, code) => {
    expect(codeOf({ type: 'totp', secret, algorithm, digits, period: 30 }, time * 1000).text).toBe(code)
  })
})

describe('mOTP', () => {
  const token: Motp = {
    type: 'motp',
    secret: Uint8Array.from([0x0f, 0x1e, 0x2d, 0x3c, 0x4b, 0x5a, 0x69, 0x78]),
    algorithm: 'MD5',
    digits: 6,
    period: 10,
  }

  // `printf '%s' "$((TIME / 10))0f1e2d3c4b5a6978PIN" | md5sum | cut -c1-6`
  test.each([
    ['1234', 1111111109, '0c7f08'],
    ['1234', 2000000000, '7d4e6a'],
    ['pässwort', 59, '0baba3'],
  ])('makes six hexadecimal digits of time, secret and the PIN %s', (pin, time, code) => {
    expect(codeOf({ ...token, pin: ascii(pin) }, time * 1000).text).toBe(code)
  })

  test('has a new code every ten seconds', () => {
    const withPin = { ...token, pin: ascii('1234') }
    expect(codeOf(withPin, 1111111109_000)).toEqual({ text: '0c7f08', validUntil: 1111111110_000 })
    expect(codeOf(withPin, 1111111109_000, 1)).toEqual({ text: '8273f2', validUntil: 1111111120_000 })
  })
})

describe('Yandex', () => {
  const secret = Uint8Array.from({ length: 16 }, (_, index) => index * 7 + 3)
  const token: Yandex = { type: 'yandex', secret, algorithm: 'SHA256', digits: 8, period: 30 }

  // Computed independently with Python's hashlib and hmac; the last PIN makes a hash that begins with
  // a zero byte.
  test.each([
    ['5678', 1111111109, 'zkdcctnv'],
    ['5678', 2000000000, 'upsblgbp'],
    ['1145', 1111111109, 'unbsahhh'],
  ])('makes eight letters with the PIN %s at %i s', (pin, time, code) => {
    expect(codeOf({ ...token, pin: ascii(pin) }, time * 1000).text).toBe(code)
  })

  test('ignores the checksum after a secret', () => {
    const withChecksum = Uint8Array.from([...secret, ...new Uint8Array(10).fill(9)])
    const code = codeOf({ ...token, secret: withChecksum, pin: ascii('5678') }, 1111111109_000).text
    expect(code).toBe('zkdcctnv')
  })
})

test('every HOTP code is the one that the package otpauth makes', () => {
  const algorithms = fc.constantFrom<Algorithm[]>('SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512')
  // Also longer than a block of SHA-512, which HMAC shortens first.
  const secrets = fc.uint8Array({ minLength: 1, maxLength: 200 })
  const digits = fc.integer({ min: 1, max: 10 })
  fc.assert(
    fc.property(secrets, algorithms, digits, fc.maxSafeNat(), (secret, algorithm, digits, counter) => {
      const theirs = HOTP.generate({
        secret: new Secret({ buffer: secret.slice().buffer }),
        algorithm,
        digits,
        counter,
      })
      expect(codeOf({ type: 'hotp', secret, algorithm, digits, counter }, 0)).toEqual({ text: theirs })
    }),
    { seed: 4226 },
  )
})

test('making a code leaves secret and PIN as they are', () => {
  const secret = Uint8Array.from({ length: 26 }, (_, index) => index)
  const pin = ascii('1234')
  const tokens: Token[] = [
    { type: 'totp', secret, algorithm: 'SHA1', digits: 6, period: 30 },
    { type: 'motp', secret, algorithm: 'MD5', digits: 6, period: 10, pin },
    { type: 'yandex', secret, algorithm: 'SHA256', digits: 8, period: 30, pin },
  ]
  for (const token of tokens) codeOf(token, 1111111109_000)
  expect(secret).toEqual(Uint8Array.from({ length: 26 }, (_, index) => index))
  expect(pin).toEqual(ascii('1234'))
})

test('without its PIN a token makes no code, and says what to do', () => {
  const motp: Token = { type: 'motp', secret: ascii('12345678'), algorithm: 'MD5', digits: 6, period: 10 }
  const yandex: Token = {
    type: 'yandex',
    secret: ascii('1234567890123456'),
    algorithm: 'SHA256',
    digits: 8,
    period: 30,
  }
  for (const token of [motp, yandex]) {
    expect(makesCodes(token)).toBe(false)
    expect(makesCodes({ ...token, pin: ascii('1234') })).toBe(true)
    expect(() => codeOf(token, 0)).toThrow(
      'This token needs its PIN to make codes, and the PIN is not in the vault. Nothing was changed. Enter the PIN where the token is shown.',
    )
  }
})
