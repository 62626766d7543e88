import { makesCodes } from '../../otp/codes.ts'
import { labelText } from '../../otp/otpauth.ts'
import { pinOf, type Token } from '../../otp/token.ts'
import type { LinesBlock } from './blocks.ts'
import type { CodesBlock } from './codes-block.ts'
import { visibleName } from './printable.ts'
import type { SheetWarning, WarningKind } from './warnings.ts'

/** What is on a sheet of an account. */
interface AccountContent {
  readonly part: 'account' | 'totp' | 'codes'
  readonly tokens: readonly LinesBlock[]
  readonly codes: CodesBlock | undefined
  /** Whether its names or its note have characters that cannot be printed. */
  readonly substituted: boolean
}

/** What to know before a sheet of an account is printed. */
export function accountWarnings(
  account: {
    readonly service: string
    readonly name: string
    readonly tokens: readonly { readonly token: Token }[]
  },
  { part, tokens, codes, substituted }: AccountContent,
): readonly SheetWarning[] {
  const found: readonly (readonly [WarningKind, boolean])[] = [
    ['nothing', tokens.length === 0 && !codes],
    ['both', tokens.length > 0 && codes !== undefined],
    ['pin', part !== 'codes' && account.tokens.some(({ token }) => pinOf(token) !== undefined)],
    ['no-pin', part !== 'codes' && account.tokens.some(({ token }) => !makesCodes(token))],
    ['text-only', tokens.some((token) => !token.symbol)],
    ['substituted', substituted],
    ['code-substituted', codes?.substituted === true],
    ['few-codes', codes?.isKey === false && codes.left < FEW],
  ]
  return found.flatMap(([kind, applies]) => (applies ? [{ kind, account: shortLabel(account) }] : []))
}

/** The account in a sentence, its hidden characters as on the paper; a very long name is cut there. */
export function shortLabel(account: { readonly service: string; readonly name: string }): string {
  const named = visibleName(labelText(account.service, account.name))
  const label = Array.from(named || 'an account without a name')
  return label.length > 60 ? `${label.slice(0, 59).join('')}…` : label.join('')
}

/** One code is often burned at enrolment and one when a key is replaced. */
const FEW = 3
