import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ageFile } from '../../../../electron/exports/age-file.ts'
import { encodeBase32 } from '../../../../electron/otp/base32.ts'
import { accountSheet, type SheetAccount } from '../../../../electron/sheets/content/account-sheet.ts'
import { identitySheet } from '../../../../electron/sheets/content/identity-sheet.ts'
import { lineCheck } from '../../../../electron/sheets/content/line-check.ts'
import { sealedSheet } from '../../../../electron/sheets/content/sealed-sheet.ts'
import { sheetId } from '../../../../electron/sheets/content/sheet-set.ts'
import { wordLines } from '../../../../electron/sheets/content/words-block.ts'
import { makeIdentity } from '../../../../electron/vault/age/identity.ts'
import { materialIn } from '../../../../renderer/decoder/reading/material.ts'
import { EVERY_TOKEN } from '../../../fixtures/every-token.ts'
import { pageText, SET } from '../pages.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const place = { set: SET, number: 1, covers: () => true }
const TOTP = {
  type: 'totp',
  secret: bytes('12345678901234567890'),
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
} as const
const HOTP = { type: 'hotp', secret: bytes('x'.repeat(32)), algorithm: 'SHA256', digits: 8, counter: 7 } as const
const LONG = 'averylongcode'.repeat(4)
const ACCOUNT: SheetAccount = {
  service: 'PyPI',
  name: 'alice',
  note: 'for the project',
  tokens: [{ token: TOTP }, { token: HOTP }],
  codeSet: {
    codes: [{ text: bytes('0123456789abcdef') }, { text: bytes('fedcba'), used: '2026-02-01' }, { text: bytes(LONG) }],
    added: '2026-01-01T00:00:00Z',
  },
}

describe.each([
  ['line by line', false],
  ['in columns', true],
])('a page that is copied out of a viewer %s', (_how, columns) => {
  it('gives the account with all its secrets and codes', () => {
    const { sheet } = accountSheet(ACCOUNT, { ...place, part: 'account' })
    expect(materialIn(pageText(sheet, columns))).toMatchObject([
      {
        kind: 'accounts',
        unread: 0,
        accounts: [
          {
            name: 'PyPI: alice',
            notes: ['for the project'],
            tokens: [{ token: TOTP }, { token: HOTP }],
            codes: [{ text: '0123456789abcdef' }, { text: 'fedcba', used: '2026-02-01' }, { text: LONG }],
          },
        ],
      },
    ])
  })

  it.each([
    ['short', 'fedcba', 'on'],
    ['long', 'a1b2c3d4-e5f6a7b8-c9', 'used on'],
  ])('tells which codes were used, beside %s ones', (_, other, on) => {
    const codes = [{ text: bytes('0123456789') }, { text: bytes(other), used: '2026-02-01' }, { text: bytes('98765') }]
    const account = { service: 'PyPI', name: 'alice', tokens: [], codeSet: { codes, added: '2026-01-01' } }
    const text = pageText(accountSheet(account, { ...place, part: 'codes' }).sheet, columns)
    expect(text).toMatch(new RegExp(`(?:^|[0-9a-f]{4} )${on}$`, 'm'))
    expect(materialIn(text)).toMatchObject([
      { accounts: [{ codes: [{ text: '0123456789' }, { text: other, used: '2026-02-01' }, { text: '98765' }] }] },
    ])
  })

  it.each(EVERY_TOKEN)('gives the secret of $service ($token.type)', ({ service, name, token }) => {
    const { sheet } = accountSheet({ service, name, tokens: [{ token }] }, { ...place, part: 'account' })
    expect(materialIn(pageText(sheet, columns))).toMatchObject([
      { kind: 'accounts', unread: 0, accounts: [{ name: `${service}: ${name}`, tokens: [{ token }], codes: [] }] },
    ])
  })

  it('gives the sealed text', async () => {
    const lock = { passphrase: 'four words of a test' }
    const armored = new TextDecoder().decode(
      await ageFile(bytes('x'.repeat(300)), lock, { armored: true, workFactor: 10 }),
    )
    const { sheet } = sealedSheet({ armored, name: '' }, place)
    const [found] = materialIn(pageText(sheet, columns))
    expect(found).toEqual(materialIn(armored)[0])
    expect(found?.kind).toBe('age')
  })

  it('gives the paper key', async () => {
    const { identity, recipient } = await makeIdentity()
    const sheet = identitySheet({ identity, recipient, created: '2026-03-03' }, place)
    expect(materialIn(pageText(sheet, columns))).toEqual([{ kind: 'identity', identity }])
  })
})

