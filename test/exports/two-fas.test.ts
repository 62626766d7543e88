import { createDecipheriv, pbkdf2Sync, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { twoFasEncrypted, twoFasPlain } from '../../electron/exports/two-fas.ts'
import { readSource } from '../../electron/intake/formats.ts'
import { AT, kitWith, SECRET, SECRET_BASE32, smallKit } from '../fixtures/exports.ts'
import { anyKit } from '../fixtures/kits.ts'

const json = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>

test('a plain export is what 2FAS writes', () => {
  const { bytes, count, leftOut } = twoFasPlain(smallKit())
  const common = { source: 'Manual', algorithm: 'SHA1' }
  const service = (position: number, name: string, otp: object) => ({
    name,
    secret: SECRET_BASE32,
    updatedAt: Date.parse('2025-06-01T08:30:00.000Z'),
    otp: { ...common, ...otp },
    order: { position },
    icon: { selected: 'Label', label: { text: name.slice(0, 2).toUpperCase(), backgroundColor: 'Default' } },
  })
  const bob = { label: 'bob', account: 'bob', issuer: 'Old' }
  expect(json(bytes)).toEqual({
    services: [
      service(0, 'PyPI', {
        ...{ label: 'alice', account: 'alice', issuer: 'PyPI', digits: 8, period: 30 },
        tokenType: 'TOTP',
      }),
      service(1, 'Old', { ...bob, digits: 6, counter: 7, algorithm: 'SHA256', tokenType: 'HOTP' }),
      service(2, 'Old', { ...bob, digits: 5, period: 30, tokenType: 'STEAM' }),
    ],
    groups: [],
    updatedAt: Date.parse(AT),
    schemaVersion: 4,
    appVersionCode: 5_000_000,
    appVersionName: '5.0.0',
    appOrigin: 'android',
  })
  expect(count).toBe(3)
  expect(leftOut).toEqual([
    '1 account',
    '1 set of recovery codes',
    '1 entry that was set aside',
    '1 record of settings',
    'notes, dates, and where each token came from',
  ])
})

test('what 2FAS would show wrong codes for is left out by name, with the reason', () => {
  const totp = { type: 'totp', secret: SECRET, algorithm: 'SHA1', digits: 6, period: 30 } as const
  const { count, leftOut } = twoFasPlain(
    kitWith(
      totp,
      { ...totp, period: 20 },
      { ...totp, digits: 9 },
      { type: 'motp', secret: SECRET, algorithm: 'MD5', digits: 6, period: 10 },
      { type: 'yandex', secret: new Uint8Array(16), algorithm: 'SHA256', digits: 8, period: 30 },
      { type: 'hotp', secret: SECRET, algorithm: 'SHA1', digits: 6, counter: 2 ** 31 },
      { type: 'hotp', secret: SECRET, algorithm: 'SHA1', digits: 6, counter: 2 ** 31 - 1 },
    ),
  )
  expect(count).toBe(2)
  expect(leftOut).toEqual([
    'Service 2: name 2: its period is 20 s, and 2FAS knows 10, 30, 60 and 90 s',
    'Service 3: name 3: its codes have 9 digits, and 2FAS knows 5 to 8',
    'Service 4: name 4: 2FAS does not know mOTP codes',
    'Service 5: name 5: 2FAS does not know Yandex codes',
    'Service 6: name 6: its counter is 2147483648, and 2FAS counts to 2147483647',
    '5 accounts',
    'notes, dates, and where each token came from',
  ])
})

test('every token and name comes back from it; without a service, the name is in its place', async () => {
  await fc.assert(
    fc.asyncProperty(anyKit, async (contents) => {
      const { bytes, count } = twoFasPlain(contents)
      const { format, found } = await readSource({ name: 'backup.2fas', bytes })
      const accounts = new Map(contents.records.flatMap((one) => (one.kind === 'account' ? [[one.id, one]] : [])))
      const expected = contents.records.flatMap((record) => {
        if (record.kind !== 'token') return []
        const { token } = record
        if (token.type === 'motp' || token.type === 'yandex' || token.digits < 5 || token.digits > 8) return []
        if (token.type === 'totp' && ![10, 30, 60, 90].includes(token.period)) return []
        if (token.type === 'hotp' && token.counter > 2 ** 31 - 1) return []
        const { service, name } = accounts.get(record.account) ?? { service: '', name: '' }
        return [{ issuer: service || name, account: name, token }]
      })
      expect(format).toBe('2fas')
      expect(count).toBe(expected.length)
      expect(
        found.map((one) =>
          one.kind === 'token' ? { issuer: one.issuer, account: one.account, token: one.token } : one,
        ),
      ).toEqual(expected)
    }),
    { numRuns: 50 },
  )
})

test('an encrypted export opens with its password as typed, and with no other', async () => {
  const password = '  pässwörd '
  const { bytes, count } = await twoFasEncrypted(smallKit(), password, randomBytes)
  expect(count).toBe(3)
  expect(Buffer.from(bytes).includes(SECRET_BASE32)).toBe(false)
  const source = { name: 'backup.2fas', bytes }
  const plain = await readSource({ name: 'backup.2fas', bytes: twoFasPlain(smallKit()).bytes })
  expect((await readSource(source, password)).found).toEqual(plain.found)
  await expect(readSource(source, password.trim())).rejects.toMatchObject({ code: 'wrong-password' })
  await expect(readSource(source)).rejects.toMatchObject({ code: 'password-needed' })
})

test('its parts are sealed as 2FAS seals them: one salt of 256 bytes, a nonce of 12 bytes for each', async () => {
  const file = json((await twoFasEncrypted(smallKit(), 'password', randomBytes)).bytes)
  expect(file.services).toEqual([])
  const parts = [file.servicesEncrypted, file.reference].map((text) =>
    String(text)
      .split(':')
      .map((part) => Buffer.from(part, 'base64')),
  )
  const [services, reference] = parts.map(([sealed = Buffer.of(), salt = Buffer.of(), nonce = Buffer.of()]) => {
    expect([salt.length, nonce.length]).toEqual([256, 12])
    const key = pbkdf2Sync('password', salt, 10_000, 32, 'sha256')
    const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    decipher.setAuthTag(sealed.subarray(-16))
    return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString()
  })
  expect(JSON.parse(services ?? '')).toHaveLength(3)
  expect(reference).toMatch(/^tRViSsLKzd86[A-Za-z0-9]{244}$/)
  expect(parts[0]?.[1]?.equals(parts[1]?.[1] ?? Buffer.of())).toBe(true)
  expect(parts[0]?.[2]?.equals(parts[1]?.[2] ?? Buffer.of())).toBe(false)
})
