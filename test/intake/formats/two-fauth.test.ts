import { expect, test } from 'vitest'
import { twoFauth } from '../../../electron/intake/formats/two-fauth.ts'
import { decodeBase32 } from '../../../electron/otp/base32.ts'
import { twoFauthEntry, twoFauthFile } from '../../fixtures/intake/two-fauth.ts'
import { answerOf, foundIn, setAsideIn, survivesDamage } from './accounted.ts'

const decoded = decodeBase32('JBSWY3DPEHPK3PXP')
const secret = decoded.ok ? decoded.bytes : new Uint8Array()

test('an entry of each type has the values that were set last, not those of its first link', async () => {
  const found = await foundIn(
    twoFauth,
    twoFauthFile([
      twoFauthEntry({ digits: 8, algorithm: 'sha256', period: 60, secret: 'JBSWY3DPEHPK3PXP====' }),
      twoFauthEntry({ otp_type: 'hotp', period: null, counter: 7, service: null }),
      twoFauthEntry({ otp_type: 'steamtotp', digits: 5, service: 'Steam' }),
    ]),
  )
  expect(found).toEqual([
    {
      ...{ kind: 'token', issuer: 'PyPI', account: 'alice', warnings: [] },
      token: { type: 'totp', secret, algorithm: 'SHA256', digits: 8, period: 60 },
    },
    {
      ...{ kind: 'token', issuer: '', account: 'alice', warnings: [] },
      token: { type: 'hotp', secret, algorithm: 'SHA1', digits: 6, counter: 7 },
    },
    {
      ...{ kind: 'token', issuer: 'Steam', account: 'alice', warnings: [] },
      token: { type: 'steam', secret, algorithm: 'SHA1', digits: 5, period: 30 },
    },
  ])
})

test.each([
  [twoFauthEntry({ algorithm: 'md5' }), { kind: 'algorithm-unknown', stated: '"md5"' }],
  [twoFauthEntry({ otp_type: 'other' }), { kind: 'type-unknown', stated: '"other"' }],
  [twoFauthEntry({ otp_type: 'hotp' }), { kind: 'counter-missing' }],
  [twoFauthEntry({ secret: null }), { kind: 'other-shape', app: '2FAuth' }],
])('%j is set aside with all it holds', async (entry, reason) => {
  expect(setAsideIn(await foundIn(twoFauth, twoFauthFile([entry, twoFauthEntry()])))).toEqual([[reason, entry]])
})

test('a cut file and a damaged one are told apart, and every alteration is survived', async () => {
  const bytes = twoFauthFile([twoFauthEntry()])
  expect(await answerOf(twoFauth, bytes.slice(0, -3))).toBe('file-truncated')
  expect(await answerOf(twoFauth, new TextEncoder().encode('{"data":{}}'))).toBe('file-damaged')
  await survivesDamage(twoFauth, bytes)
})
