import { assertNever } from '../../kit-error.ts'
import { codeOf, makesCodes } from '../../otp/codes.ts'
import { secretText } from '../../otp/secret-text.ts'
import type { Motp, Token, Yandex } from '../../otp/token.ts'
import { printableCode, type Coverage } from './printable.ts'
import { paperLink, type LinkNames } from './paper-link.ts'
import { FOR_LINK, symbolFor } from './qr.ts'
import type { LinesBlock } from './blocks.ts'
import { checkedLine } from './line-check.ts'
import { secretLines } from './secret-lines.ts'

/** The moment of the worked check, in Unix milliseconds. */
const CHECKED_AT = Date.UTC(2026, 0, 1)

const ALPHABET = 'base32: letters A-Z and digits 2-7; there is no 0, 1, 8 or 9'

const HEXADECIMAL = 'hexadecimal: digits 0-9 and letters a-f; there is no o and no l'
const CAPITALS = 'hexadecimal: digits 0-9 and letters a-f; type capitals as capitals, they make other codes'

/**
 * A PIN that the vault has is printed beside its secret: without it the sheet would restore
 * nothing. Leaving it out would not keep it safe either, as the worked check tells a four-digit PIN
 * to anyone who tries them all. The person is told before printing that both are on one page.
 *
 * @param which - "1 of 2" when the account has several secrets, else empty.
 * @param firstLine - The number of its first line on the sheet.
 * @param drawSymbols - False where only the lines are wanted: a QR symbol takes a hundred times as long.
 */
export function tokenBlock(
  account: { readonly service: string; readonly name: string },
  token: Token,
  {
    which,
    sheetId,
    firstLine,
    covers,
    drawSymbols = true,
  }: {
    readonly which: string
    readonly sheetId: string
    readonly firstLine: number
    readonly covers: Coverage
    readonly drawSymbols?: boolean
  },
): LinesBlock {
  const fitting = paperLink(account, token)
  const symbol = fitting && drawSymbols ? symbolFor(fitting.link, FOR_LINK) : undefined
  return {
    kind: 'lines',
    title: which === '' ? 'Authenticator secret' : `Authenticator secret ${which}`,
    ...(symbol && { symbol }),
    alternative: 'QR code of this authenticator secret',
    parameters: parametersOf(token, covers),
    lines: secretLines(secretText(token)).map((groups, index) =>
      checkedLine(sheetId, String(firstLine + index), groups.join(' ')),
    ),
    remarks: [alphabetOf(token), ...checksOf(token), ...(fitting ? SHORTENED[fitting.names] : [NO_CODE])],
  }
}

function alphabetOf(token: Token): string {
  if (token.type !== 'motp') return ALPHABET
  return token.text ? CAPITALS : HEXADECIMAL
}

const NO_CODE =
  'There is no QR code: with a secret this long it would be too dense to read from paper. Type the secret.'

/** What the code does not say as this page does; the secret in it is whole. */
const SHORTENED: Readonly<Record<LinkNames, readonly string[]>> = {
  whole: [],
  'service-once': ['The name in this code is shortened: it states the service once, where others state it twice.'],
  'login-cut': ['The name in this code is shortened: the login name is cut. The secret in it is whole.'],
  'both-cut': ['The name in this code is shortened: service and login name are cut. The secret in it is whole.'],
}

function parametersOf(token: Token, covers: Coverage): readonly string[] {
  switch (token.type) {
    case 'totp': {
      const period = `Period ${token.period} ${token.period === 1 ? 'second' : 'seconds'}`
      return ['Type TOTP (time based)', `Algorithm ${token.algorithm}`, `Digits ${token.digits}`, period]
    }
    case 'hotp': {
      const counter = `Counter ${token.counter}`
      return ['Type HOTP (counter based)', `Algorithm ${token.algorithm}`, `Digits ${token.digits}`, counter]
    }
    case 'steam':
      return ['Type Steam Guard (time based)', 'Algorithm SHA1', '5 letters', 'Period 30 seconds']
    case 'motp':
      return ['Type mOTP (time based)', 'Algorithm MD5', '6 characters', 'Period 10 seconds', pinIn(token, covers)]
    case 'yandex':
      return ['Type Yandex (time based)', 'Algorithm SHA256', '8 letters', 'Period 30 seconds', pinIn(token, covers)]
    default:
      return assertNever(token)
  }
}

/** Every character counts, so one that cannot be printed, or could be missed, is written as its number. */
function pinIn({ pin }: Motp | Yandex, covers: Coverage): string {
  if (!pin) return 'PIN: not in the vault'
  return `PIN ${printableCode(new TextDecoder().decode(pin), covers).text.replaceAll(' ', '[U+0020]')}`
}

function checksOf(token: Token): readonly string[] {
  if (!makesCodes(token)) return ['Codes need the PIN as well, which is not printed here: the vault does not have it.']
  const code = grouped(codeOf(token, CHECKED_AT).text)
  switch (token.type) {
    case 'totp':
      return [`Check: at 1 January 2026 00:00 UTC this gives ${code}`]
    case 'hotp':
      return [
        `Check: the code at counter ${token.counter} is ${code}`,
        'Every code moves the counter on by one. Codes made after printing have moved it further: if a code is refused, try the next ones.',
      ]
    case 'steam':
      return [
        `Check: at 1 January 2026 00:00 UTC this gives ${code}`,
        'Only apps that know Steam Guard make the right codes; others show plain digits, which Steam refuses.',
      ]
    case 'motp':
    case 'yandex':
      return [
        `Check: at 1 January 2026 00:00 UTC this gives ${code}`,
        `Only apps that know ${token.type === 'motp' ? 'mOTP' : 'Yandex'} make these codes, from the secret and the PIN.`,
      ]
    default:
      return assertNever(token)
  }
}

/** "123 456": easier to compare; five letters stay together. */
function grouped(code: string): string {
  if (code.length < 6) return code
  const half = Math.ceil(code.length / 2)
  return `${code.slice(0, half)} ${code.slice(half)}`
}
