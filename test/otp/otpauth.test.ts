import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../electron/otp/codes.ts'
import { formatOtpauth, parseOtpauth } from '../../electron/otp/otpauth.ts'
import { tokenDigest } from '../../electron/otp/token.ts'
import { anyName, anyToken } from '../fixtures/tokens.ts'

const SECRET = 'JBSWY3DPEHPK3PXP'
/** The secret of RFC 6238. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const SECRET_BYTES = new Uint8Array([0x48, 0x65, 0x6c, 0x6c, 0x6f, 0x21, 0xde, 0xad, 0xbe, 0xef])

const utf8 = (text: string) => new TextEncoder().encode(text)

function read(link: string) {
  const result = parseOtpauth(link)
  if (result.kind !== 'read') throw new Error(result.reason.kind)
  return result
}

function names(link: string): [string, string] {
  const { issuer, account } = read(link)
  return [issuer, account]
}

function reason(link: string): [string, unknown] {
  const result = parseOtpauth(link)
  return result.kind === 'read' ? ['read', ''] : [result.kind, result.reason]
}

test('a full link is read as it is', () => {
  const link = `otpauth://totp/PyPI:alice?secret=${SECRET}&issuer=PyPI&algorithm=SHA256&digits=8&period=60`
  expect(read(link)).toEqual({
    kind: 'read',
    issuer: 'PyPI',
    account: 'alice',
    token: {
      type: 'totp',
      secret: new Uint8Array([0x48, 0x65, 0x6c, 0x6c, 0x6f, 0x21, 0xde, 0xad, 0xbe, 0xef]),
      algorithm: 'SHA256',
      digits: 8,
      period: 60,
    },
    warnings: [],
  })
})

test('scheme, type, names of values and algorithm are read in any case', () => {
  const { token } = read(`OTPAUTH://TOTP/x?SECRET=${SECRET.toLowerCase()}&Algorithm=sha512`)
  expect(token).toMatchObject({ type: 'totp', algorithm: 'SHA512', digits: 6, period: 30 })
})

describe('the label', () => {
  test.each([
    ['PyPI:alice', 'PyPI', 'alice'],
    ['PyPI%3Aalice', 'PyPI', 'alice'],
    ['PyPI%3aalice', 'PyPI', 'alice'],
    ['PyPI:%20alice', 'PyPI', 'alice'],
    ['alice', '', 'alice'],
    ['', '', ''],
    ['a:b:c', 'a', 'b:c'],
    ['a%3Ab:c', 'a:b', 'c'],
    ['a%3Ab%3Ac', 'a', 'b:c'],
    ['Mongo Atlas:Acc !@#444', 'Mongo Atlas', 'Acc !@#444'],
    ['%F0%9F%98%80:用户', '😀', '用户'],
    ['C++:me+you', 'C++', 'me+you'],
    ['x/y/', '', 'x/y/'],
  ])('%j is split before it is decoded, and nothing is lost', (label, issuer, account) => {
    expect(names(`otpauth://totp/${label}?secret=${SECRET}`)).toEqual([issuer, account])
  })

  test('long names are not cut', () => {
    const long = 'n'.repeat(300)
    expect(names(`otpauth://totp/${long}:${long}?secret=${SECRET}`)).toEqual([long, long])
  })

  test('may be missing with its slash', () => {
    expect(names(`otpauth://totp?secret=${SECRET}`)).toEqual(['', ''])
  })
})

describe('a link that went through a web page', () => {
  const whole = { issuer: 'OPNsense', account: 'root', warnings: [] }
  const token = { type: 'totp', algorithm: 'SHA256', digits: 8, period: 30 }

  test.each(['&amp;', '&#038;', '&#38;', '&#x26;', '&#X0026;', '&AMP;', '&amp;amp;', '&amp;#38;'])(
    'has its values with %s between them',
    (and) => {
      const link = [
        'otpauth://totp/OPNsense:root?secret=' + RFC_SECRET,
        'issuer=OPNsense',
        'algorithm=SHA256',
        'digits=8',
      ]
      expect(read(link.join(and))).toMatchObject({ ...whole, token })
    },
  )

  test('gives the code that the service expects', () => {
    const link = `otpauth://totp/OPNsense:root?secret=${RFC_SECRET}&amp;issuer=OPNsense&amp;algorithm=SHA256&amp;digits=8`
    expect(codeOf(read(link).token, Date.UTC(2026, 0, 1)).text).toBe('89871971')
  })

  test('has its secret behind an escaped "&", and its names unescaped', () => {
    const link = `otpauth://totp/AT&amp;T:o&#39;neil?issuer=AT%26T&amp;secret=${SECRET}&amp;digits=8`
    expect(read(link)).toMatchObject({ issuer: 'AT&T', account: "o'neil", token: { digits: 8 }, warnings: [] })
  })

  test.each([
    [`otpauth://totp/Tom&amp;Jerry:me?secret=${SECRET}&issuer=Tom%26amp%3BJerry`, 'Tom&amp;Jerry', 'me'],
    [`otpauth://totp/a&amp;digits=8:me?secret=${SECRET}`, 'a&amp;digits=8', 'me'],
    [`otpauth://totp/me?secret=${SECRET}&issuer=x%26amp%3Bdigits=8`, 'x&amp;digits=8', 'me'],
  ])('is not what %j is: its names stay as they are', (link, issuer, account) => {
    expect(read(link)).toMatchObject({ issuer, account, token: { digits: 6 }, warnings: [] })
  })
})

describe('the issuer', () => {
  test('that differs from the label is used, and both are named', () => {
    const result = read(`otpauth://totp/Old:alice?secret=${SECRET}&issuer=New`)
    expect([result.issuer, result.account]).toEqual(['New', 'alice'])
    expect(result.warnings).toEqual([{ kind: 'two-issuers', first: 'New', second: 'Old' }])
  })

  test('may have "+" for a space, when the label agrees or says nothing', () => {
    expect(read(`otpauth://totp/Air%20Canada:b?secret=${SECRET}&issuer=Air+Canada`)).toMatchObject({
      issuer: 'Air Canada',
      warnings: [],
    })
    expect(read(`otpauth://totp/b?secret=${SECRET}&issuer=Air+Canada`)).toMatchObject({
      issuer: 'Air Canada',
      warnings: [{ kind: 'plus-as-space' }],
    })
  })

  test('keeps a "+" that the label has too', () => {
    expect(read(`otpauth://totp/C++:b?secret=${SECRET}&issuer=C++`)).toMatchObject({ issuer: 'C++', warnings: [] })
  })

  test.each([
    ['AT&T', 'AT&T'],
    ['AT&T&digits=8', 'AT&T'],
    ['AT%26T&T', 'AT&T&T'],
    ['M&M & Sons&period=60', 'M&M & Sons'],
    ['AT&steam', 'AT'],
  ])('keeps a bare "&" that no value follows: %s', (query, issuer) => {
    expect(read(`otpauth://totp/b?secret=${SECRET}&issuer=${query}`)).toMatchObject({ issuer, warnings: [] })
  })

  test.each(['AT&T=1', `AT&${SECRET}`])(
    'with a bare "&" is cut before anything else, which is not repeated',
    (query) => {
      expect(read(`otpauth://totp/b?secret=${SECRET}&issuer=${query}`)).toMatchObject({
        issuer: 'AT',
        warnings: [{ kind: 'values-ignored', count: 1 }],
      })
    },
  )
})

describe('Steam', () => {
  test.each([`steam/x?secret=${SECRET}`, `totp/x?secret=${SECRET}&encoder=steam`, `totp/x?secret=${SECRET}&steam`])(
    'is told by otpauth://%s',
    (rest) => {
      expect(read(`otpauth://${rest}`).token).toMatchObject({ type: 'steam', digits: 5, period: 30 })
    },
  )

  test.each([
    `Steam:x?secret=${SECRET}&issuer=Steam`,
    `x?secret=${SECRET}&issuer=Steam&algorithm=SHA1&period=30`,
    `Steam?secret=${SECRET}`,
  ])('is told by its name where no digits are stated, as in its own links: %s', (rest) => {
    expect(read(`otpauth://totp/${rest}`)).toMatchObject({
      token: { type: 'steam', digits: 5 },
      warnings: [{ kind: 'steam-by-name' }],
    })
  })

  test.each([
    `Steam:x?secret=${SECRET}&digits=6`,
    `Steam:x?secret=${SECRET}&period=60`,
    `Steam:x?secret=${SECRET}&algorithm=SHA256`,
    `Steamboat:Steam?secret=${SECRET}`,
  ])('is not told by its name where something else is stated: %s', (rest) => {
    expect(read(`otpauth://totp/${rest}`)).toMatchObject({ token: { type: 'totp' }, warnings: [] })
  })
})

test.each(['otpauth:', 'apple-otpauth:', 'apple-otpauth://', 'OTPAUTH:'])(
  '%s is another writing of the scheme',
  (scheme) => {
    expect(read(`${scheme}totp/PyPI:alice?secret=${SECRET}`)).toMatchObject({
      issuer: 'PyPI',
      account: 'alice',
      token: { type: 'totp', digits: 6 },
      warnings: [],
    })
  },
)

test('a steam link is a secret and nothing else', () => {
  expect(parseOtpauth(`steam://${SECRET}`)).toEqual({
    kind: 'read',
    issuer: '',
    account: '',
    token: { type: 'steam', secret: SECRET_BYTES, algorithm: 'SHA1', digits: 5, period: 30 },
    warnings: [],
  })
})

describe('mOTP', () => {
  const secret = new Uint8Array([0x7a, 0xc6, 0x1d, 0x47, 0x36, 0xf5, 0x1a, 0x2b])

  test('has a link of its own with a hexadecimal secret', () => {
    expect(read('motp://Example:alice?secret=7ac61d4736f51a2b&pin=12%2034')).toEqual({
      kind: 'read',
      issuer: 'Example',
      account: 'alice',
      token: { type: 'motp', secret, algorithm: 'MD5', digits: 6, period: 10, pin: new TextEncoder().encode('12 34') },
      warnings: [],
    })
  })

  test('keeps capitals, from which other codes are made', () => {
    const link = (digits: string) => `motp://x:y?secret=${digits.repeat(16)}&pin=1234`
    const [capitals, small] = [read(link('A')).token, read(link('a')).token]
    expect(capitals).toMatchObject({ secret: new Uint8Array(8).fill(0xaa), text: utf8('AAAAAAAAAAAAAAAA') })
    expect(small).not.toHaveProperty('text')
    expect([capitals, small].map((token) => codeOf(token, 1_800_000_000_000).text)).toEqual(['11c1b0', '09ea46'])
    expect(tokenDigest(capitals)).not.toBe(tokenDigest(small))
    expect(formatOtpauth({ issuer: 'x', account: 'y', token: capitals })).toBe(link('A'))
  })

  test('is read from an otpauth link with either writing of the secret', () => {
    expect(read('otpauth://motp/a?secret=7ac61d4736f51a2b').token).toEqual({
      type: 'motp',
      secret,
      algorithm: 'MD5',
      digits: 6,
      period: 10,
    })
    expect(read(`otpauth://motp/a?secret=${SECRET}`).token.secret).toEqual(SECRET_BYTES)
  })

  test.each([
    ['motp://a:b?secret=JBSWY3DPEHPK3PXP', { kind: 'not-hex' }],
    ['motp://a:b?secret=abc', { kind: 'not-hex' }],
    ['otpauth://motp/a?secret=abcdef2345672345', { kind: 'base32-or-hex' }],
  ])('is not guessed: %s', (link, why) => {
    expect(reason(link)).toEqual(['quarantined', why])
  })

  test('is written as the apps that know it read it', () => {
    const token = { type: 'motp', secret, algorithm: 'MD5', digits: 6, period: 10 } as const
    expect(formatOtpauth({ issuer: '', account: 'al:ice', token })).toBe('motp://:al%3Aice?secret=7ac61d4736f51a2b')
  })
})

describe('Yandex', () => {
  const link = (rest: string) => `otpauth://yaotp/user?secret=ORSXG5DJNZTXIZLTORUW4ZZRGI${rest}`

  test.each([
    ['&pin=GEZDGNA', '1234'],
    ['&pin=1234', '1234'],
    ['&pin=2345', '2345'],
    ['&pin=GIZTINI', '2345'],
    ['&pin=abcd', 'abcd'],
  ])('takes its PIN in base32 and in plain: %s', (rest, pin) => {
    expect(read(link(rest)).token).toMatchObject({ type: 'yandex', pin: new TextEncoder().encode(pin) })
  })

  test('may be without its PIN', () => {
    expect(read(link('&pin_length=4'))).toMatchObject({ token: { type: 'yandex', digits: 8 }, warnings: [] })
    expect(read(link('&pin=')).token).not.toHaveProperty('pin')
  })

  test('is written with the PIN in base32', () => {
    const token = {
      type: 'yandex',
      secret: new TextEncoder().encode('testingtesting12'),
      algorithm: 'SHA256',
      digits: 8,
      period: 30,
      pin: new TextEncoder().encode('1234'),
    } as const
    expect(formatOtpauth({ issuer: '', account: 'user', token })).toBe(
      'otpauth://yaotp/user?secret=ORSXG5DJNZTXIZLTORUW4ZZRGI&algorithm=SHA256&digits=8&period=30&pin=GEZDGNA',
    )
  })
})

test('a PIN where no PIN belongs is passed over and said', () => {
  expect(read(`otpauth://totp/x?secret=${SECRET}&pin=1234`).warnings).toEqual([{ kind: 'values-ignored', count: 1 }])
})

describe('set aside is', () => {
  test.each([
    [`otpauth://yaotp/x?secret=${SECRET}`, { kind: 'yandex-length' }],
    [`otpauth://totp/x?secret=${SECRET}&algorithm=MD5`, { kind: 'algorithm-md5' }],
    [`otpauth://totp/x?secret=${SECRET}&digits=`, { kind: 'digits-unclear', stated: '""' }],
    [`otpauth://totp/x?secret=${SECRET}&digits=6.0`, { kind: 'digits-unclear', stated: '"6.0"' }],
    [`otpauth://totp/x?secret=${SECRET}&digits=100`, { kind: 'digits-unclear', stated: '"100"' }],
    [`otpauth://totp/x?secret=${SECRET}&period=0`, { kind: 'period-unclear', stated: '"0"' }],
    [`otpauth://totp/x?secret=${SECRET}&period=-30`, { kind: 'period-unclear', stated: '"-30"' }],
    [`otpauth://hotp/x?secret=${SECRET}`, { kind: 'counter-missing' }],
    [`otpauth://totp/x?secret=${SECRET}&secret=${SECRET}`, { kind: 'two-secrets' }],
    [`otpauth://totp/x?secret=${SECRET}&digits=6&digits=8`, { kind: 'value-twice', name: 'digits' }],
    [`otpauth://totp/x%ZZ?secret=${SECRET}`, { kind: 'name-encoding' }],
    [`otpauth://totp/x?secret=${SECRET}&period=%E0`, { kind: 'value-encoding', name: 'period' }],
    [`otpauth://totp/x&secret=${SECRET}`, { kind: 'secret-misplaced' }],
    ['otpauth://totp/x?secret=0000', { kind: 'not-base32', at: 1 }],
    [`otpauth://totp/x?secret=${SECRET}&encoder=other`, { kind: 'encoder-unfit' }],
    [`otpauth://hotp/x?secret=${SECRET}&counter=1&encoder=steam`, { kind: 'encoder-unfit' }],
  ])('%s', (link, why) => {
    expect(reason(link)).toEqual(['quarantined', why])
  })
})

test('a link without its question mark is set aside without a name, which may hold the secret', () => {
  expect(parseOtpauth(`otpauth://totp/x&secret=${SECRET}`)).toMatchObject({ kind: 'quarantined', what: '' })
})

describe('refused is', () => {
  test.each([
    ['definitely not a link', { kind: 'not-a-link' }],
    [`notauth://totp/x?secret=${SECRET}`, { kind: 'not-a-link' }],
    [`motp:x:y?secret=00`, { kind: 'not-a-link' }],
    ['steam://run/440', { kind: 'not-a-link' }],
    ['otpauth://fail', { kind: 'no-secret' }],
    ['otpauth://totp/x?issuer=y', { kind: 'no-secret' }],
    ['otpauth://totp/x?secret=', { kind: 'secret-empty' }],
    ['otpauth://totp/x?secret=%20%3D', { kind: 'secret-empty' }],
  ])('%s', (link, why) => {
    expect(reason(link)).toEqual(['refused', why])
  })
})

test('a byte order mark and spaces around a link do not matter', () => {
  expect(names(`\uFEFF  otpauth://totp/a:b?secret=${SECRET}\t`)).toEqual(['a', 'b'])
})

test('pictures and colours of other apps are ignored without a word', () => {
  expect(read(`otpauth://totp/x?secret=${SECRET}&image=https%3A%2F%2Fexample.org&color=red`).warnings).toEqual([])
})

test('a written link states every value, also the defaults', () => {
  const token = {
    type: 'totp',
    secret: new TextEncoder().encode('Hello'),
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
  } as const
  expect(formatOtpauth({ issuer: 'AT&T', account: 'a b?secret=X', token })).toBe(
    'otpauth://totp/AT%26T:a%20b%3Fsecret%3DX?secret=JBSWY3DP&issuer=AT%26T&algorithm=SHA1&digits=6&period=30',
  )
})

test('any token with any name comes back from its link, and the link from the token', () => {
  fc.assert(
    fc.property(anyName, anyName, anyToken, (issuer, account, token) => {
      const link = formatOtpauth({ issuer, account, token })
      const back = parseOtpauth(link)
      expect(back).toEqual({ kind: 'read', issuer, account, token, warnings: [] })
      if (back.kind === 'read') expect(formatOtpauth(back)).toBe(link)
    }),
  )
})

test('no text makes the parser throw, and no reason holds the secret', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom(
      'otpauth://',
      'motp://',
      'steam://',
      'totp/',
      'yaotp/',
      'pin=',
      '?',
      '&',
      'secret=',
      SECRET,
      'issuer=',
      '%3A',
      ':',
      '%',
      '#',
      'digits=',
      '=',
      '+',
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const result = parseOtpauth(pieces.join(''))
      if (result.kind === 'read') expect(result.token.secret.length).toBeGreaterThan(0)
      else expect(result.reason).not.toContain(SECRET)
    }),
    { numRuns: 1000 },
  )
})
