import { describe, expect, test } from 'vitest'
import { readSource } from '../../../electron/intake/formats.ts'
import { decodeBase32 } from '../../../electron/otp/base32.ts'
import {
  googleDatabase,
  googleRow,
  microsoftDatabase,
  microsoftRow,
  type Row,
} from '../../fixtures/intake/authenticator-databases.ts'
import { outcomeOf, staysWhole } from '../../fixtures/intake/outcome.ts'

const decoded = decodeBase32('JBSWY3DPEHPK3PXP')
const SECRET = decoded.ok ? decoded.bytes : new Uint8Array()
const read = async (bytes: Uint8Array) => await readSource({ name: 'databases', bytes })
const token = (more: object) => ({ type: 'totp', secret: SECRET, algorithm: 'SHA1', digits: 6, period: 30, ...more })
const verbatim = (found: unknown) =>
  JSON.parse(new TextDecoder().decode((found as { verbatim: Uint8Array }).verbatim)) as unknown

describe('the database of Google Authenticator', () => {
  test('gives every account with all its values', async () => {
    const rows = [googleRow(), googleRow({ type: 1, counter: 41, email: 'deploy ', issuer: 'Build' })]
    expect(await read(googleDatabase(rows))).toEqual({
      ...{ format: 'google-authenticator-sqlite', formatName: 'Google Authenticator database', notes: [], parts: [] },
      found: [
        { kind: 'token', issuer: 'PyPI', account: 'alice', warnings: [], token: token({}) },
        {
          ...{ kind: 'token', issuer: 'Build', account: 'deploy ' },
          warnings: [{ kind: 'counter-one-ahead' }],
          token: { type: 'hotp', secret: SECRET, algorithm: 'SHA1', digits: 6, counter: 41 },
        },
      ],
    })
  })

  test.each<[Row, object]>([
    [
      { email: 'PyPI:alice:2', issuer: null },
      { issuer: 'PyPI', account: 'alice:2' },
    ],
    [
      { email: 'alice: home', issuer: 'PyPI' },
      { issuer: 'PyPI', account: 'alice: home' },
    ],
    [
      { email: 'бот', issuer: null },
      { issuer: '', account: 'бот' },
    ],
    [
      { email: ':x', issuer: null },
      { issuer: '', account: ':x' },
    ],
  ])('takes the names of %j apart', async (names, expected) => {
    expect((await read(googleDatabase([googleRow(names)]))).found).toMatchObject([expected])
  })

  test.each<[Row, object]>([
    [{ type: 2 }, { kind: 'type-unknown', stated: '"type 2"' }],
    [{ type: null }, { kind: 'type-unknown', stated: '"type null"' }],
    [{ secret: 'JBSW1' }, { kind: 'not-base32', at: 5 }],
    [{ secret: '' }, { kind: 'secret-empty' }],
    [{ type: 1, counter: null }, { kind: 'counter-missing' }],
    [
      { type: 1, counter: 2n ** 60n },
      { kind: 'counter-unclear', stated: '"1152921504606846976"' },
    ],
  ])('sets a row with %o aside', async (more, reason) => {
    const { found } = await read(googleDatabase([googleRow(more), googleRow()]))
    expect(found).toMatchObject([{ kind: 'quarantined', reason }, { kind: 'token' }])
    expect(verbatim(found[0])).toMatchObject({ email: 'PyPI:alice' })
  })
})

describe('the database of Microsoft Authenticator', () => {
  test('gives every account with all its values, and counts those without a code', async () => {
    const rows = [
      microsoftRow(),
      microsoftRow({ name: 'Outlook', username: 'бот ', account_type: 1, oath_secret_key: 'SGVsbG8h3q2+7w==' }),
      microsoftRow({ name: 'Work', account_type: 2, oath_secret_key: '' }),
    ]
    expect(await read(microsoftDatabase(rows))).toEqual({
      ...{ format: 'microsoft-authenticator-sqlite', formatName: 'Microsoft Authenticator database', parts: [] },
      notes: [{ kind: 'without-code', count: 1 }],
      found: [
        { kind: 'token', issuer: 'PyPI', account: 'alice', warnings: [], token: token({}) },
        { kind: 'token', issuer: 'Outlook', account: 'бот ', warnings: [], token: token({ digits: 8 }) },
      ],
    })
  })

  test.each<[Row, object]>([
    [{ account_type: 3 }, { kind: 'account-type-unknown' }],
    [{ account_type: 1, oath_secret_key: 'a*' }, { kind: 'not-base64' }],
    [{ oath_secret_key: 'JBSW1' }, { kind: 'not-base32', at: 5 }],
    [{ oath_secret_key: '', encrypted_oath_secret_key: 'c2VhbGVk' }, { kind: 'phone-key' }],
  ])('sets a row with %o aside', async (more, reason) => {
    const { found } = await read(microsoftDatabase([microsoftRow(more), microsoftRow()]))
    expect(found).toMatchObject([{ kind: 'quarantined', reason }, { kind: 'token' }])
    expect(verbatim(found[0])).toMatchObject({ username: 'alice', ...more })
  })

  test('is read whether or not the phone had a log beside it', async () => {
    expect(await read(microsoftDatabase([microsoftRow()], true))).toEqual(
      await read(microsoftDatabase([microsoftRow()], false)),
    )
  })
})

describe.each([
  ['google', googleDatabase([googleRow(), googleRow()])],
  ['microsoft', microsoftDatabase([microsoftRow(), microsoftRow()])],
])('a database of %s', (_, file) => {
  test('that is cut off is told from a damaged one', async () => {
    expect(await outcomeOf(file.slice(0, -1))).toBe('file-truncated')
    expect(await outcomeOf(file.slice(0, 50))).toMatch(/^(?:file-truncated|unknown-format)$/)
  })

  test('that is changed anywhere is refused with a code, or read', async () => {
    await staysWhole(file, ({ parts }) => {
      expect(parts).toEqual([])
    })
  })
})
