import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { KitContents } from '../../electron/exports/contents.ts'
import { otpauthList } from '../../electron/exports/otpauth-list.ts'
import { readSource } from '../../electron/intake/formats.ts'
import type { Token } from '../../electron/otp/token.ts'
import { IDS, kitWith, SECRET, SECRET_BASE32, smallKit } from '../fixtures/exports.ts'
import { anyKit } from '../fixtures/kits.ts'

const text = (contents: KitContents) => new TextDecoder().decode(otpauthList(contents).bytes)

test('there is one link per line and nothing else, and what is left out is reported separately', () => {
  const { count, leftOut } = otpauthList(smallKit())
  expect(text(smallKit()).split('\n')).toEqual([
    `otpauth://totp/PyPI:alice?secret=${SECRET_BASE32}&issuer=PyPI&algorithm=SHA1&digits=8&period=30`,
    `otpauth://hotp/Old:bob?secret=${SECRET_BASE32}&issuer=Old&algorithm=SHA256&digits=6&counter=7`,
    `otpauth://steam/Old:bob?secret=${SECRET_BASE32}&issuer=Old&algorithm=SHA1&digits=5&period=30`,
    '',
  ])
  expect(count).toBe(3)
  expect(leftOut).toEqual([
    '1 account',
    '1 set of recovery codes',
    '1 entry that was set aside',
    '1 record of settings',
    'notes, dates, and where each token came from',
  ])
})

test('mOTP links come last: Ente Auth reads a file only when it begins with otpauth', () => {
  const pin = new TextEncoder().encode('1234')
  const motp: Token = { type: 'motp', secret: SECRET, algorithm: 'MD5', digits: 6, period: 10, pin }
  const totp: Token = { type: 'totp', secret: SECRET, algorithm: 'SHA1', digits: 6, period: 30 }
  const lines = text(kitWith(motp, totp, motp, totp)).split('\n')
  expect(lines.map((line) => line.slice(0, line.indexOf('?')))).toEqual([
    'otpauth://totp/Service%202:name%202',
    'otpauth://totp/Service%204:name%204',
    'motp://Service%201:name%201',
    'motp://Service%203:name%203',
    '',
  ])
})

test('names hold no comma, at which Ente Auth would divide the file, and no line break', () => {
  const records = kitWith({ type: 'totp', secret: SECRET, algorithm: 'SHA1', digits: 6, period: 30 }).records.map(
    (record) => (record.kind === 'account' ? { ...record, service: 'a,b', name: 'c\r\nd\u2028e' } : record),
  )
  expect(text(smallKit({ records }))).toBe(
    `otpauth://totp/a%2Cb:c%0D%0Ad%E2%80%A8e?secret=${SECRET_BASE32}&issuer=a%2Cb&algorithm=SHA1&digits=6&period=30\n`,
  )
})

test('without a token the file is empty', () => {
  expect(text(smallKit({ records: [] }))).toBe('')
})

test('chosen accounts have only their links in it', () => {
  const { count, leftOut } = otpauthList(smallKit(), new Set([IDS.pypi]))
  expect(count).toBe(1)
  expect(leftOut).toContain('2 tokens')
  expect(leftOut).toContain('2 accounts')
})

test('every token comes back as it was', async () => {
  const { found } = await readSource({ name: 'links.txt', bytes: otpauthList(smallKit()).bytes })
  const tokens = smallKit().records.flatMap((record) => (record.kind === 'token' ? [record.token] : []))
  expect(found.map((one) => (one.kind === 'token' ? one.token : one))).toEqual(tokens)
})

test('so does any token of any kind, with its PIN and the names of its account', async () => {
  await fc.assert(
    fc.asyncProperty(anyKit, async (contents) => {
      const tokens = contents.records.flatMap((record) => (record.kind === 'token' ? [record] : []))
      if (tokens.length === 0) return
      const { found } = await readSource({ name: 'links.txt', bytes: otpauthList(contents).bytes })
      const accounts = new Map(contents.records.flatMap((one) => (one.kind === 'account' ? [[one.id, one]] : [])))
      const names = (id: string) => {
        const { service = '', name = '' } = accounts.get(id) ?? {}
        return { issuer: service.toWellFormed(), account: name.toWellFormed() }
      }
      expect(
        found.map((one) =>
          one.kind === 'token' ? { issuer: one.issuer, account: one.account, token: one.token } : one,
        ),
      ).toEqual(
        [...tokens.filter(isOtpauth), ...tokens.filter((one) => !isOtpauth(one))].map(({ account, token }) => ({
          ...names(account),
          token,
        })),
      )
    }),
    { numRuns: 50, seed: 6238 },
  )
})

const isOtpauth = ({ token }: { readonly token: Token }) => token.type !== 'motp'

test('what cannot be exported is named', () => {
  const { leftOut } = otpauthList(
    smallKit({ records: [], damaged: 2, unknown: [{ id: '7'.repeat(32), content: new Uint8Array(1) }] }),
  )
  expect(leftOut).toEqual([
    '1 record of a kind this version does not know',
    '2 records changed outside the app, which cannot be read',
    'notes, dates, and where each token came from',
  ])
})
