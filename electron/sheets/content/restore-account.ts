import type { Token } from '../../otp/token.ts'
import { assertNever } from '../../kit-error.ts'
import { CHECK } from './restore-text.ts'

/** What restores accounts on a sheet, or on a page that several share. */
export interface HeldOnSheet {
  readonly secrets: readonly { readonly token: Token; readonly hasSymbol: boolean }[]
  readonly codes: boolean
}

/**
 * How to restore accounts from their sheets; see `restoreText`. It speaks only of what the sheet has, so
 * that nobody looks for a QR code that is not there, or scans the mark in its place.
 */
export function restoreAccount({ secrets, codes }: HeldOnSheet): readonly string[] {
  if (secrets.length === 0 && !codes) return []
  const all = [...(secrets.length > 0 ? [secretText(secrets)] : []), ...(codes ? [CODE] : []), KEEP]
  return secrets.length > 0 && codes ? all : all.toSpliced(1, 0, CHECK)
}

/** What is on several sheets together. */
export function heldOn(sheets: readonly HeldOnSheet[]): HeldOnSheet {
  return { secrets: sheets.flatMap(({ secrets }) => secrets), codes: sheets.some(({ codes }) => codes) }
}

const CODE =
  'To use a recovery code: sign in with the password. Where a code is asked for, choose "recovery code" and type an unused one exactly. Each works once: tick it and write the date. A new set from the service makes all of these useless.'
const KEEP =
  'Anyone who holds this page can use it. Lock it away, apart from the passwords. Shred it only after a new sheet was read back.'

function secretText(secrets: HeldOnSheet['secrets']): string {
  const where = appFor(secrets.map(({ token }) => token))
  const settings = settingsOf(secrets.map(({ token }) => token))
  const one = secrets.length === 1
  const typing = `type the secret without spaces, and set ${settings} as printed.`
  const shows = 'The app then shows the codes you need.'
  if (!secrets.some(({ hasSymbol }) => hasSymbol))
    return `To restore the ${one ? 'secret' : 'secrets'}: ${where}, choose to add an account and enter a key: ${typing} ${shows} The small code in the corner is only the mark of the page.`
  const scan = one ? 'the large QR code, alone' : 'a large QR code, one at a time'
  const other = secrets.every(({ hasSymbol }) => hasSymbol) ? 'No camera?' : 'No camera, or no code beside a secret?'
  return `To restore the ${one ? 'secret' : 'secrets'}: ${where}, choose to add an account and scan ${scan}, so close that it fills half the picture. ${other} Choose to enter a key: ${typing} ${shows}`
}

/** Where most apps take just a kind of secret, "any" app would be a promise that fails. */
function appFor(tokens: readonly Token[]): string {
  const special = [...new Set(tokens.map(nameOf))].filter((name) => name !== undefined)
  if (special.length > 0) return `in an authenticator app that knows ${special.join(' and ')}, such as Aegis`
  return tokens.every(isCommon)
    ? 'in any authenticator app on a phone'
    : 'in an authenticator app that takes these settings, such as Aegis'
}

function nameOf({ type }: Token): string | undefined {
  switch (type) {
    case 'totp':
    case 'hotp':
      return undefined
    case 'steam':
      return 'Steam Guard'
    case 'motp':
      return 'mOTP'
    case 'yandex':
      return 'Yandex'
    default:
      return assertNever(type)
  }
}

/** What every app makes codes of: some read other settings and do not use them. */
function isCommon(token: Token): boolean {
  return token.type === 'totp' && token.algorithm === 'SHA1' && token.digits === 6 && token.period === 30
}

function settingsOf(tokens: readonly Token[]): string {
  const types = new Set(tokens.map(({ type }) => type))
  if (types.has('motp') || types.has('yandex')) return types.size === 1 ? 'the type and the PIN' : 'all settings'
  const last = types.has('hotp') ? (types.size > 1 ? 'period or counter' : 'counter') : 'period'
  return types.has('steam') && types.size === 1 ? 'the type' : `type, algorithm, digits and ${last}`
}
