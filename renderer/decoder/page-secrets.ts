import { decodeBase32 } from '../../electron/otp/base32.ts'
import { codeOf, makesCodes } from '../../electron/otp/codes.ts'
import { formatOtpauth } from '../../electron/otp/otpauth.ts'
import { tokenFrom } from '../../electron/otp/stated-token.ts'
import type { Token } from '../../electron/otp/token.ts'
import { linesByCheck, printedLine, type SheetText } from '../../electron/sheets/page-text.ts'
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
}

/**
 * The secrets on a copied page. Where one ends and the next begins is told by the code that is
 * printed with each: only the right lines make it.
 */
export function secretsOnPage(
  sheet: SheetText,
  { issuer, account }: { readonly issuer: string; readonly account: string },
): { readonly found: readonly RestoredToken[]; readonly missing: number } {
  const kinds = [...sheet.text.matchAll(KIND)].map(statedIn)
  const codes = [...sheet.text.matchAll(CODE)].map(([, code = '']) => code.replace(/\s/g, ''))
  const candidates = sheet.text
    .split(/\r\n|\r|\n/)
    .map(printedLine)
    .filter(({ text }) => /^[A-Z2-7]{4}(?: [A-Z2-7]{1,4})*$|^[A-Z2-7]{1,4}$/.test(text))
  const lines = linesByCheck(
    sheet,
    candidates.map((_line, index) => String(index + 1)),
    candidates,
  )
  const found: RestoredToken[] = []
  let from = 1
  for (const [at, stated] of kinds.entries()) {
    const next = secretFrom(lines, from, stated, codes[at])
    if (!next) break
    found.push({ token: next.token, link: formatOtpauth({ issuer, account, token: next.token }) })
    from = next.after
  }
  return { found, missing: kinds.length - found.length }
}

const KIND =
  /\bType\s+(TOTP|HOTP|Steam|mOTP|Yandex)\b[^]{0,30}?(?:Algorithm\s+(\w+)\W+Digits\s+(\d+)\W+(?:Period\s+(\d+)|Counter\s+(\d+))|Guard)/g
const CODE = /(?:this\s+gives|at\s+counter\s+\d+\s+is)\s+([0-9A-Z]+(?: [0-9]+)?)/g

function statedIn([, type = '', algorithm, digits, period, counter]: RegExpExecArray): Stated {
  return {
    type: type.toLowerCase(),
    ...(algorithm !== undefined && { algorithm }),
    ...(digits !== undefined && { digits }),
    ...(period !== undefined && { period }),
    ...(counter !== undefined && { counter }),
  }
}

/** The lines from one on that make the printed code. */
function secretFrom(
  lines: ReadonlyMap<string, string>,
  from: number,
  stated: Stated,
  code: string | undefined,
): { readonly token: Token; readonly after: number } | undefined {
  let base32 = ''
  for (let number = from; ; number++) {
    const line = lines.get(String(number))
    if (line === undefined) return undefined
    base32 += line.replaceAll(' ', '')
    const token = tokenOf(base32, stated)
    if (token && makesCodes(token) && codeOf(token, CHECKED_AT).text === code) return { token, after: number + 1 }
  }
}

function tokenOf(base32: string, stated: Stated): Token | undefined {
  const secret = decodeBase32(base32)
  if (!secret.ok || secret.warning !== undefined) return undefined
  const result = tokenFrom({ ...stated, secret: secret.bytes })
  return result.ok ? result.token : undefined
}
