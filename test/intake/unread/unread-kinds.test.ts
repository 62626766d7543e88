import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSource } from '../../../electron/intake/formats.ts'
import { Vault } from '../../../electron/vault/vault.ts'
import { TEST_COSTS } from '../../fixtures/app.ts'
import { zipOf } from '../../fixtures/intake/zips.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

async function answerTo(bytes: Uint8Array): Promise<unknown> {
  try {
    return (await readSource({ name: 'file', bytes })).format
  } catch (error) {
    return error
  }
}

async function expectRefused(bytes: Uint8Array, ...says: readonly string[]): Promise<void> {
  const answer = await answerTo(bytes)
  expect(answer).toMatchObject({ code: 'unreadable' })
  const { message } = answer as Error
  for (const part of ['Nothing was read.', ...says]) expect(message).toContain(part)
}

/** The same bytes each time, spread as evenly as encrypted ones. */
function evenly(seed: string, length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, at) =>
    createHash('sha256')
      .update(`${seed} ${String(at)}`)
      .digest(),
  )
  return Buffer.concat(blocks).subarray(0, length)
}

describe('a file that OpenPGP encrypted is called that, and gpg is named', () => {
  test.each([
    ['for a passphrase', '8c0d040903'],
    ['for an Elgamal key', '85020e030123456789abcdef10'],
    ['for a key of RSA', '85010c030123456789abcdef01'],
    ['for a key of curve 25519', '845e030123456789abcdef12'],
    ['for a passphrase, with a new header', 'c30d040703'],
    ['for a passphrase, by RFC 9580', 'c340061e09020b0308'],
    ['for a key, by RFC 9580', 'c1220615060123456789abcdef0123456789abcdef0123456719'],
  ])('%s', async (_, head) => {
    await expectRefused(Buffer.concat([Buffer.from(head, 'hex'), evenly(head, 300)]), 'OpenPGP', 'gpg --output')
  })

  test('as text', async () => {
    const body = evenly('text', 90).toString('base64')
    await expectRefused(
      utf8(`\n-----BEGIN PGP MESSAGE-----\nVersion: OpenKeychain\n\n${body}\n=abcd\n-----END PGP MESSAGE-----\n`),
      'andOTP',
      'gpg --output',
    )
  })

  test('and other random bytes stay what they may be', async () => {
    const opened = await Promise.all(
      Array.from({ length: 300 }, async (_, at) => await answerTo(evenly(`random ${String(at)}`, 200))),
    )
    expect(opened.filter((one) => (one as { code: string }).code !== 'password-needed')).toEqual([])
  })
})

