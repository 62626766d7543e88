import { describe, expect, test } from 'vitest'
import {
  stratumEncrypted,
  stratumEncryptedLegacy,
} from '../../../../electron/intake/formats/stratum/stratum-encrypted.ts'
import { stratumHtml } from '../../../../electron/intake/formats/stratum/stratum-html.ts'
import { stratumSqlite } from '../../../../electron/intake/formats/stratum/stratum-sqlite.ts'
import { stratum } from '../../../../electron/intake/formats/stratum/stratum.ts'
import { LIMITS } from '../../../../electron/intake/containers/limits.ts'
import { jsonBytes } from '../../../fixtures/intake/sealing.ts'
import {
  BACKUP,
  stratumDatabase,
  stratumEncrypted as strongFile,
  stratumEncryptedLegacy as legacyFile,
  stratumHtml as htmlFile,
  stratumPlain,
} from '../../../fixtures/intake/stratum.ts'
import { answerOf, foundIn, readingOf, setAsideIn, survivesDamage, tokensOf } from '../accounted.ts'

const authenticator = (more: object) => ({
  Type: 2,
  Issuer: 'PyPI',
  Username: 'mara',
  Secret: 'JBSWY3DPEHPK3PXP',
  Pin: null,
  Algorithm: 0,
  Digits: 6,
  Period: 30,
  Counter: 0,
  ...more,
})
const backupOf = (...Authenticators: readonly unknown[]) => stratumPlain({ ...BACKUP, Authenticators })
const WHOLE = [
  [
    'PyPI',
    'mara',
    'Stratum categories: Work',
    { type: 'totp', secret: 'Hello!\xde\xad\xbe\xef', algorithm: 'SHA256', digits: 8, period: 60 },
  ],
  ['Build server', '', undefined, { type: 'hotp', secret: '1234567890', algorithm: 'SHA512', digits: 6, counter: 41 }],
  ['Steam', 'mara_plays', undefined, { type: 'steam', secret: 'abcdefghij', algorithm: 'SHA1', digits: 5, period: 30 }],
]

describe('a plain backup', () => {
  test('gives every entry with all its values, and its categories as a note', async () => {
    expect(tokensOf(await foundIn(stratum, stratumPlain()))).toEqual(WHOLE)
  })

  test('gives mOTP and Yandex entries with their PIN', async () => {
    const file = backupOf(
      authenticator({ Type: 3, Secret: '48656c6c6f', Pin: '1234' }),
      authenticator({ Type: 3, Secret: '48656c6c6f', Pin: null }),
      authenticator({ Type: 5, Secret: 'MFRGGZDFMZTWQ2LKNNWG23TPOA', Pin: '98765' }),
    )
    const motp = { type: 'motp', secret: 'Hello', algorithm: 'MD5', digits: 6, period: 10 }
    const yandex = { type: 'yandex', secret: 'abcdefghijklmnop', algorithm: 'SHA256', digits: 8, period: 30 }
    expect(tokensOf(await foundIn(stratum, file))).toMatchObject([
      ['PyPI', 'mara', undefined, { ...motp, pin: '1234' }],
      ['PyPI', 'mara', undefined, motp],
      ['PyPI', 'mara', undefined, { ...yandex, pin: '98765' }],
    ])
  })

  test('of an old version has the PIN behind the mOTP secret', async () => {
    const { Pin: _, ...old } = authenticator({ Type: 3, Secret: '48656c6c6f1234' })
    expect(tokensOf(await foundIn(stratum, backupOf(old)))).toEqual([
      [
        'PyPI',
        'mara',
        undefined,
        { type: 'motp', secret: 'Hello', algorithm: 'MD5', digits: 6, period: 10, pin: '1234' },
      ],
    ])
  })

  test('keeps an mOTP secret in capitals, which the app takes as it was typed', async () => {
    const found = await foundIn(stratum, backupOf(authenticator({ Type: 3, Secret: '48656C6C6F' })))
    expect(found).toMatchObject([{ token: { text: new TextEncoder().encode('48656C6C6F') } }])
  })

  test.each([
    [authenticator({ Type: 6 }), { kind: 'type-unknown', stated: '6' }],
    [authenticator({ Type: '2' }), { kind: 'type-unknown', stated: '2' }],
    [authenticator({ Algorithm: 3 }), { kind: 'algorithm-unknown', stated: '3' }],
    [authenticator({ Algorithm: true }), { kind: 'algorithm-unknown', stated: 'true' }],
    [authenticator({ Type: 3, Secret: 'JBSWY3' }), { kind: 'not-hex' }],
    [authenticator({ Digits: 0 }), { kind: 'digits-unclear', stated: '0' }],
    [authenticator({ Secret: null }), { kind: 'other-shape', app: 'Stratum' }],
    ['x', { kind: 'other-shape', app: 'Stratum' }],
  ])('sets %j aside whole', async (one, reason) => {
    const found = await foundIn(stratum, backupOf(authenticator({}), one))
    expect(found).toHaveLength(2)
    expect(setAsideIn(found)).toEqual([[reason, one]])
  })

  test('says what it does not bring in', async () => {
    const file = stratumPlain({ ...BACKUP, CustomIcons: [{ Id: 'x', Data: 'AAAA' }] })
    expect((await readingOf(stratum, file)).notes).toEqual([{ kind: 'icons', count: 1 }])
  })

  test('that is cut off, damaged or too long is told apart', async () => {
    const cut = stratumPlain().slice(0, -20)
    expect(stratum.recognises({ name: '', bytes: cut })).toBe(true)
    expect(await answerOf(stratum, cut)).toBe('file-truncated')
    expect(await answerOf(stratum, jsonBytes({ Authenticators: {} }))).toBe('file-damaged')
    const many = backupOf(...Array.from({ length: LIMITS.entries + 1 }, () => 0))
    expect(await answerOf(stratum, many)).toBe('file-too-large')
  })
})

