import { documentOf, type SheetRequest } from './document.ts'
import { layOut, type PageLayout } from './layout.ts'
import { drawPdf } from './pdf.ts'
import { covers } from './typeface.ts'
import { warningSentences } from './warnings.ts'

/** What would be printed. `layout` holds secrets; the rest may be shown. */
export interface SheetPlan {
  readonly pages: number
  readonly accounts: number
  readonly tokens: number
  readonly codes: number
  /** What to know before printing, one sentence each. */
  readonly warnings: readonly string[]
  readonly layout: readonly PageLayout[]
}

/**
 * Plans a sheet without drawing it.
 *
 * @throws KitError `nothing-to-print` when no account has a secret or a code.
 */
export function planSheet(request: SheetRequest): SheetPlan {
  const document = documentOf(request, covers)
  const layout = layOut(document)
  return {
    pages: layout.length,
    accounts: request.accounts.length,
    tokens: request.accounts.reduce((sum, account) => sum + account.tokens.length, 0),
    codes: request.accounts.reduce((sum, account) => sum + (account.codeSet?.codes.length ?? 0), 0),
    warnings: warningSentences(document.warnings),
    layout,
  }
}

/**
 * Draws a sheet: the bytes of a PDF, which the caller owns and wipes.
 *
 * @throws KitError `nothing-to-print` as {@link planSheet} does.
 */
export async function renderSheet(request: SheetRequest): Promise<Uint8Array> {
  return drawPdf(planSheet(request).layout, request.madeAt)
}
