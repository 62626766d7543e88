import { decodeBase32 } from '../../../electron/otp/base32.ts'
import { codeOf, makesCodes } from '../../../electron/otp/codes.ts'
import { formatOtpauth } from '../../../electron/otp/otpauth.ts'
import { motpSecret } from '../../../electron/otp/secret-text.ts'
import { tokenFrom } from '../../../electron/otp/stated-token.ts'
import type { Token } from '../../../electron/otp/token.ts'
import { linesByCheck, printedLine, type SheetText } from '../../../electron/sheets/drill/page-text.ts'
import type { RestoredToken } from './restored.ts'

/** When the code that is printed with a time-based secret is the right one. */
const CHECKED_AT = Date.UTC(2026, 0, 1)

/** What is printed beside a secret. */
interface Stated {
  readonly type: string
  readonly algorithm?: string
  readonly digits?: string
  readonly period?: string
  readonly counter?: string
  readonly pin?: Uint8Array
  /** The worked check; undefined where none is printed, as no code can be made without the PIN. */
  readonly code: string | undefined
}

/**
 * The secrets on a copied page. Where one begins and ends is told by the code that is printed with
 * it: only the right lines make it. One without a code is counted as missing.
 */
export function secretsOnPage(
  sheet: SheetText,
  { issuer, account }: { readonly issuer: string; readonly account: string },
): { readonly found: readonly RestoredToken[]; readonly missing: number } {
  const codes = [...sheet.text.matchAll(CODE)].map(([, code]) => code?.replace(/\s/g, ''))
  const kinds = [...sheet.text.matchAll(KIND)].map((match, at) => statedIn(match, codes[at]))
  const candidates = sheet.text
    .split(/\r\n|\r|\n/)
    .map(printedLine)
    .filter(({ text }) => BASE32.test(text) || (kinds.some(({ type }) => type === 'motp') && HEX.test(text)))
  const lines = linesByCheck(
    sheet,
    candidates.map((_line, index) => String(index + 1)),
    candidates,
  )
  const found: RestoredToken[] = []
  let from = 1
  for (const stated of kinds) {
    const next = firstSecret(lines, from, stated)
    if (!next) continue
    found.push({ token: next.token, link: formatOtpauth({ issuer, account, token: next.token }) })
    from = next.after
  }
  return { found, missing: kinds.length - found.length }
}

/** Groups of four; the last may be shorter. */
const BASE32 = /^[A-Z2-7]{4}(?: [A-Z2-7]{1,4})*$|^[A-Z2-7]{1,4}$/
const HEX = /^[0-9a-fA-F]{4}(?: [0-9a-fA-F]{1,4})*$|^[0-9a-fA-F]{1,4}$/
const KIND =
  /\bType\s+(TOTP|HOTP|Steam|mOTP|Yandex)\b(?:[^]{0,30}?(?:Algorithm\s+(\w+)\W+Digits\s+(\d+)\W+(?:Period\s+(\d+)|Counter\s+(\d+))|Guard)|[^]{0,60}?Period\s+\d+\s+seconds\W+PIN(?::\s+not\b|\s+(\S+)))/g
/** In groups, as `token-block.ts` prints them; or the sentence in place of a code. */
const CODE =
  /(?:this\s+gives|at\s+counter\s+\d+\s+is)\s+([0-9a-f]{3} [0-9a-f]{3}\b|[a-z]{4} [a-z]{4}\b|[0-9A-Z]+(?: [0-9]+)?)|Codes\s+need\s+the\s+PIN/g

function statedIn(
  [, type = '', algorithm, digits, period, counter, pin]: RegExpExecArray,
  code: string | undefined,
): Stated {
  return {
    type: type.toLowerCase(),
    ...(algorithm !== undefined && { algorithm }),
    ...(digits !== undefined && { digits }),
    ...(period !== undefined && { period }),
    ...(counter !== undefined && { counter }),
    ...(pin !== undefined && { pin: pinOf(pin) }),
    code,
  }
}

/** Characters that cannot be printed, and spaces, are written as their numbers: "[U+0020]". */
function pinOf(printed: string): Uint8Array {
  const text = printed.replace(/\[U\+([0-9A-F]{4,6})\]/g, (written, digits: string) => {
    const codePoint = Number.parseInt(digits, 16)
    return codePoint > 0x10ffff ? written : String.fromCodePoint(codePoint)
  })
  return new TextEncoder().encode(text)
}

interface FoundSecret {
  readonly token: Token
  /** The number of the line behind it. */
  readonly after: number
}

/** The first lines from one on that make the printed code. */
function firstSecret(lines: ReadonlyMap<string, string>, from: number, stated: Stated): FoundSecret | undefined {
  for (let start = from; lines.has(String(start)); start++) {
    const secret = secretAt(lines, start, stated)
    if (secret) return secret
  }
  return undefined
}

function secretAt(lines: ReadonlyMap<string, string>, start: number, stated: Stated): FoundSecret | undefined {
  let text = ''
  for (let number = start; ; number++) {
    const line = lines.get(String(number))
    if (line === undefined) return undefined
    text += line.replaceAll(' ', '')
    const token = tokenOf(text, stated)
    if (token && makesCodes(token) && codeOf(token, CHECKED_AT).text === stated.code)
      return { token, after: number + 1 }
  }
}

function tokenOf(text: string, { code: _code, ...stated }: Stated): Token | undefined {
  const hex = stated.type === 'motp' ? motpSecret(text) : undefined
  if (hex) {
    const read = tokenFrom({ ...stated, ...hex })
    return read.ok ? read.token : undefined
  }
  const secret = decodeBase32(text)
  if (!secret.ok || secret.warning !== undefined) return undefined
  const result = tokenFrom({ ...stated, secret: secret.bytes })
  return result.ok ? result.token : undefined
}