describe('an encrypted backup', async () => {
  const strong = await strongFile('päss ')
  const legacy = legacyFile('päss ')

  test('of either kind holds the same as the plain one; only the case of the mark differs', async () => {
    expect(tokensOf(await foundIn(stratumEncrypted, strong, 'päss '))).toEqual(WHOLE)
    expect(tokensOf(await foundIn(stratumEncryptedLegacy, legacy, 'päss '))).toEqual(WHOLE)
    expect(stratumEncrypted.recognises({ name: '', bytes: legacy })).toBe(false)
    expect(stratumEncryptedLegacy.recognises({ name: '', bytes: strong })).toBe(false)
  })

  test('tells a missing password, a wrong one and a cut file apart', async () => {
    expect(await answerOf(stratumEncrypted, strong)).toBe('password-needed')
    expect(await answerOf(stratumEncrypted, strong, 'päss')).toBe('wrong-password')
    expect(await answerOf(stratumEncrypted, strong.slice(0, 59), 'päss ')).toBe('file-truncated')
    expect(await answerOf(stratumEncryptedLegacy, legacy)).toBe('password-needed')
    expect(await answerOf(stratumEncryptedLegacy, legacy, 'päss')).toBe('wrong-password')
    expect(await answerOf(stratumEncryptedLegacy, legacy.slice(0, -1))).toBe('file-truncated')
    expect(await answerOf(stratumEncryptedLegacy, legacy.slice(0, 30))).toBe('file-truncated')
  })

  test('that opens to something else is damaged', async () => {
    const other = new TextEncoder().encode('{"Accounts": []}')
    expect(await answerOf(stratumEncrypted, await strongFile('pass', other), 'pass')).toBe('file-damaged')
    expect(await answerOf(stratumEncryptedLegacy, legacyFile('pass', other), 'pass')).toBe('file-damaged')
  })

  test('of the old kind that opens to no text cannot be told from a wrong password', async () => {
    expect(await answerOf(stratumEncryptedLegacy, legacyFile('pass', Buffer.from('\x80\x81')), 'pass')).toBe(
      'wrong-password',
    )
  })
})

describe('an HTML export', () => {
  test('gives the link of every row', async () => {
    const reading = await readingOf(stratumHtml, htmlFile())
    expect(tokensOf(reading.found)).toEqual([
      WHOLE[0]?.with(2, undefined),
      [
        '',
        'Build server',
        undefined,
        { type: 'hotp', secret: '1234567890', algorithm: 'SHA1', digits: 6, counter: 41 },
      ],
    ])
    expect(reading.notes).toEqual([{ kind: 'html-incomplete' }])
  })

  test('is read with its ampersands written either way', async () => {
    const link = 'otpauth://totp/AT%26T:mara?secret=JBSWY3DPEHPK3PXP&amp;issuer=AT%26T&amp;digits=8'
    expect(tokensOf(await foundIn(stratumHtml, htmlFile([link])))).toMatchObject([
      ['AT&T', 'mara', undefined, { digits: 8 }],
    ])
  })

  test('keeps a link that is not understood', async () => {
    const link = 'otpauth://totp/x?secret=JBSW1'
    expect(await foundIn(stratumHtml, htmlFile([link]))).toMatchObject([
      { kind: 'quarantined', verbatim: new TextEncoder().encode(link) },
    ])
  })

  test('that is cut off says so, and other pages are not taken for one', async () => {
    const cut = htmlFile().slice(0, -20)
    expect(stratumHtml.recognises({ name: '', bytes: cut })).toBe(true)
    expect(await answerOf(stratumHtml, cut)).toBe('file-truncated')
    const page = new TextEncoder().encode('<html><p>otpauth://totp/x?secret=JBSWY3DP</p></html>')
    expect(stratumHtml.recognises({ name: '', bytes: page })).toBe(false)
  })
})

describe('the database of a phone', () => {
  test('holds the same as the backup', async () => {
    expect(tokensOf(await foundIn(stratumSqlite, stratumDatabase()))).toEqual(WHOLE)
  })

  test('that is cut off says so', async () => {
    expect(await answerOf(stratumSqlite, stratumDatabase().slice(0, -1))).toBe('file-truncated')
  })
})

test('whatever is wrong with a file, the answer is a reading or a coded error', async () => {
  await survivesDamage(stratum, stratumPlain())
  await survivesDamage(stratumEncryptedLegacy, legacyFile('pass'), 'pass', 10)
  await survivesDamage(stratumEncrypted, await strongFile('pass'), 'pass', 4)
  await survivesDamage(stratumHtml, htmlFile())
  await survivesDamage(stratumSqlite, stratumDatabase())
})
