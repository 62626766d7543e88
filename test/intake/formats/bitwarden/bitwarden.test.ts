import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatOf, readSource } from '../../../../electron/intake/formats.ts'
import type { Found } from '../../../../electron/intake/intake.ts'
import { decodeBase32 } from '../../../../electron/otp/base32.ts'
import {
  accountRestricted,
  authenticator,
  authenticatorCsv,
  bytes,
  LINK,
  login,
  otherItems,
  passwordProtected,
  SECRET,
  vault,
  vaultCsv,
} from '../../../fixtures/intake/bitwarden.ts'

const source = (value: unknown) => ({ name: 'export', bytes: bytes(value) })
const read = async (value: unknown, password?: string) => await readSource(source(value), password)
const secret = decodeBase32(SECRET)
const TOKEN = { type: 'totp', secret: secret.ok && secret.bytes, algorithm: 'SHA1', digits: 6, period: 30 }
const verbatimOf = (found: Found | undefined) =>
  found?.kind === 'quarantined' || found?.kind === 'token' ? new TextDecoder().decode(found.verbatim) : undefined

async function codeOf(value: unknown, password?: string): Promise<unknown> {
  return await read(value, password).then(
    () => 'read',
    (error: unknown) => (error as { code: unknown }).code,
  )
}

describe('a vault as JSON', () => {
  test('gives a link as it stands, with the names in it', async () => {
    const reading = await read(vault([login(LINK)]))
    expect(reading).toEqual({
      format: 'bitwarden',
      formatName: 'Bitwarden export',
      found: [{ kind: 'token', issuer: 'PyPI', account: 'alice', token: TOKEN, warnings: [], verbatim: bytes(LINK) }],
      notes: [],
      parts: [],
    })
  })

  test('names a code that names nothing by its item, exactly', async () => {
    const { found } = await read(
      vault([
        login(SECRET.toLowerCase(), { name: 'Zoë & Söhne ' }),
        login(`steam://${SECRET}`, { name: 'Steam', login: { username: 'mara', totp: `steam://${SECRET}` } }),
        login('jbsw y3dp-ehpk 3pxp', { name: null, login: { totp: 'jbsw y3dp-ehpk 3pxp' } }),
        login(`otpauth://totp/?secret=${SECRET}`),
      ]),
    )
    expect(found).toMatchObject([
      { kind: 'token', issuer: 'Zoë & Söhne ', account: 'alice', token: TOKEN },
      { kind: 'token', issuer: 'Steam', account: 'mara', token: { type: 'steam', digits: 5, secret: TOKEN.secret } },
      { kind: 'token', issuer: '', account: '', token: TOKEN },
      { kind: 'token', issuer: 'PyPI', account: 'alice', token: TOKEN },
    ])
  })

  test('keeps a note, a folder, collections, and a name that the link does not have', async () => {
    const { found } = await read(
      vault(
        [
          login(LINK, { notes: 'Owner\nof three', folderId: 'f1', collectionIds: ['c1', 'c2', 'gone'] }),
          login(LINK, { name: 'The index' }),
        ],
        {
          folders: [{ id: 'f1', name: 'Work/Python' }],
          collections: ['1', '2'].map((n) => ({ id: `c${n}`, name: n })),
        },
      ),
    )
    expect(found.map((one) => (one.kind === 'token' ? one.note : one.kind))).toEqual([
      'Owner\nof three\nBitwarden folder: Work/Python\nBitwarden collections: 1, 2',
      'Bitwarden item: The index',
    ])
    expect(found.map((one) => (one.kind === 'token' ? one.tags : one.kind))).toEqual([
      ['Work/Python', '1', '2'],
      undefined,
    ])
  })

  test('counts what has no code, and names what is in the trash', async () => {
    const gone = { deletedDate: '2025-02-02T00:00:00.000Z' }
    const noCodes = [login(null), login(''), login('null'), login(undefined), login(null, gone)]
    const reading = await read(
      vault([...otherItems(), ...noCodes, login(LINK), login(SECRET, { ...gone, name: 'Old' })]),
    )
    expect(reading.found).toHaveLength(1)
    expect(reading.notes).toEqual([
      { kind: 'without-code', count: 9 },
      { kind: 'in-trash', bin: 'trash', count: 1, names: ['Old: alice'], more: 0 },
    ])
  })

  test.each([
    ['secret 0123456789', { kind: 'not-base32', at: 8 }],
    ['phonefactor://activate', { kind: 'code-link-unknown' }],
    [`steam://${SECRET}1`, { kind: 'not-base32', at: 17 }],
    [`${LINK}&algorithm=MD4`, { kind: 'algorithm-unknown', stated: '"MD4"' }],
  ])('sets the code %j aside, and nothing else of the login', async (totp, reason) => {
    const { found } = await read(vault([login(totp), login(LINK)]))
    expect(found).toMatchObject([{ kind: 'quarantined', what: 'PyPI: alice', reason }, { kind: 'token' }])
    expect(verbatimOf(found[0])).toBe(totp)
  })

  test('sets the code of an item in another shape aside, and nothing else of it', async () => {
    const reading = await read(vault([login(LINK, { name: 7 }), login({ key: SECRET }), 7, login(null, { name: 7 })]))
    expect(reading.found).toMatchObject([
      { kind: 'quarantined', what: 'item 1', reason: { kind: 'other-shape', app: 'Bitwarden' } },
      { kind: 'quarantined', what: 'PyPI: alice', reason: { kind: 'code-not-text' } },
    ])
    expect(reading.found.map(verbatimOf)).toEqual([LINK, `{"key":"${SECRET}"}`])
    expect(reading.notes).toEqual([{ kind: 'without-code', count: 2 }])
  })

  test('never lets a password or another field out', async () => {
    const reading = await read(vault([login(LINK), login('?'), login(LINK, { name: 7 }), ...otherItems()]))
    const text = JSON.stringify(reading, (_, value: unknown) =>
      value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
    )
    expect(text).toContain('otpauth://')
    for (const other of ['hunter2', '9876', '4111', 'Wi-Fi', 'pypi.org']) expect(text).not.toContain(other)
  })

  test('that was cut off, edited or holds too much says so', async () => {
    const text = JSON.stringify(vault([login(LINK)]))
    expect(await codeOf(text.slice(0, -40))).toBe('file-truncated')
    expect(await codeOf(text.replace('"items":', '"items"'))).toBe('file-damaged')
    expect(await codeOf(vault([], { items: {} }))).toBe('file-damaged')
    expect(await codeOf(vault(Array.from({ length: 10_001 }, () => null)))).toBe('file-too-large')
  })
})

