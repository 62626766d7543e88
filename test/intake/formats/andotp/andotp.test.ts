import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { andotpEncrypted, andotpEncryptedOld } from '../../../../electron/intake/formats/andotp/andotp-encrypted.ts'
import { andotp } from '../../../../electron/intake/formats/andotp/andotp.ts'
import { formatOf } from '../../../../electron/intake/formats.ts'
import { LIMITS } from '../../../../electron/intake/containers/limits.ts'
import { encodeBase32 } from '../../../../electron/otp/base32.ts'
import {
  andotpEncrypted as newFile,
  andotpEncryptedOld as oldFile,
  andotpPlain,
  ENTRIES,
} from '../../../fixtures/intake/andotp.ts'
import { bytesFrom, jsonBytes, joined } from '../../../fixtures/intake/sealing.ts'
import { answerOf, foundIn, readingOf, setAsideIn, survivesDamage, tokensOf } from '../accounted.ts'

const entry = (more: object) => ({ secret: 'JBSWY3DPEHPK3PXP', label: 'mara', issuer: 'PyPI', thumbnail: 'x', ...more })
const WHOLE = [
  [
    'PyPI',
    'mara',
    'andOTP tags: Work, Packages',
    { type: 'totp', secret: 'Hello!\xde\xad\xbe\xef', algorithm: 'SHA256', digits: 8, period: 60 },
  ],
  [
    'Build server',
    'deploy',
    undefined,
    { type: 'hotp', secret: '1234567890', algorithm: 'SHA1', digits: 6, counter: 41 },
  ],
  ['Steam', 'mara_plays', undefined, { type: 'steam', secret: 'abcdefghij', algorithm: 'SHA1', digits: 5, period: 30 }],
]

describe('a plain backup', () => {
  test('gives every entry with all its values', async () => {
    expect(tokensOf(await foundIn(andotp, andotpPlain()))).toEqual(WHOLE)
  })

  test('gives an mOTP entry the bytes that its text stands for', async () => {
    const secret = encodeBase32(new TextEncoder().encode('48656c6c6f'))
    const motp = entry({ type: 'MOTP', secret, algorithm: 'SHA1', digits: 6, period: 30 })
    expect(tokensOf(await foundIn(andotp, andotpPlain([motp])))).toEqual([
      ['PyPI', 'mara', undefined, { type: 'motp', secret: 'Hello', algorithm: 'MD5', digits: 6, period: 10 }],
    ])
  })

  test('keeps the capitals of an mOTP secret', async () => {
    const secret = encodeBase32(new TextEncoder().encode('48656C6c6f'))
    const found = await foundIn(andotp, andotpPlain([entry({ type: 'MOTP', secret })]))
    expect(found).toMatchObject([{ token: { type: 'motp', text: new TextEncoder().encode('48656C6c6f') } }])
  })

  test.each([
    [{ label: 'Deno - Deno:Mason', issuer: undefined }, ['Deno', 'Mason']],
    [{ label: 'Deno - Mason', issuer: undefined }, ['Deno', 'Mason']],
    [{ label: 'Deno:Mason', issuer: undefined }, ['', 'Deno:Mason']],
    [{ label: 'a - b', issuer: '' }, ['', 'a - b']],
    [{ label: 'Other Company:mara', issuer: 'Other Company' }, ['Other Company', 'mara']],
    [{ label: ':mara', issuer: '' }, ['', ':mara']],
    [{ label: ' Zoë ', issuer: 'PyPI ' }, ['PyPI ', ' Zoë ']],
  ])('with %j is named so', async (names, expected) => {
    const [found] = tokensOf(await foundIn(andotp, andotpPlain([entry(names)])))
    expect((found as unknown[]).slice(0, 2)).toEqual(expected)
  })

  test('takes absent values as the defaults of the first version', async () => {
    expect(tokensOf(await foundIn(andotp, andotpPlain([entry({})])))).toMatchObject([
      ['PyPI', 'mara', undefined, { type: 'totp', algorithm: 'SHA1', digits: 6, period: 30 }],
    ])
  })

  test.each([
    [entry({ type: 'PUSH' }), { kind: 'type-unknown', stated: '"PUSH"' }],
    [entry({ type: 'HOTP' }), { kind: 'counter-missing' }],
    [entry({ type: 'MOTP' }), { kind: 'not-hex' }],
    [entry({ algorithm: 'MD5' }), { kind: 'algorithm-md5' }],
    [entry({ secret: 'A1' }), { kind: 'not-base32', at: 2 }],
    [entry({ secret: 7 }), { kind: 'other-shape', app: 'andOTP' }],
  ])('sets %j aside whole', async (one, reason) => {
    const found = await foundIn(andotp, andotpPlain([ENTRIES[0], one]))
    expect(found).toHaveLength(2)
    expect(setAsideIn(found)).toEqual([[reason, one]])
  })

  test('that is cut off, damaged or too long is told apart', async () => {
    const cut = andotpPlain().slice(0, 200)
    expect(andotp.recognises({ name: '', bytes: cut })).toBe(true)
    expect(await answerOf(andotp, cut)).toBe('file-truncated')
    expect(await answerOf(andotp, jsonBytes({}))).toBe('file-damaged')
    expect(await answerOf(andotp, andotpPlain(Array.from({ length: LIMITS.entries + 1 }, () => 0)))).toBe(
      'file-too-large',
    )
  })
})

