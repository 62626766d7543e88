import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMigration } from '../../electron/otp/migration.ts'
import { formatMigration, migrationRefusal, type MigrationAccount } from '../../electron/otp/migration-writer.ts'
import type { Token } from '../../electron/otp/token.ts'
import { anyName, anyToken } from '../fixtures/tokens.ts'

const secret = new TextEncoder().encode('12345678901234567890')
const totp = { type: 'totp', secret, algorithm: 'SHA1', digits: 6, period: 30 } as const
const hotp = { type: 'hotp', secret, algorithm: 'SHA512', digits: 8, counter: 2 ** 31 - 1 } as const

const any: fc.Arbitrary<MigrationAccount> = fc
  .record({ issuer: anyName, account: anyName, token: anyToken })
  .filter(({ token }) => migrationRefusal(token) === undefined)

function readBack(link: string) {
  const result = parseMigration(link)
  if (result.kind !== 'read') throw new Error(result.reason.kind)
  return result
}

test('a link is the one that the layout describes', () => {
  const link = formatMigration([{ issuer: 'A', account: 'b', token: { ...totp, secret: Uint8Array.of(1, 2, 3) } }], {
    batch: 5,
    index: 0,
    size: 1,
  })
  // entry of 17 bytes: secret, name, issuer, SHA1, six digits, TOTP; then version 1, size 1, index 0, batch 5
  const payload = '0a11 0a03010203 120162 1a0141 2001 2801 3002 1001 1801 2000 2805'.replaceAll(' ', '')
  expect(Buffer.from(decodeURIComponent(link.split('data=')[1] ?? ''), 'base64').toString('hex')).toBe(payload)
})

test('what is written is read back: names, secrets, settings, counters and the part of the batch', () => {
  const accounts = [
    { issuer: 'PyPI', account: 'alice', token: totp },
    { issuer: '', account: 'encoding: é', token: hotp },
    { issuer: 'PyPI', account: 'PyPI:alice', token: { ...totp, algorithm: 'SHA256', digits: 8 } as const },
  ]
  const { entries, part } = readBack(formatMigration(accounts, { batch: 0x7fff_ffff, index: 1, size: 3 }))
  expect(entries).toEqual(accounts.map((one) => ({ kind: 'read', ...one })))
  expect(part).toEqual({ batch: 0x7fff_ffff, index: 1, size: 3 })
})

test('an account without a name is named after its issuer, because Google Authenticator accepts none without a name', () => {
  const accounts = [{ issuer: 'PyPI', account: '', token: totp }]
  const link = formatMigration(accounts, { batch: 1, index: 0, size: 1 })
  expect(Buffer.from(decodeURIComponent(link.split('data=')[1] ?? ''), 'base64').toString('latin1')).toContain(
    '\x12\x05PyPI:\x1a\x04PyPI',
  )
  expect(readBack(link).entries).toEqual(accounts.map((one) => ({ kind: 'read', ...one })))
})

test('so is anything that Google Authenticator can hold', () => {
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 10 }), fc.nat(0x7fff_ffff), (accounts, batch) => {
      const { entries } = readBack(formatMigration(accounts, { batch, index: 0, size: 1 }))
      const wellFormed = accounts.map(({ issuer, account, token }) => ({
        kind: 'read',
        issuer: issuer.toWellFormed(),
        account: account.toWellFormed(),
        token,
      }))
      expect(entries).toEqual(wellFormed)
    }),
    { numRuns: 200 },
  )
})

describe('Google Authenticator cannot hold', () => {
  const pin = new TextEncoder().encode('1234')
  test.each<[Token, string]>([
    [{ ...totp, period: 60 }, 'its period is 60 s, and Google Authenticator knows only 30 s'],
    [{ ...totp, digits: 7 }, 'its codes have 7 digits, and Google Authenticator knows 6 and 8'],
    [{ ...hotp, counter: 2 ** 31 }, 'its counter is 2147483648, and Google Authenticator counts to 2147483647'],
    [{ ...totp, algorithm: 'SHA384' }, 'Google Authenticator does not know SHA384'],
    [
      { type: 'steam', secret, algorithm: 'SHA1', digits: 5, period: 30 },
      'Google Authenticator does not know Steam codes',
    ],
    [
      { type: 'motp', secret, algorithm: 'MD5', digits: 6, period: 10, pin },
      'Google Authenticator does not know mOTP codes',
    ],
  ])('%j', (token, reason) => {
    expect(migrationRefusal(token)).toBe(reason)
  })
})
