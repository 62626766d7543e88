import { KitError } from '../kit-error.ts'
import { makesCodes } from '../otp/codes.ts'
import { labelText } from '../otp/otpauth.ts'
import { pinOf, type Token } from '../otp/token.ts'
import { codesBlock, type CodesBlock, type SheetCodeSet } from './codes-block.ts'
import type { Paper } from './page.ts'
import { printableText, type Coverage } from './printable.ts'
import { tokenBlock, type TokenBlock } from './token-block.ts'
import type { SheetWarning, WarningKind } from './warnings.ts'

/** What is to be printed. */
export interface SheetRequest {
  readonly accounts: readonly SheetAccount[]
  readonly paper: Paper
  /** ISO 8601, UTC. */
  readonly madeAt: string
  /** A short id that all pages of the set carry. */
  readonly sheetSet: string
}

export interface SheetAccount {
  readonly service: string
  readonly name: string
  readonly note?: string
  readonly tokens: readonly { readonly token: Token }[]
  /** The set in force. */
  readonly codeSet?: SheetCodeSet
}

/** What a sheet says, before it is known where. All text in it can be printed as it is. */
export interface SheetDocument {
  readonly paper: Paper
  readonly sheetSet: string
  /** `YYYY-MM-DD`. */
  readonly printed: string
  readonly sections: readonly AccountSection[]
  readonly warnings: readonly SheetWarning[]
}

export interface AccountSection {
  readonly service: string
  readonly name: string
  /** Lines as they were written. */
  readonly note: readonly string[]
  readonly blocks: readonly Block[]
}

export type Block = TokenBlock | CodesBlock | EmptyBlock

/** In place of the blocks that an account does not have. */
interface EmptyBlock {
  readonly kind: 'empty'
  readonly sentence: string
}

const NOTHING: EmptyBlock = {
  kind: 'empty',
  sentence: 'No authenticator secret and no recovery codes are in the vault for this account.',
}

/**
 * Says what the sheet says.
 *
 * @throws KitError `nothing-to-print` when no account has a secret or a code.
 */
export function documentOf(request: SheetRequest, covers: Coverage): SheetDocument {
  if (!request.accounts.some((account) => account.tokens.length > 0 || hasCodes(account)))
    throw new KitError(
      'nothing-to-print',
      'None of the chosen accounts has a secret or a recovery code, so there is nothing to print. Choose others, or bring some in first.',
    )
  const sections = request.accounts.map((account) => sectionOf(account, covers))
  return {
    paper: request.paper,
    sheetSet: printableText(request.sheetSet, covers).text,
    printed: request.madeAt.slice(0, 10),
    sections: sections.map(({ section }) => section),
    warnings: sections.flatMap(({ warnings, label }) => warnings.map((kind) => ({ kind, account: label }))),
  }
}

interface Said {
  readonly section: AccountSection
  readonly label: string
  readonly warnings: readonly WarningKind[]
}

function sectionOf(account: SheetAccount, covers: Coverage): Said {
  const service = printableText(account.service, covers)
  const name = printableText(account.name, covers)
  const note = (account.note ?? '')
    .trimEnd()
    .replaceAll('\t', '    ')
    .split(/\r\n|\r|\n/)
  const noteLines = note.map((line) => printableText(line, covers))
  const tokens = account.tokens.map(({ token }, index) =>
    tokenBlock(account, token, account.tokens.length > 1 ? `${index + 1} of ${account.tokens.length}` : '', covers),
  )
  const codes = hasCodes(account) ? codesBlock(account.codeSet, covers) : undefined
  const found: readonly (readonly [WarningKind, boolean])[] = [
    ['nothing', tokens.length === 0 && !codes],
    ['both', tokens.length > 0 && codes !== undefined],
    ['pin', account.tokens.some(({ token }) => pinOf(token) !== undefined)],
    ['no-pin', account.tokens.some(({ token }) => !makesCodes(token))],
    ['text-only', tokens.some((token) => !token.symbol)],
    ['substituted', [service, name, ...noteLines].some((text) => text.substituted)],
    ['code-substituted', codes?.substituted === true],
    ['few-codes', codes !== undefined && codes.left < FEW],
  ]
  const blocks = [...tokens, ...(codes ? [codes] : [])]
  return {
    label: shortLabel(account),
    warnings: found.flatMap(([kind, applies]) => (applies ? [kind] : [])),
    section: {
      service: service.text || 'Service not named',
      name: name.text || 'Login name not stated',
      note: noteLines.length === 1 && noteLines[0]?.text === '' ? [] : noteLines.map((line) => line.text),
      blocks: blocks.length > 0 ? blocks : [NOTHING],
    },
  }
}

/** The account in a sentence; a very long name is cut there. */
function shortLabel(account: SheetAccount): string {
  const label = Array.from(labelText(account.service, account.name) || 'an account without a name')
  return label.length > 60 ? `${label.slice(0, 59).join('')}…` : label.join('')
}

/** One code is often burned at enrolment and one when a key is replaced. */
const FEW = 3

function hasCodes(account: SheetAccount): account is SheetAccount & Required<Pick<SheetAccount, 'codeSet'>> {
  return account.codeSet !== undefined && account.codeSet.codes.length > 0
}
