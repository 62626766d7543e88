import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aegisEncrypted, aegisPlain } from '../../electron/exports/aegis.ts'
import { makesCodes } from '../../electron/otp/codes.ts'
import { readSource } from '../../electron/intake/formats.ts'
import { kitWith, SECRET_BASE32, smallKit } from '../fixtures/exports.ts'
import type { Token } from '../../electron/otp/token.ts'
import { anyKit } from '../fixtures/kits.ts'

const fixed = (length: number) => new Uint8Array(length).fill(0xab)
const json = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>

test('a plain export is what Aegis writes', () => {
  const { bytes, count, leftOut } = aegisPlain(smallKit(), fixed)
  const entry = { uuid: 'abababab-abab-4bab-abab-abababababab', favorite: false, icon: null, groups: [] }
  expect(json(bytes)).toEqual({
    version: 1,
    header: { slots: null, params: null },
    db: {
      version: 3,
      entries: [
        {
          ...entry,
          type: 'totp',
          name: 'alice',
          issuer: 'PyPI',
          note: 'owner of demo',
          info: { secret: SECRET_BASE32, algo: 'SHA1', digits: 8, period: 30 },
        },
        {
          ...entry,
          type: 'hotp',
          name: 'bob',
          issuer: 'Old',
          note: '',
          info: { secret: SECRET_BASE32, algo: 'SHA256', digits: 6, counter: 7 },
        },
        {
          ...entry,
          type: 'steam',
          name: 'bob',
          issuer: 'Old',
          note: '',
          info: { secret: SECRET_BASE32, algo: 'SHA1', digits: 5, period: 30 },
        },
      ],
      groups: [],
    },
  })
  expect(count).toBe(3)
  expect(leftOut).toEqual([
    '1 account',
    '1 set of recovery codes',
    '1 entry that was set aside',
    '1 record of settings',
    'dates, and where each token came from',
  ])
})

function aegisHolds(token: Token): boolean {
  if (token.type === 'totp' && token.period > 2_147_483) return false
  const hasCapitals = token.type === 'motp' && token.text !== undefined
  return token.algorithm !== 'SHA224' && token.algorithm !== 'SHA384' && makesCodes(token) && !hasCapitals
}

test('what Aegis cannot hold is left out by name, with the reason', () => {
  const secret = new Uint8Array(16).fill(1)
  const { count, leftOut } = aegisPlain(
    kitWith(
      { type: 'totp', secret, algorithm: 'SHA384', digits: 6, period: 30 },
      { type: 'motp', secret, algorithm: 'MD5', digits: 6, period: 10 },
      { type: 'yandex', secret, algorithm: 'SHA256', digits: 8, period: 30, pin: new TextEncoder().encode('1234') },
      {
        type: 'motp',
        secret,
        text: new TextEncoder().encode('01'.repeat(16)),
        algorithm: 'MD5',
        digits: 6,
        period: 10,
      },
      { type: 'totp', secret, algorithm: 'SHA1', digits: 6, period: 2_147_484 },
      { type: 'totp', secret, algorithm: 'SHA1', digits: 10, period: 2_147_483 },
      { type: 'hotp', secret, algorithm: 'SHA1', digits: 6, counter: Number.MAX_SAFE_INTEGER },
    ),
    fixed,
  )
  expect(count).toBe(3)
  expect(leftOut).toEqual([
    'Service 1: name 1: Aegis does not know SHA384',
    'Service 2: name 2: Aegis needs its PIN, which is not in the vault',
    'Service 4: name 4: Aegis makes its codes from small letters, and its secret has capitals',
    'Service 5: name 5: its period is 2147484 s, and Aegis knows up to 2147483 s',
    '4 accounts',
    'dates, and where each token came from',
  ])
})

test('every token, name and note comes back from it', async () => {
  await fc.assert(
    fc.asyncProperty(anyKit, async (contents) => {
      const { found } = await readSource({ name: 'aegis.json', bytes: aegisPlain(contents, randomBytes).bytes })
      const accounts = new Map(contents.records.flatMap((one) => (one.kind === 'account' ? [[one.id, one]] : [])))
      const expected = contents.records.flatMap((record) => {
        if (record.kind !== 'token' || !aegisHolds(record.token)) return []
        const { service, name, note } = accounts.get(record.account) ?? { service: '', name: '', note: '' }
        return [{ issuer: service, account: name, note, token: record.token }]
      })
      expect(
        found.map((one) =>
          one.kind === 'token'
            ? { issuer: one.issuer, account: one.account, note: one.note ?? '', token: one.token }
            : one,
        ),
      ).toEqual(expected)
    }),
    { numRuns: 50 },
  )
})

test('an encrypted export has one password slot at the cost that Aegis uses', async () => {
  const { bytes } = await aegisEncrypted(smallKit(), 'a long password', randomBytes)
  expect(json(bytes)).toEqual({
    version: 1,
    header: {
      slots: [
        {
          type: 1,
          uuid: expect.stringMatching(
            /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
          ) as string,
          key: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
          key_params: {
            nonce: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
            tag: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
          },
          n: 32768,
          r: 8,
          p: 1,
          salt: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
          repaired: true,
          is_backup: false,
        },
      ],
      params: {
        nonce: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
        tag: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      },
    },
    db: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/) as string,
  })
  expect(Buffer.from(bytes).includes(SECRET_BASE32)).toBe(false)
})

test('it opens with its password as typed, and with no other', async () => {
  const password = '  pässwörd '
  const { bytes } = await aegisEncrypted(smallKit(), password, randomBytes)
  const source = { name: 'aegis.json', bytes }
  expect((await readSource(source, password)).found).toHaveLength(3)
  await expect(readSource(source, password.trim())).rejects.toMatchObject({ code: 'wrong-password' })
  await expect(readSource(source)).rejects.toMatchObject({ code: 'password-needed' })
})
