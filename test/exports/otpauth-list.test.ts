import fc from 'fast-check'
import { expect, test } from 'vitest'
import { otpauthList } from '../../electron/exports/otpauth-list.ts'
import { readSource } from '../../electron/intake/formats.ts'
import { IDS, SECRET_BASE32, smallKit } from '../fixtures/exports.ts'
import { anyKit } from '../fixtures/kits.ts'

test('there is one link a line, and comments say what is not there', () => {
  const { bytes, count, leftOut } = otpauthList(smallKit())
  expect(new TextDecoder().decode(bytes).split('\n')).toEqual([
    '# Recovery Kit, 2026-03-01T12:00:00.000Z: 3 otpauth links. Each holds a secret in the clear.',
    '# Not in this file:',
    '#   1 account',
    '#   1 set of recovery codes',
    '#   1 entry that was set aside',
    '#   1 record of settings',
    '#   notes, dates, and where each token came from',
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

test('of chosen accounts there are only their links', () => {
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
      ).toEqual(tokens.map(({ account, token }) => ({ ...names(account), token })))
    }),
    { numRuns: 50 },
  )
})

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
