import type { ImportReport } from '../content/import-report.ts'
import type { PageLayout } from '../layout/layout.ts'
import { ledgerStrips } from '../layout/ledger-strips.ts'
import { CONTENT, moveDown, PAPERS, ruleAt, textAt, type Box, type Paper } from '../layout/page.ts'
import { drawPdf } from './pdf.ts'
import type { Strip } from '../layout/strip.ts'

/** Ledgers to be printed, in this order. There is no secret in any of them. */
export interface LedgerRequest {
  readonly ledgers: readonly ImportReport[]
  readonly paper: Paper
  /** ISO 8601, UTC. */
  readonly printedAt: string
}

/** Sets ledgers on pages: each import with its sources, and below each source a line for each entry. */
export function planLedgers({ ledgers, paper, printedAt }: LedgerRequest): readonly PageLayout[] {
  const filled = fill(ledgers.flatMap(ledgerStrips))
  const { width, height } = PAPERS[paper]
  const left = (width - CONTENT.width) / 2
  const top = (height - CONTENT.height) / 2
  return filled.map((body, index) => ({
    paper,
    boxes: [...header(printedAt, index + 1, filled.length), ...body].map((box) => ({
      ...box,
      x: box.x + left,
      y: box.y + top,
    })),
  }))
}

/** Draws them: the bytes of a PDF. */
export async function renderLedgers(request: LedgerRequest): Promise<Uint8Array> {
  return await drawPdf(planLedgers(request), request.printedAt, 'Recovery Kit ledger')
}

const BODY = { top: 13, bottom: CONTENT.height } as const

function header(printedAt: string, page: number, pages: number): readonly Box[] {
  const facts = textAt(0, 1, `printed ${printedAt.slice(0, 10)} · no secrets · page ${page} of ${pages}`, 9)
  return [
    textAt(0, 0, 'Recovery Kit: what was brought in', 13, 'bold'),
    { ...facts, x: CONTENT.width - facts.width },
    ruleAt(0, 7.4, CONTENT.width, 0.5),
  ]
}

function fill(strips: readonly Strip[]): readonly (readonly Box[])[] {
  const pages: Box[][] = [[]]
  let y: number = BODY.top
  for (const { gap, height, boxes } of strips) {
    const first = y === BODY.top
    if (!first && y + gap + height > BODY.bottom) {
      pages.push([])
      y = BODY.top
    } else if (!first) y += gap
    const start = y
    pages.at(-1)?.push(...boxes.map((box) => moveDown(box, start)))
    y += height
  }
  return pages
}
