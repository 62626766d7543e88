import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KitError } from '../../../../electron/kit-error.ts'
import { formatOf, readSource } from '../../../../electron/intake/formats.ts'
import {
  authenticatorPlusDatabase,
  authenticatorPlusZip,
  sqlcipher,
  type AuthenticatorPlusRow,
} from '../../../fixtures/intake/authenticator-plus.ts'

const source = (bytes: Uint8Array) => ({ name: 'authplus.db', bytes })
const PASSWORD = 'пароль 🔑 '
const SECRET = 'JBSWY3DPEHPK3PXP'
const BYTES = new Uint8Array(Buffer.from('48656c6c6f21deadbeef', 'hex'))

async function codeOf(bytes: Uint8Array, password?: string): Promise<unknown> {
  return await readSource(source(bytes), password).then(
    () => 'read',
    (error: unknown) => (error as KitError).code,
  )
}

const changed = (bytes: Uint8Array, at: number, change = 1) =>
  bytes.map((byte, index) => (index === at ? byte ^ change : byte))

describe('an export', () => {
  const links = [
    `otpauth://totp/PyPI:mara?secret=${SECRET}&issuer=PyPI`,
    `otpauth://hotp/Zo%C3%AB?secret=${SECRET}&counter=41`,
  ]

  test.each([false, true])('gives every link of its text (ZipCrypto: %s)', async (zipCrypto) => {
    const file = await authenticatorPlusZip(links, { password: PASSWORD, zipCrypto })
    expect(await readSource(source(file), PASSWORD)).toMatchObject({
      format: 'authenticator-plus',
      formatName: 'Authenticator Plus export',
      found: [
        { kind: 'token', issuer: 'PyPI', account: 'mara', token: { type: 'totp', secret: BYTES } },
        { kind: 'token', issuer: '', account: 'Zoë', token: { type: 'hotp', counter: 41 } },
      ],
    })
  })

  test('with a missing password, a wrong one, cut off and damaged is told apart', async () => {
    const file = await authenticatorPlusZip(links, { password: 'right' })
    expect(formatOf(source(file.slice(0, -30)))?.id).toBe('authenticator-plus')
    expect(await codeOf(file)).toBe('password-needed')
    expect(await codeOf(file, 'wrong')).toBe('wrong-password')
    expect(await codeOf(file.slice(0, -1), 'right')).toBe('file-truncated')
    const place = Buffer.from(file).indexOf('Accounts.txt') + 50
    expect(await codeOf(changed(file, place), 'right')).toBe('file-damaged')
  })
})

describe('a database', () => {
  const read = async (rows: readonly AuthenticatorPlusRow[]) =>
    await readSource(source(authenticatorPlusDatabase(rows, PASSWORD)), PASSWORD)
  /** Enough of them for the file to look as random as it is. */
  const many = Array.from({ length: 30 }, (_, index) => ({ email: `user ${index}`, secret: SECRET }))

  test('gives every account with all its values', async () => {
    const reading = await read([
      { email: 'mara', secret: SECRET, issuer: 'PyPI' },
      { email: 'Zoë 🔑 ', secret: SECRET, type: 1, counter: 41, category: 'Work' },
      { email: 'EU-1', secret: '48656c6c6f21deadbeef', type: 2, issuer: 'Battle.net®' },
    ])
    const totp = { type: 'totp', secret: BYTES, algorithm: 'SHA1', digits: 6, period: 30 }
    expect(reading).toEqual({
      format: 'authenticator-plus-database',
      formatName: 'Authenticator Plus database',
      found: [
        { kind: 'token', issuer: 'PyPI', account: 'mara', token: totp, warnings: [] },
        {
          kind: 'token',
          issuer: '',
          account: 'Zoë 🔑 ',
          token: { type: 'hotp', secret: BYTES, algorithm: 'SHA1', digits: 6, counter: 41 },
          warnings: [],
          note: 'Authenticator Plus category: Work',
          tags: ['Work'],
        },
        { kind: 'token', issuer: 'Battle.net®', account: 'EU-1', token: { ...totp, digits: 8 }, warnings: [] },
      ],
      notes: [],
      parts: [],
    })
  })

  test.each<[AuthenticatorPlusRow, object]>([
    [
      { email: 'a', secret: SECRET, type: 3 },
      { kind: 'type-unknown', stated: '3' },
    ],
    [
      { email: 'a', secret: SECRET, type: null },
      { kind: 'type-unknown', stated: 'null' },
    ],
    [{ email: 'a', secret: null }, { kind: 'secret-not-text' }],
    [{ email: 'a', secret: SECRET, type: 2 }, { kind: 'not-hex' }],
    [
      { email: 'a', secret: SECRET, type: 1, counter: 2n ** 60n },
      { kind: 'counter-unclear', stated: '"1152921504606846976"' },
    ],
  ])('sets an account aside that is not understood', async (row, reason) => {
    const { found } = await read([row, { email: 'b', secret: SECRET }])
    expect(found).toMatchObject([{ kind: 'quarantined', reason }, { kind: 'token' }])
    const verbatim = found[0]?.kind === 'quarantined' ? new TextDecoder().decode(found[0].verbatim) : ''
    expect(JSON.parse(verbatim)).toMatchObject({ email: 'a', secret: row.secret })
  })

  test('goes over several pages', async () => {
    expect((await read(many)).found).toHaveLength(30)
  })

  test('with a missing password, a wrong one, cut off and damaged is told apart', async () => {
    const file = authenticatorPlusDatabase(many, PASSWORD)
    expect(formatOf(source(file))?.id).toBe('authenticator-plus-database')
    expect(await codeOf(file)).toBe('password-needed')
    expect(await codeOf(file, PASSWORD.trim())).toBe('wrong-password')
    expect(await codeOf(file.slice(0, -1024), PASSWORD)).toBe('file-truncated')
    for (const at of [1024, 1999, 2001, 2030]) expect(await codeOf(changed(file, at), PASSWORD)).toBe('file-damaged')
    // On the first page it cannot be told from a wrong password.
    expect(await codeOf(changed(file, 500), PASSWORD)).toBe('wrong-password')
  })

  test('that opens and is no database, or one of another app, is of another shape', async () => {
    expect(await codeOf(sqlcipher(new Uint8Array(4096), PASSWORD), PASSWORD)).toBe('file-damaged')
  })

  test('is not looked for in text, in pictures or in what has another size', () => {
    const text = new TextEncoder().encode('otpauth://totp/x?secret=JBSWY3DP\n'.padEnd(2048, 'x'))
    expect(formatOf(source(text))?.id).not.toBe('authenticator-plus-database')
    expect(formatOf(source(new Uint8Array(4096)))?.id).not.toBe('authenticator-plus-database')
    const file = authenticatorPlusDatabase(many, PASSWORD)
    expect(formatOf(source(file.slice(0, -1)))?.id).not.toBe('authenticator-plus-database')
  })

  test('with any byte changed is read whole or gives a coded error', async () => {
    const file = authenticatorPlusDatabase(many, PASSWORD)
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        await readSource(source(changed(file, at, change)), PASSWORD).then(
          // Behind the HMAC is filling that nothing reads.
          ({ found }) => {
            expect(found).toHaveLength(30)
          },
          (error: unknown) => {
            expect(error).toBeInstanceOf(KitError)
          },
        )
      }),
      { numRuns: 20 },
    )
  })
})
