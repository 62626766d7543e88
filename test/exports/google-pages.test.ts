import fc from 'fast-check'
import { expect, test } from 'vitest'
import { googlePages, MOST_CHARACTERS } from '../../electron/exports/google-pages.ts'
import { readSource } from '../../electron/intake/formats.ts'
import { FOR_PHONE, symbolFor } from '../../electron/sheets/content/qr.ts'
import { migrationRefusal } from '../../electron/otp/migration-writer.ts'
import type { Totp } from '../../electron/otp/token.ts'
import { IDS, kitWith, SECRET, smallKit } from '../fixtures/exports.ts'
import { anyKit } from '../fixtures/kits.ts'

const totp: Totp = { type: 'totp', secret: SECRET, algorithm: 'SHA1', digits: 6, period: 30 }

const read = async (links: readonly string[]) =>
  await readSource({ name: 'links.txt', bytes: new TextEncoder().encode(links.join('\n')) })

test('what Google Authenticator can hold is in it, and the rest is named with the reason', async () => {
  const { pages, count, leftOut } = googlePages(smallKit(), 77)
  expect(count).toBe(2)
  expect(pages.map(({ accounts }) => accounts)).toEqual([
    [
      { issuer: 'PyPI', account: 'alice' },
      { issuer: 'Old', account: 'bob' },
    ],
  ])
  expect(leftOut).toEqual([
    'Old: bob: Google Authenticator does not know Steam codes',
    '1 account',
    '1 set of recovery codes',
    '1 entry that was set aside',
    '1 record of settings',
    'notes, dates, and where each token came from',
  ])
  const { found, parts } = await read(pages.map(({ link }) => link))
  expect(found).toMatchObject([
    { kind: 'token', issuer: 'PyPI', account: 'alice', token: { type: 'totp', digits: 8 } },
    { kind: 'token', issuer: 'Old', account: 'bob', token: { type: 'hotp', algorithm: 'SHA256', counter: 7 } },
  ])
  expect(parts).toEqual([{ batch: 77, index: 0, size: 1 }])
})

test('many accounts go on several pages, at most ten on each and none too dense for a phone', async () => {
  const { pages, count } = googlePages(kitWith(...Array.from({ length: 25 }, () => totp)), 1)
  expect(count).toBe(25)
  expect(pages.map(({ accounts }) => accounts.length)).toEqual([9, 8, 8])
  const short = googlePages(kitWith(...Array.from({ length: 12 }, () => ({ ...totp, secret: SECRET.slice(0, 5) }))), 1)
  expect(short.pages.map(({ accounts }) => accounts.length)).toEqual([10, 2])
  for (const { link } of [...pages, ...short.pages]) {
    expect(link.length).toBeLessThanOrEqual(MOST_CHARACTERS)
    expect(symbolFor(link, FOR_PHONE).version).toBeLessThanOrEqual(20)
  }
  const { found, parts } = await read(pages.map(({ link }) => link))
  expect(found).toHaveLength(25)
  expect(parts.map(({ index, size }) => [index, size])).toEqual([
    [0, 3],
    [1, 3],
    [2, 3],
  ])
})

test('a name too long for a QR code is left out, and the app says so', () => {
  const kit = kitWith(totp, { ...totp, secret: new Uint8Array(500) })
  const { count, leftOut } = googlePages(kit, 1)
  expect(count).toBe(1)
  expect(leftOut[0]).toBe('Service 2: name 2: its name or secret is too long for a readable QR code')
})

test('an account with no name at all is left out, and the app says so', () => {
  const records = kitWith(totp, totp).records.map((record) =>
    record.kind === 'account' && record.service === 'Service 2' ? { ...record, service: '', name: '' } : record,
  )
  const { count, leftOut } = googlePages(smallKit({ records }), 1)
  expect(count).toBe(1)
  expect(leftOut[0]).toBe('a token without a name: it has no name, and Google Authenticator needs one')
})

test('nothing to show and too much to show are errors', () => {
  expect(() => googlePages(smallKit(), 1, new Set([IDS.codesOnly]))).toThrow(
    expect.objectContaining({ code: 'nothing-to-print' }),
  )
  const many = kitWith(...Array.from({ length: 900 }, () => totp))
  expect(() => googlePages(many, 1)).toThrow(expect.objectContaining({ code: 'invalid-input' }))
})

test('every token that it takes comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(anyKit, async (contents) => {
      const tokens = contents.records.flatMap((one) => (one.kind === 'token' ? [one.token] : []))
      const held = tokens.filter((token) => migrationRefusal(token) === undefined)
      if (held.length === 0) return
      const { pages, count } = googlePages(contents, 9)
      expect(count).toBe(held.length)
      const { found } = await read(pages.map(({ link }) => link))
      expect(found.map((one) => (one.kind === 'token' ? one.token : one))).toEqual(held)
    }),
    { numRuns: 50 },
  )
})
