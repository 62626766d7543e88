import { KitError } from '../kit-error.ts'
import { accountSheet, hasPart, type AccountPart, type SheetAccount } from './account-sheet.ts'
import { layOut } from './layout.ts'
import type { Paper } from './page.ts'
import { drawPdf } from './pdf.ts'
import type { Sheet, SheetSet } from './sheet-set.ts'
import { covers } from './typeface.ts'
import { warningSentences, type SheetWarning } from './warnings.ts'

/** What is to be printed of accounts. */
export interface SheetRequest {
  readonly accounts: readonly SheetAccount[]
  readonly paper: Paper
  /** ISO 8601, UTC. */
  readonly madeAt: string
  /** Eight hexadecimal digits in upper case, that all pages of the set carry. */
  readonly sheetSet: string
  /** `YYYY-MM-DD`. */
  readonly verifyBy: string
  readonly copies?: number
  /** Secrets and codes on sheets of their own, for different places. */
  readonly apart?: boolean
}

/** What would be printed. `set` holds secrets; the rest may be shown. */
export interface SheetPlan {
  /** Of one copy. */
  readonly pages: number
  readonly accounts: number
  readonly tokens: number
  readonly codes: number
  /** What to know before printing, one sentence each. */
  readonly warnings: readonly string[]
  readonly set: SheetSet
}

/**
 * Plans the sheets of accounts without drawing them.
 *
 * @throws KitError `nothing-to-print` when no account has a secret or a code.
 */
export function planSheet(request: SheetRequest): SheetPlan {
  const { accounts } = request
  if (!accounts.some((account) => hasPart(account, 'account')))
    throw new KitError(
      'nothing-to-print',
      'None of the chosen accounts has a secret or a recovery code, so there is nothing to print. Choose others, or bring some in first.',
    )
  const sheets: Sheet[] = []
  const warnings: SheetWarning[] = []
  for (const account of accounts)
    for (const part of partsOf(account, request.apart ?? false)) {
      const made = accountSheet(account, { set: request.sheetSet, number: sheets.length + 1, part, covers })
      sheets.push(made.sheet)
      warnings.push(...made.warnings)
    }
  const set = setOf(request, sheets)
  return {
    pages: layOut({ ...set, copies: 1 }).length,
    accounts: accounts.length,
    tokens: accounts.reduce((sum, account) => sum + account.tokens.length, 0),
    codes: accounts.reduce((sum, account) => sum + (account.codeSet?.codes.length ?? 0), 0),
    warnings: warningSentences(warnings),
    set,
  }
}

/** Any sheets as a set. */
export function setOf(
  request: Pick<SheetRequest, 'paper' | 'madeAt' | 'sheetSet' | 'verifyBy' | 'copies'>,
  sheets: readonly Sheet[],
): SheetSet {
  const { sheetSet: id, paper, madeAt, verifyBy, copies = 1 } = request
  return { id, paper, printed: madeAt.slice(0, 10), verifyBy, copies, sheets }
}

/**
 * Draws a set: the bytes of a PDF, which the caller owns and wipes.
 *
 * @param madeAt - ISO 8601; goes into the metadata.
 */
export async function renderSet(set: SheetSet, madeAt: string): Promise<Uint8Array> {
  return drawPdf(layOut(set), madeAt)
}

function partsOf(account: SheetAccount, apart: boolean): readonly AccountPart[] {
  if (!apart) return ['account']
  const parts = (['totp', 'codes'] as const).filter((part) => hasPart(account, part))
  return parts.length > 0 ? parts : ['account']
}