test('a vault of this app is called that', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'unread-'))
  try {
    const path = join(folder, 'vault.rkit')
    const vault = await Vault.create(path, utf8('correct horse battery staple'), TEST_COSTS)
    vault.close()
    await expectRefused(readFileSync(path), 'a vault of this app', 'open that one at the start')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

describe('a table of passwords without codes is named', () => {
  test.each([
    [
      'NordPass',
      'name,url,username,password,note,cardholdername,cardnumber,cvc,expirydate,zipcode,folder,full_name',
      'puts no one-time codes in it',
    ],
    ['Chrome', 'name,url,username,password,note', 'keeps no one-time codes'],
    ['Chrome', 'name,url,username,password', 'keeps no one-time codes'],
    [
      'Firefox',
      '"url","username","password","httpRealm","formActionOrigin","guid","timeCreated","timeLastUsed"',
      'keeps no one-time codes',
    ],
    ['KeePassXC', '"Group","Title","Username","Password","URL","Notes"', 'Import the database itself'],
    ['KeePass', '"Account","Login Name","Password","Web Site","Comments"', 'Import the database itself'],
    ['LastPass', 'url,username,password,extra,name,grouping,fav', 'Export it again'],
    ['table of passwords', 'Site;Benutzer;Passwort', 'import its otpauth links or secrets as text'],
  ])('%s', async (name, columns, way) => {
    const row = columns.split(/[,;]/).map((_, at) => `a${String(at)}b-c3d4e${String(at)}`)
    await expectRefused(utf8(`${columns}\n${row.join(columns.includes(';') ? ';' : ',')}\n`), name, way)
  })

  test('but its links are read where it has some', async () => {
    const link = 'otpauth://totp/PyPI:alice?secret=JBSWY3DPEHPK3PXP&issuer=PyPI'
    expect(await answerTo(utf8(`name,url,username,password,note\nPyPI,,alice,hunter2!,${link}\n`))).toBe('found-links')
  })

  test('and no recovery codes are mistaken for one', async () => {
    const codes = 'Save your password, and these recovery codes for Example\n1234-5678\n2345-6789\n3456-7890\n'
    expect(await answerTo(utf8(codes))).toBe('recovery-codes')
  })
})

describe('what holds other files is named', () => {
  test.each([
    ['Google Takeout', { 'Takeout/Chrome/Passwords.csv': 'a' }, 'Transfer accounts'],
    ['word processor', { '[Content_Types].xml': 'a', 'word/document.xml': 'a' }, 'Save it as text'],
    ['spreadsheet', { '[Content_Types].xml': 'a', 'xl/workbook.xml': 'a' }, 'CSV'],
    ['word processor', { mimetype: 'a', 'content.xml': 'a', 'META-INF/manifest.xml': 'a' }, 'PDF'],
    ['an archive', { 'mine/codes.txt': 'a' }, 'Unpack it'],
  ])('%s in a zip', async (name, files, way) => {
    await expectRefused(await zipOf(files), name, way)
  })

  test.each([
    ['an archive', '7z\xbc\xaf\x27\x1c', 'Unpack it'],
    ['an archive', 'Rar!\x1a\x07\x01\0', 'Unpack it'],
    ['an archive', '\x1f\x8b\x08\0', 'Unpack it'],
    ['an archive', `codes.txt${'\0'.repeat(248)}ustar\x0000`, 'Unpack it'],
    ['word processor', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'Save it as text'],
    ['an Android backup', 'ANDROID BACKUP\n5\n1\nnone\n', 'Android Backup Extractor'],
  ])('%s by its first bytes', async (name, head, way) => {
    await expectRefused(Buffer.concat([Buffer.from(head, 'latin1'), evenly(head, 400)]), name, way)
  })
})

describe('a QR code that holds no secret says what it is for', () => {
  const codes = [
    ['Microsoft Authenticator', 'phonefactor://activate_account?code=123456789&url=https%3A%2F%2Fexample.org%2Fpad'],
    ['Duo Mobile', 'duo://AbCdEfGhIjKlMnOpQrSt-YXBpLTEyMzQ1Njc4LmV4YW1wbGUub3Jn'],
    ['Duo Mobile', 'https://m-1a2b3c4d.duosecurity.com/activate/AbCdEfGhIjKlMnOpQrSt'],
    ['Okta Verify', 'oktaverify://alice@example.org/?t=1a2b3c&f=opf1&s=https://example.okta.com'],
    ['passkey', `FIDO:/${'0123456789'.repeat(16)}`],
  ] as const

  test.each(codes)('%s, as the camera sees it', async (app, text) => {
    await expectRefused(utf8(text), app, 'show the QR code here that it shows then')
  })

  test('beside other links it is refused alone', async () => {
    const link = 'otpauth://totp/PyPI:alice?secret=JBSWY3DPEHPK3PXP&issuer=PyPI'
    const text = [link, ...codes.map(([, code]) => code)].join('\n')
    const { found } = await readSource({ name: 'links.txt', bytes: utf8(text) })
    expect(found).toMatchObject([
      { kind: 'token', issuer: 'PyPI' },
      { kind: 'refused', what: 'line 2', reason: { kind: 'qr-microsoft' } },
      { kind: 'refused', reason: { kind: 'qr-duo' } },
      { kind: 'refused', reason: { kind: 'qr-duo' } },
      { kind: 'refused', reason: { kind: 'qr-push', app: 'Okta Verify' } },
      { kind: 'refused', reason: { kind: 'qr-passkey' } },
    ])
  })
})
