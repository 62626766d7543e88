import { describe, expect, test } from 'vitest'
import { FORMATS, readSource } from '../../../../electron/intake/formats.ts'
import type { Source } from '../../../../electron/intake/intake.ts'
import { COLUMNS, LINK, samples, SECRET, table, text } from '../../../fixtures/intake/login-tables.ts'
import { survivesDamage } from '../accounted.ts'

const source = (value: string): Source => ({ name: 'table', bytes: text(value) })
const read = async (
  format: keyof typeof COLUMNS,
  rows: Parameters<typeof table>[1],
  columns: string = COLUMNS[format],
) => await readSource(source(table(columns, rows)))

test('Proton Pass: every code with its names, note and vault, and never a password', async () => {
  const reading = await read('proton-pass-csv', [
    { type: 'login', name: 'PyPI', username: 'alice', note: 'Owner,\n"three"', totp: LINK, vault: 'Work' },
    { type: 'login', name: 'npm', email: 'bob@example.org', totp: 'jbsw y3dp ehpk 3pxp' },
    { type: 'login', name: 'Old', totp: 'key=1' },
    { type: 'login', name: 'Mail', email: 'bob@example.org' },
    { type: 'creditCard', name: 'Visa', note: '{"number":"4242424242424242"}' },
  ])
  expect(reading).toMatchObject({
    format: 'proton-pass-csv',
    formatName: 'Proton Pass CSV export',
    found: [
      { issuer: 'PyPI', account: 'alice', note: 'Owner,\n"three"\nProton Pass vault: Work', verbatim: text(LINK) },
      { issuer: 'npm', account: 'bob@example.org', token: { type: 'totp', digits: 6, period: 30 } },
      { kind: 'quarantined', what: 'Old', verbatim: text('key=1') },
    ],
    notes: [{ kind: 'without-code', count: 2 }],
  })
  expect(JSON.stringify(reading)).not.toMatch(/hunter2|4242/)
})

test.each([
  ['without vaults', 'type,name,url,email,username,password,note,totp,createTime,modifyTime'],
  ['of 2024, without addresses', 'type,name,url,username,password,note,totp,createTime,modifyTime,vault'],
])('Proton Pass: a table %s is read too', async (_, columns) => {
  const { format, found } = await read('proton-pass-csv', [{ name: 'PyPI', username: 'alice', totp: SECRET }], columns)
  expect(format).toBe('proton-pass-csv')
  expect(found).toMatchObject([{ kind: 'token', issuer: 'PyPI', account: 'alice' }])
})

test.each(['login_totp', 'TOTP'])('Zoho Vault: the code is in the column %s', async (column) => {
  const link = `otpauth://totp?secret=${SECRET}&algorithm=SHA1&period=30&digits=6`
  const row = { 'Password Name': 'PyPI', SecretData: 'User Name:alice\nPassword:hunter2!\n', [column]: link }
  const columns = COLUMNS['zoho-vault'].replace('login_totp', column)
  const { format, found } = await read('zoho-vault', [row], columns)
  expect(format).toBe('zoho-vault')
  expect(found).toMatchObject([{ kind: 'token', issuer: 'PyPI', account: 'alice' }])
  expect(JSON.stringify(found)).not.toContain('hunter2')
})

test('Apple Passwords: a title that is not in the link is kept in the note', async () => {
  const { format, found } = await read('apple-passwords-csv', [
    { Title: 'pypi.org (alice)', Username: 'alice', Notes: 'mine', OTPAuth: LINK },
  ])
  expect(format).toBe('apple-passwords-csv')
  expect(found).toMatchObject([
    { issuer: 'PyPI', account: 'alice', note: 'mine\nApple Passwords item: pypi.org (alice)' },
  ])
})

test('LastPass: folders are kept, and secure notes passed over whole', async () => {
  const reading = await read('lastpass-csv', [
    { name: 'PyPI', username: 'alice', totp: SECRET, extra: 'mine', grouping: 'Work\\Python' },
    { name: 'A note', url: 'http://sn', extra: 'hunter2!' },
  ])
  expect(reading).toMatchObject({
    format: 'lastpass-csv',
    found: [{ issuer: 'PyPI', account: 'alice', note: 'mine\nLastPass folder: Work\\Python' }],
    notes: [{ kind: 'without-code', count: 1 }],
  })
  expect(JSON.stringify(reading)).not.toContain('hunter2')
})

test('1Password: archived logins come in too, with their tags', async () => {
  const { format, found } = await read('1password-csv', [
    { Title: 'PyPI', Username: 'alice', OTPAuth: LINK, Archived: 'true', Tags: 'Work;Python', Notes: 'mine' },
  ])
  expect(format).toBe('1password-csv')
  expect(found).toMatchObject([{ issuer: 'PyPI', account: 'alice', note: 'mine\n1Password tags: Work;Python' }])
})

describe('a row', () => {
  const columns = `${COLUMNS.dashlane},otpUrl`

  test('with a link and a secret gives the link, unless only the secret is understood', async () => {
    const { found } = await read(
      'dashlane',
      [
        { title: 'PyPI', otpSecret: SECRET, otpUrl: LINK.replace('digits=6', 'digits=8') },
        { title: 'npm', otpSecret: SECRET, otpUrl: '0' },
      ],
      columns,
    )
    expect(found).toMatchObject([
      { kind: 'token', issuer: 'PyPI', account: 'alice', token: { digits: 8 } },
      { kind: 'token', issuer: 'npm', token: { digits: 6 } },
    ])
  })

  test('with more cells than columns gives a secret only from a link', async () => {
    const moved = `octocat,,,GitHub,hunter2!,,,,ABCDEFGH,${SECRET}\n`
    const { found } = await readSource(source(table(COLUMNS.dashlane, []) + moved))
    expect(found).toMatchObject([
      { kind: 'quarantined', what: 'GitHub: octocat', verbatim: text(`ABCDEFGH,${SECRET}`) },
    ])
  })
})

test.each(samples)('$format, $what: damage gives a reading or a coded error', async ({ format, make }) => {
  const reader = FORMATS.find(({ id }) => id === format)
  if (!reader) throw new Error(format)
  await survivesDamage(reader, new Uint8Array((await make()).bytes), undefined, 60)
})

test('a table without a column for codes is none of these', async () => {
  for (const columns of Object.values(COLUMNS)) {
    const without = columns.replace(/,?(?:totp|OTPAuth|otpSecret|RfFieldsV2)/, '')
    await expect(readSource(source(`${without}\n`))).rejects.toMatchObject({
      code: columns.includes('SecretData') ? 'unknown-format' : 'unreadable',
    })
  }
})
