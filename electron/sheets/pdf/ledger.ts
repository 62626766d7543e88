import type { ImportReport } from '../content/import-report.ts'
import type { PageLayout } from '../layout/layout.ts'
import { ledgerStrips } from '../layout/ledger-strips.ts'
import { runningPages, type RunningText } from '../layout/running-pages.ts'
import { drawPdf } from './pdf.ts'

/** Ledgers to be printed, in this order. There is no secret in any of them. */
export interface LedgerRequest extends Omit<RunningText, 'head'> {
  readonly ledgers: readonly ImportReport[]
}

/** Sets ledgers on pages: each import with its sources, and below each source a line for each entry. */
export function planLedgers({ ledgers, ...text }: LedgerRequest): readonly PageLayout[] {
  return runningPages(ledgers.flatMap(ledgerStrips), { ...text, head: 'Recovery Kit: import report' })
}

/** Draws them: the bytes of a PDF. */
export async function renderLedgers(request: LedgerRequest): Promise<Uint8Array> {
  return await drawPdf(planLedgers(request), request.printedAt, 'Recovery Kit import report')
}
