import { expect, test } from 'vitest'
import type { Motp, Token, Yandex } from '../../../electron/otp/token.ts'
import { tokenBlock } from '../../../electron/sheets/content/token-block.ts'
import { covers } from '../../../electron/sheets/typeface/typeface.ts'
import { account, planSheet, request, secret, totp } from '../samples.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const motp: Motp = { type: 'motp', secret: secret(8, 4), algorithm: 'MD5', digits: 6, period: 10 }
const yandex: Yandex = { type: 'yandex', secret: secret(16, 5), algorithm: 'SHA256', digits: 8, period: 30 }
const named = { service: 'VPN', name: 'alice' }

const block = (token: Token) => tokenBlock(named, token, { which: '', sheetId: '3F9A12C0-1', firstLine: 1, covers })
const warningsFor = (...tokens: readonly Token[]) =>
  planSheet(request([account({ tokens: tokens.map((token) => ({ token })) })])).warnings

test('a PIN that the vault has stands beside the secret, with a code to check both', () => {
  const { parameters, remarks } = block({ ...motp, pin: utf8('1234') })
  expect(parameters).toEqual([
    'Type mOTP (time based)',
    'Algorithm MD5',
    '6 characters',
    'Period 10 seconds',
    'PIN 1234',
  ])
  expect(remarks[1]).toMatch(/^Check: at 1 January 2026 00:00 UTC this gives [0-9a-f]{3} [0-9a-f]{3}$/)
  expect(block({ ...yandex, pin: utf8('9') }).remarks[1]).toMatch(/gives [a-z]{4} [a-z]{4}$/)
})

test('without its PIN a token is printed with a word on what is missing, and without a check', () => {
  for (const token of [motp, yandex]) {
    const { parameters, remarks } = block(token)
    expect(parameters.at(-1)).toBe('PIN: not in the vault')
    expect(remarks[1]).toBe('Codes need the PIN as well, which is not printed here: the vault does not have it.')
    expect(remarks.join(' ')).not.toContain('Check:')
  }
})

test('the secret of mOTP is printed in hexadecimal, as its apps ask for it', () => {
  const { lines, remarks } = block({ ...motp, secret: Uint8Array.of(0x7a, 0xc6, 0x1d, 0x47, 0x36, 0xf5, 0x1a) })
  expect(lines.map(({ text }) => text)).toEqual(['7ac6 1d47 36f5 1a'])
  expect(remarks[0]).toBe('hexadecimal: digits 0-9 and letters a-f; there is no o and no l')
})

test('a secret whose capitals count stands as it was issued', () => {
  const capitals = { ...motp, secret: utf8('12345678'), text: utf8('3132333435363738'), pin: utf8('1') }
  const { lines, remarks } = block({ ...capitals, text: utf8('7AC61D4736f51a2b') })
  expect(lines.map(({ text }) => text)).toEqual(['7AC6 1D47 36f5 1a2b'])
  expect(remarks[0]).toBe('hexadecimal: digits 0-9 and letters a-f; type capitals as capitals, they make other codes')
})

test('no character of a PIN is lost on paper', () => {
  expect(block({ ...motp, pin: utf8(' 1 2中') }).parameters.at(-1)).toBe('PIN [U+0020]1[U+0020]2[U+4E2D]')
})

test('before printing it is said where secret and PIN come together, and where the PIN is missing', () => {
  expect(warningsFor(totp())).toEqual([])
  expect(warningsFor({ ...motp, pin: utf8('1234') })).toEqual([{ kind: 'pin', accounts: ['PyPI: alice'] }])
  expect(warningsFor(yandex)).toEqual([{ kind: 'no-pin', accounts: ['PyPI: alice'] }])
})
