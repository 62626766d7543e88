import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatOtpauth } from '../../../electron/otp/otpauth.ts'
import type { SheetAccount } from '../../../electron/sheets/content/account-sheet.ts'
import { readSealedText, sealedText } from '../../../electron/sheets/content/sealed-text.ts'
import { account, hotp, recoveryCodes, totp } from '../samples.ts'

const place = { sheet: '3F9A12C0-2', printed: '2026-09-19' }
const added = '2026-01-02T03:04:05.000Z'

const code = fc.oneof(
  fc.stringMatching(/^[0-9a-f]{8,16}$/),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '# a',
    '## used 2026-02-03: x',
    'otpauth://totp/a',
    '"',
    '""',
    ' x',
    'x ',
    '',
    '\n',
    '\u2028',
    '\u0085',
  ),
)
const name = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('# x', '\n# x', 'used 2026-02-03: x', 'otpauth://x', '\u2029'),
)

describe('the text of a sealed sheet', () => {
  it('is for people: links, codes and what they belong to, a line each', () => {
    const pypi = account({
      note: 'The one that publishes.\nOnly at work.',
      tokens: [{ token: totp() }],
      codeSet: {
        codes: recoveryCodes(['0123456789abcdef', 'fedcba9876543210'], { 1: '2026-02-03T10:00:00Z' }),
        issued: '2025-12-24',
        added,
      },
      keys: ['YubiKey 5C'],
    })
    expect(sealedText([pypi, account({ service: '', name: '' })], place)).toBe(
      [
        '## Recovery Kit sealed sheet 3F9A12C0-2, printed 2026-09-19',
        '',
        '# PyPI: alice',
        '## The one that publishes.',
        '## Only at work.',
        formatOtpauth({ issuer: 'PyPI', account: 'alice', token: totp() }),
        '## recovery codes issued 2025-12-24',
        '0123456789abcdef',
        '## used 2026-02-03: fedcba9876543210',
        '## key: YubiKey 5C',
        '',
        '# an account without a name',
        '',
      ].join('\n'),
    )
  })

  it('gives back every link, and every code in order, whatever is in them', () => {
    const accounts = fc.array(
      fc.record({
        service: name,
        name,
        note: name,
        tokens: fc.subarray([{ token: totp() }, { token: hotp() }]),
        codeSet: fc.array(fc.tuple(code, fc.boolean())).map((drawn) => ({
          codes: recoveryCodes(
            drawn.map(([text]) => text),
            Object.fromEntries(drawn.flatMap(([, used], index) => (used ? [[index, '2026-02-03']] : []))),
          ),
          added,
        })),
        keys: fc.array(name, { maxLength: 2 }),
      }),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(accounts, fc.constantFrom('\n', '\r\n'), (drawn, end) => {
        const read = readSealedText(sealedText(drawn, place).replaceAll('\n', end))
        expect(read).toMatchObject(place)
        expect(read?.accounts.map(({ links, codes }) => ({ links, codes }))).toEqual(drawn.map(heldIn))
      }),
    )
  })

  it.each(['', 'otpauth://totp/a?secret=AA', '# PyPI: alice\n0123', '## Recovery Kit sealed sheet 1-1, printed 2026'])(
    'is not taken for one when it is something else: %j',
    (text) => {
      expect(readSealedText(text)).toBeUndefined()
    },
  )
})

function heldIn({ service, name, tokens, codeSet }: SheetAccount) {
  return {
    links: tokens.map(({ token }) => formatOtpauth({ issuer: service, account: name, token })),
    codes: (codeSet?.codes ?? []).map(({ text, used }) => ({
      text: new TextDecoder().decode(text),
      ...(used !== undefined && { used }),
    })),
  }
}