describe('an export of Bitwarden Authenticator', () => {
  test('is told from a vault by what it lacks', async () => {
    const { format, found } = await read(authenticator([login(LINK)]))
    expect(format).toBe('bitwarden-authenticator')
    expect(found).toMatchObject([{ issuer: 'PyPI', account: 'alice', token: TOKEN }])
    expect(formatOf(source(vault([], { folders: undefined, collections: [] })))?.id).toBe('bitwarden')
  })

  test('may be a table', async () => {
    const { format, found } = await read(authenticatorCsv([{ type: '1', name: 'PyPI ', login_totp: SECRET }]))
    expect(format).toBe('bitwarden-authenticator-csv')
    expect(found).toEqual([{ kind: 'token', issuer: 'PyPI ', account: '', token: TOKEN, warnings: [] }])
  })
})

describe('a vault as a table', () => {
  const row = (more: Readonly<Record<string, string>>) => ({
    type: 'login',
    name: 'PyPI',
    login_password: 'hunter2!',
    ...more,
  })

  test('gives every code with its names and notes', async () => {
    const reading = await read(
      vaultCsv([
        row({ login_totp: LINK, notes: 'a "quoted"\nnote, of two lines', folder: 'Work' }),
        row({ name: 'GitHub ', login_username: 'zoë', login_totp: SECRET }),
        row({ login_totp: `steam://${SECRET}` }),
        row({}),
        { type: 'note', name: 'Wi-Fi' },
      ]),
    )
    expect(reading).toMatchObject({
      format: 'bitwarden-csv',
      found: [
        { issuer: 'PyPI', account: 'alice', note: 'a "quoted"\nnote, of two lines\nBitwarden folder: Work' },
        { issuer: 'GitHub ', account: 'zoë', token: TOKEN },
        { issuer: 'PyPI', account: '', token: { type: 'steam' } },
      ],
      notes: [{ kind: 'without-code', count: 2 }],
    })
  })

  test('of an organisation has collections', async () => {
    const columns = 'collections,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp'
    const { found } = await read(vaultCsv([row({ collections: 'Team', login_totp: LINK })], columns))
    expect(found).toMatchObject([{ note: 'Bitwarden collections: Team' }])
  })

  test('does not take a password for a secret where cells have moved', async () => {
    const table = vaultCsv([])
    const moved = [',,login,PyPI,,,0,,,alice,ABCDEFGH,' + SECRET, `,,login,PyPI,,,0,,alice,x,${LINK},more`].join('\n')
    const { found } = await read(`${table}\n${moved}`)
    expect(found).toMatchObject([
      {
        kind: 'quarantined',
        what: 'PyPI',
        reason: { kind: 'row-too-long' },
      },
      { kind: 'token', issuer: 'PyPI', account: 'alice' },
    ])
    expect(verbatimOf(found[0])).toBe(`ABCDEFGH,${SECRET}`)
  })

  test('may have empty cells behind its last column', async () => {
    const { found } = await read(`${vaultCsv([])}\n,,login,PyPI,,,0,,alice,x,${SECRET},,\n`)
    expect(found).toMatchObject([{ kind: 'token', issuer: 'PyPI', account: 'alice', token: TOKEN }])
  })
})

