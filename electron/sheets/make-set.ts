import type { PrintedSheet } from '../accounts/records.ts'
import { accountSheets, type Turn } from './account-sheets.ts'
import { archivistSheet } from './content/archivist-sheet.ts'
import type { Held } from './content/archivist-words.ts'
import { coverSheet } from './content/cover-sheet.ts'
import { keysSheet } from './content/keys-sheet.ts'
import { partsIn } from './content/account-parts.ts'
import type { Sheet, SheetSet } from './content/sheet-set.ts'
import { warningsByKind, type SheetWarnings } from './content/warnings.ts'
import { layOutSheets } from './layout/layout.ts'
import type { MadeSheet } from './made-sheet.ts'
import { covers } from './typeface/typeface.ts'
import { printedSheets } from './printed-sheets.ts'
import { firstNumber, requireContent, type SetRequest } from './set-request.ts'

/** A set that is made and laid out, once for its plan, its preview and its print. */
export interface MadeSet {
  /** It holds secrets; the rest may be shown. */
  readonly set: SheetSet
  /** How many one copy has. */
  readonly pages: number
  /** By id. */
  readonly accounts: readonly string[]
  readonly tokens: number
  readonly codes: number
  /** What to know before printing. */
  readonly warnings: readonly SheetWarnings[]
  /** What the vault notes of each sheet. */
  readonly printed: readonly PrintedSheet[]
}

/**
 * Makes the sheets of a set: the cover, those of the accounts, the table of keys, the archivist page.
 *
 * @param turn - Told after each sheet of an account.
 * @throws KitError `nothing-to-print` when no account has a secret or a code.
 */
export async function makeSet(request: SetRequest, turn: Turn): Promise<MadeSet> {
  requireContent(request)
  return setFrom(request, await accountSheets(request, turn))
}

/** The set of these sheets of accounts. */
export function setFrom(request: SetRequest, made: readonly MadeSheet[]): MadeSet {
  const { accounts } = request
  const sheets = made.map(({ sheet }) => sheet)
  const set = setOf(request, withCover(request, sheets))
  const contents = new Map(made.map(({ sheet, content }) => [sheet.number, content]))
  return {
    set,
    pages: set.pages.length,
    accounts: accounts.map(({ id }) => id),
    tokens: accounts.reduce((sum, account) => sum + account.tokens.length, 0),
    codes: accounts.reduce((sum, account) => sum + (account.codeSet?.codes.length ?? 0), 0),
    warnings: warningsByKind(made.flatMap(({ warnings }) => warnings)),
    printed: printedSheets(request, set, contents),
  }
}

/** How many sheets that will be, without those of notes alone: what does not fit is known once it is sealed. */
export function sheetsIn(request: SetRequest): number {
  return partsIn(request).length + [request.cover, request.keyTable, request.archivist].filter(Boolean).length
}

/** Any sheets as a set. */
export function setOf(
  request: Pick<SetRequest, 'paper' | 'madeAt' | 'sheetSet' | 'verifyBy' | 'copies' | 'compact'>,
  sheets: readonly Sheet[],
): SheetSet {
  const { sheetSet: id, paper, madeAt, verifyBy, copies = 1, compact = false } = request
  return { id, paper, madeAt, verifyBy, copies, sheets, pages: layOutSheets(sheets, { set: id, compact }) }
}

/** What the archivist page speaks of. Of sealed sheets it must not tell what is in them, so it speaks of all there may be. */
function heldIn({ kind, accounts }: SetRequest): ReadonlySet<Held> {
  if (kind === 'sealed') return new Set<Held>(['sealed', 'codes', 'totp', 'hotp', 'steam', 'motp', 'yandex'])
  const types = accounts.flatMap(({ tokens }) => tokens.map(({ token }): Held => token.type))
  return new Set<Held>([...types, ...(accounts.some(({ codeSet }) => codeSet) ? ['codes' as const] : [])])
}

function withCover(request: SetRequest, sheets: readonly Sheet[]): readonly Sheet[] {
  const { cover, keyTable, archivist, sheetSet: set, verifyBy } = request
  const number = firstNumber(request) + sheets.length
  const keys = keyTable ? [keysSheet(keyTable, { number, covers })] : []
  const last = archivist
    ? [archivistSheet({ set, number: number + keys.length, holds: heldIn(request), ...archivist })]
    : []
  const all = [...sheets, ...keys, ...last]
  return cover ? [coverSheet({ ...cover, verifyBy, sheets: all }, { number: 1, covers }), ...all] : all
}