describe('a page that is copied', () => {
  it('gives the sealed text also when a word of the page fits a number behind its end by chance', () => {
    // About one in ten has such a word.
    for (let seed = 0; seed < 60; seed++) {
      const content = Array.from({ length: 7 }, (_, at) => createHash('sha512').update(`${seed} ${at}`).digest())
      const lines =
        Buffer.concat(content)
          .toString('base64')
          .match(/.{1,64}/g) ?? []
      const armored = ['-----BEGIN AGE ENCRYPTED FILE-----', ...lines, '-----END AGE ENCRYPTED FILE-----', ''].join(
        '\n',
      )
      const { sheet } = sealedSheet({ armored, name: '' }, place)
      expect(materialIn(pageText(sheet, true))).toEqual(materialIn(armored))
    }
  })

  it('gives the words of a share, whatever other numbers are on it', () => {
    const words = Array.from({ length: 33 }, (_, at) => ['acid', 'academic', 'oasis'][at % 3] ?? '')
    const lines = wordLines(words, `${SET}-1`).map(({ label, text, check }) => {
      const numbered = text.split(' ').map((word, at) => `${Number(label) + at} ${word}`)
      return `${numbered.join(' ')} ${check}`
    })
    const head = `set ${SET} · sheet 1 · page 1 of 1\nany 2 of these 3 shares\nThe share: 33 words, read across`
    expect(materialIn([head, ...lines, '2 holders together'].join('\n'))).toEqual([
      { kind: 'share', words: words.join(' ') },
    ])
    expect(reasons([head, ...lines.slice(1)].join('\n'))).toEqual([
      { kind: 'lines-missing', sheet: '3F9A2C41-1', lines: ['1'] },
    ])
  })

  it('without some of its lines says how much is missing, and takes no secret that its printed code denies', () => {
    const { sheet } = accountSheet(ACCOUNT, { ...place, part: 'account' })
    const text = pageText(sheet, false)
    expect(materialIn(text.replace('0123456789abcdef', '0123456789abcdee'))).toMatchObject([{ unread: 1 }])
    const [found] = materialIn(text.replace(/this gives \d/, 'this gives x'))
    expect(found).toMatchObject({ kind: 'accounts', unread: 2, accounts: [{ tokens: [] }] })
  })

  it.each([
    ['small letters', undefined],
    ['capitals', '7AC61D4736F51A2B'],
  ])('gives the secret of mOTP, which is in hexadecimal: %s', (_, text) => {
    const secret = Uint8Array.of(0x7a, 0xc6, 0x1d, 0x47, 0x36, 0xf5, 0x1a, 0x2b)
    const fixed = { algorithm: 'MD5', digits: 6, period: 10, pin: bytes('1234') } as const
    const motp = { type: 'motp' as const, secret, ...fixed, ...(text !== undefined && { text: bytes(text) }) }
    const account = { service: 'PyPI', name: 'alice', tokens: [{ token: motp }, { token: TOTP }] }
    const { sheet } = accountSheet(account, { ...place, part: 'account' })
    for (const columns of [true, false])
      expect(materialIn(pageText(sheet, columns))).toMatchObject([
        { kind: 'accounts', unread: 0, accounts: [{ tokens: [{ token: motp }, { token: TOTP }] }] },
      ])
  })

  it('gives the secret of mOTP from an early sheet, which has it in base32', () => {
    const secret = Uint8Array.of(0x7a, 0xc6, 0x1d, 0x47, 0x36, 0xf5, 0x1a, 0x2b)
    const motp = { type: 'motp', secret, algorithm: 'MD5', digits: 6, period: 10, pin: bytes('1234') } as const
    const account = { service: 'PyPI', name: 'alice', tokens: [{ token: motp }] }
    const { sheet } = accountSheet(account, { ...place, part: 'account' })
    const [hex, base32] = ['7ac6 1d47 36f5 1a2b', (encodeBase32(secret).match(/.{1,4}/g) ?? []).join(' ')]
    const id = sheetId(SET, place.number)
    const printed = pageText(sheet, false)
    expect(printed).toContain(hex)
    const early = printed.replace(hex, base32).replace(lineCheck(id, '1', hex), lineCheck(id, '1', base32))
    expect(materialIn(early)).toMatchObject([
      { kind: 'accounts', unread: 0, accounts: [{ tokens: [{ token: motp }] }] },
    ])
  })

  it('gives the other secrets where one has no printed code to end it', () => {
    const motp = { type: 'motp', secret: bytes('87654321'), algorithm: 'MD5', digits: 6, period: 10 } as const
    const { sheet } = accountSheet(
      { service: 'PyPI', name: 'alice', tokens: [{ token: motp }, { token: TOTP }] },
      { ...place, part: 'account' },
    )
    expect(materialIn(pageText(sheet, false))).toMatchObject([
      { kind: 'accounts', unread: 1, accounts: [{ tokens: [{ token: TOTP }] }] },
    ])
  })

  it('and holds nothing to restore is said to be such', () => {
    expect(reasons(`Recovery Kit\nset ${SET} · sheet 3 · page 3 of 3\nWhat this is`)).toEqual([
      { kind: 'nothing-on-page', sheet: '3F9A2C41-3' },
    ])
  })
})

function reasons(text: string): readonly unknown[] {
  return materialIn(text).map((material) => (material.kind === 'refused' ? material.why : material.kind))
}