describe.each([
  ['a new', andotpEncrypted, newFile('päss'), 'andotp-encrypted'],
  ['an old', andotpEncryptedOld, oldFile('päss'), 'andotp-encrypted-old'],
])('%s encrypted backup', (_, format, file, id) => {
  test('is offered as what it may be, after all other formats', () => {
    expect(formatOf({ name: '', bytes: file })).toBe(format)
    expect(format.name).toMatch(/^Perhaps an /)
  })

  test('holds the same as the plain one, and is named for certain then', async () => {
    const reading = await readingOf(format, file, 'päss')
    expect(tokensOf(reading.found)).toEqual(WHOLE)
    expect(reading.format).toBe(id)
    expect(reading.formatName).toBe('andOTP backup, encrypted')
  })

  test('cannot tell a wrong password from damage, and says both', async () => {
    expect(await answerOf(format, file)).toBe('password-needed')
    expect(await answerOf(format, file, 'pass')).toBe('wrong-password')
    expect(await answerOf(format, file.slice(0, -1), 'päss')).toBe('wrong-password')
    const reading = Promise.resolve().then(() => format.read({ name: '', bytes: file.slice(0, -1) }, 'päss'))
    await expect(reading).rejects.toThrow(
      'it is another password, the file was damaged or cut off, or it is something else',
    )
  })

  test('whatever is wrong with it, the answer is a reading or a coded error', async () => {
    await survivesDamage(format, file, 'päss', 30)
  })
})

test('an old backup that begins like a new one is opened as an old one', async () => {
  const file = oldFile('pass', 150_000)
  expect(formatOf({ name: '', bytes: file })).toBe(andotpEncrypted)
  const { format, found } = await readingOf(andotpEncrypted, file, 'pass')
  expect(format).toBe('andotp-encrypted-old')
  expect(found).toHaveLength(3)
})

test('a file that asks for too many rounds is no backup, and no work is done for it', async () => {
  const file = newFile('pass', 1_000_001)
  expect(formatOf({ name: '', bytes: file })).toBe(andotpEncryptedOld)
  expect(await answerOf(andotpEncrypted, file, 'pass')).toBe('wrong-password')
  expect(await answerOf(andotpEncryptedOld, file, 'pass')).toBe('wrong-password')
})

describe('other files are not taken for an encrypted backup', () => {
  const claimed = (bytes: Uint8Array) =>
    [andotpEncrypted, andotpEncryptedOld].some((format) => format.recognises({ name: '', bytes }))

  test.each<[string, Uint8Array]>([
    ['a short one', bytesFrom('short', 29)],
    ['text', new TextEncoder().encode('a'.repeat(500))],
    ['words in UTF-16', new Uint8Array(Buffer.from('Recovery codes of my account. '.repeat(20), 'utf16le'))],
    ['zeros behind random bytes', joined(bytesFrom('head', 64), new Uint8Array(500))],
    ['a database of KeePass', joined(Uint8Array.of(3, 0xd9, 0xa2, 0x9a), bytesFrom('kdbx', 64))],
    ['a table of numbers', new Uint8Array(Uint32Array.from({ length: 300 }, (_, index) => index).buffer)],
  ])('%s', (_, bytes) => {
    expect(claimed(bytes)).toBe(false)
  })

  test('and every encrypted one is, whatever its bytes', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (password) => claimed(oldFile(password))),
      { numRuns: 100 },
    )
  })
})
