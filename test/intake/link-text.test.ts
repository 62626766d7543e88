import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linksIn, withoutLinks } from '../../electron/intake/link-text.ts'
import { formatOtpauth } from '../../electron/otp/otpauth.ts'
import { anyName, anyToken } from '../fixtures/tokens.ts'

const SECRET = 'JBSWY3DPEHPK3PXP'
const LINK = `otpauth://totp/PyPI:alice?secret=${SECRET}&issuer=PyPI`

describe('a link in a text ends where it ends', () => {
  test.each([
    [LINK, LINK],
    [`My second one: ${LINK}, kept since May`, LINK],
    [`(${LINK})`, LINK],
    [`[code](${LINK})`, LINK],
    [`<a href="${LINK}">code</a>`, LINK],
    [`{'uri': '${LINK}'}`, LINK],
    [`\`${LINK}\``, LINK],
    [`${LINK}\nnext line`, LINK],
    [`It is otpauth://totp/a?secret=${SECRET}.`, `otpauth://totp/a?secret=${SECRET}`],
    [`${LINK}%20Inc.`, `${LINK}%20Inc.`],
    [`steam://${SECRET} of my games`, `steam://${SECRET}`],
    ['motp://a:b?secret=7ac61d4736f51a2b; the VPN', 'motp://a:b?secret=7ac61d4736f51a2b'],
    [`otpauth://totp/o'neil?secret=${SECRET} x`, `otpauth://totp/o'neil?secret=${SECRET}`],
    [
      `otpauth://totp/Big Company:Jane Doe?secret=${SECRET}&issuer=Big Company&digits=8 and more`,
      `otpauth://totp/Big Company:Jane Doe?secret=${SECRET}&issuer=Big Company&digits=8`,
    ],
    [
      `otpauth://totp/x?secret=${SECRET}&amp;issuer=Big Company&amp;digits=8 and more`,
      `otpauth://totp/x?secret=${SECRET}&amp;issuer=Big Company&amp;digits=8`,
    ],
  ])('%j', (text, link) => {
    expect(linksIn(text)).toEqual([link])
  })

  test('and where the next begins', () => {
    expect(linksIn(`${LINK},${LINK}\t${LINK}`)).toEqual([LINK, LINK, LINK])
  })

  test('whatever it holds, when it is written as it should be', () => {
    fc.assert(
      fc.property(anyToken, anyName, anyName, (token, issuer, account) => {
        const link = formatOtpauth({ token, issuer, account })
        expect(linksIn(`before ${link} behind`)).toEqual([link])
      }),
      { seed: 9 },
    )
  })
})

test.each([
  'links such as otpauth:// are read',
  'otpauth://totp/ is how it begins',
  'the otpauth: scheme',
  'steam://run/440',
  'steam://open/friends',
  'not-otpauth://totp/a?secret=A',
  'motp://is what? nobody knows',
])('there is no link in %j', (text) => {
  expect(linksIn(text)).toEqual([])
})

test('a text is shown without its links', () => {
  expect(withoutLinks(`first ${LINK}, then ${LINK}&digits=8`)).toBe(
    'first (link, read as an entry of its own), then (link, read as an entry of its own)',
  )
})

test.each(['otpauth://totp/ ', 'otpauth://totp/a?secret=A ', 'otpauth://totp/a?', ' &', 'steam://AAAA', '&digits='])(
  'a text of nothing but %j is looked through without delay',
  (piece) => {
    expect(linksIn(piece.repeat(Math.floor(2_000_000 / piece.length))).length).toBeLessThan(10_010)
  },
)