describe('an export under a password', () => {
  const inner = vault([login(LINK), ...otherItems()])

  test('holds the same as the plain one', async () => {
    const file = await passwordProtected(inner, { password: 'пароль 🔑 ' })
    expect(formatOf(source(file))?.name).toBe('Bitwarden export, encrypted')
    expect(await read(file, 'пароль 🔑 ')).toEqual({
      ...(await read(inner)),
      format: 'bitwarden-encrypted',
      formatName: 'Bitwarden export, encrypted',
    })
    expect(await codeOf(file, 'пароль 🔑')).toBe('wrong-password')
  })

  test('may be one of Bitwarden Authenticator', async () => {
    const file = await passwordProtected(authenticator([login(LINK)]), { password: 'p' })
    expect((await read(file, 'p')).found).toHaveLength(1)
  })

  test.each([
    ['PBKDF2 with all defaults', {}],
    ['Argon2id', { kdfType: 1, kdfIterations: 2, kdfMemory: 1, kdfParallelism: 2 }],
    ['Argon2id with its defaults', { kdfType: 1, kdfIterations: null, kdfMemory: null, kdfParallelism: null }],
  ])('opens with %s', async (_, kdf) => {
    const file = await passwordProtected(inner, { password: 'pass', kdf })
    expect((await read(file, 'pass')).found).toHaveLength(1)
  })

  test('tells a missing password, a wrong one, a cut file and a damaged one apart', async () => {
    const file = await passwordProtected(inner, { password: 'pass' })
    const text = JSON.stringify(file)
    const data = String(file.data)
    expect(await codeOf(file)).toBe('password-needed')
    expect(await codeOf(file, '')).toBe('wrong-password')
    expect(await codeOf(file, 'Pass')).toBe('wrong-password')
    expect(await codeOf(text.slice(0, -20), 'pass')).toBe('file-truncated')
    expect(await codeOf({ ...file, data: data.replace('2.', '0.') }, 'pass')).toBe('file-damaged')
    expect(await codeOf({ ...file, data: data.replace(/\|./, '|A') }, 'pass')).toBe('file-damaged')
    expect(await codeOf({ ...file, data: 7 }, 'pass')).toBe('file-damaged')
    expect(await codeOf({ ...file, kdfType: 2 }, 'pass')).toBe('file-damaged')
    expect(await codeOf({ ...file, encKeyValidation_DO_NOT_EDIT: '' }, 'pass')).toBe('read')
    expect(await codeOf(await passwordProtected('no vault', { password: 'pass' }), 'pass')).toBe('file-damaged')
  })

  test.each([
    { kdfIterations: 10_000_001 },
    { kdfType: 1, kdfIterations: 65 },
    { kdfType: 1, kdfIterations: 1, kdfMemory: 1025 },
    { kdfType: 1, kdfIterations: 64, kdfMemory: 1024 },
    { kdfType: 1, kdfIterations: 1, kdfMemory: 1, kdfParallelism: 17 },
  ])('that asks for %j is turned away before the work is done', async (costs) => {
    const file = await passwordProtected(inner, { password: 'pass' })
    expect(await codeOf({ ...file, ...costs }, 'pass')).toBe('cost-too-high')
  })

  test('that only the account opens says so, whether a password is given or not', async () => {
    const file = accountRestricted()
    expect(await codeOf(file)).toBe('unreadable')
    expect(await codeOf(file, 'pass')).toBe('unreadable')
    expect(await codeOf({ ...file, passwordProtected: undefined })).toBe('unreadable')
    await expect(read(file)).rejects.toThrow('Password protected')
  })
})

test('a vault that is cut anywhere is called broken, or all its entries are there', async () => {
  const whole = bytes(vault([login(LINK), login(SECRET)]))
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length), async (length) => {
      const cut = { name: 'cut', bytes: whole.slice(0, length) }
      const outcome = await readSource(cut).then(
        ({ found }) => found.length,
        (error: unknown) => (error as { code: unknown }).code,
      )
      expect(length === whole.length ? [2] : ['file-truncated', 'unknown-format']).toContain(outcome)
    }),
    { numRuns: 60 },
  )
})
