import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeRecord, encodeRecord } from '../../electron/accounts/encoding.ts'
import type { TokenRecord } from '../../electron/accounts/records.ts'
import { codeOf } from '../../electron/otp/codes.ts'
import { motpSecret, motpText, secretText } from '../../electron/otp/secret-text.ts'
import type { Motp } from '../../electron/otp/token.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const motp = (more: Pick<Motp, 'secret' | 'text'>): Motp => ({
  type: 'motp',
  ...more,
  algorithm: 'MD5',
  digits: 6,
  period: 10,
  pin: utf8('1234'),
})

test('an mOTP secret is its text, letter by letter', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^(?:[0-9a-fA-F]{2}){1,32}$/), (text) => {
      const secret = motpSecret(text)
      expect(secret && motpText(secret)).toBe(text)
      expect(secret?.text === undefined).toBe(text === text.toLowerCase())
    }),
    { seed: 9 },
  )
})

test.each(['', 'abc', '7ac6 1d47', 'xy', 'JBSWY3DPEHPK3PXP'])('%j is no mOTP secret', (text) => {
  expect(motpSecret(text)).toBeUndefined()
})

test('a record from before capitals counted makes the codes that it made', () => {
  const record: TokenRecord = {
    kind: 'token',
    account: '0'.repeat(32),
    token: motp({ secret: new Uint8Array(8).fill(0xaa) }),
    added: '2026-01-01T00:00:00.000Z',
    source: 'x',
  }
  const read = decodeRecord(encodeRecord(record))
  expect(read).toEqual(record)
  expect(read?.kind === 'token' && codeOf(read.token, 1_800_000_000_000).text).toBe('09ea46')
})

test('a record keeps the text of a secret with capitals', () => {
  const token = motp(motpSecret('AAAAAAAAAAAAAAAA') ?? { secret: new Uint8Array() })
  const record: TokenRecord = { kind: 'token', account: '0'.repeat(32), token, added: '', source: '' }
  expect(decodeRecord(encodeRecord(record))).toEqual(record)
  expect(secretText(token)).toBe('AAAAAAAAAAAAAAAA')
  expect(secretText(motp({ secret: token.secret }))).toBe('aaaaaaaaaaaaaaaa')
})
