import type { PageLayout } from './layout.ts'
import { CONTENT, moveDown, PAPERS, ruleAt, textAt, type Box, type Paper } from './page.ts'
import type { Strip } from './strip.ts'

/** A text that runs on over pages of its own, unlike a sheet: every page has the same short head. */
export interface RunningText {
  /** What it is. */
  readonly head: string
  readonly paper: Paper
  /** ISO 8601, UTC. */
  readonly printedAt: string
}

/** Sets strips on as many pages as they take. No strip is cut. */
export function runningPages(strips: readonly Strip[], { head, paper, printedAt }: RunningText): readonly PageLayout[] {
  const filled = fill(strips)
  const { width, height } = PAPERS[paper]
  const left = (width - CONTENT.width) / 2
  const top = (height - CONTENT.height) / 2
  return filled.map((body, index) => ({
    paper,
    boxes: [...header(head, printedAt, `page ${index + 1} of ${filled.length}`), ...body].map((box) => ({
      ...box,
      x: box.x + left,
      y: box.y + top,
    })),
  }))
}

const BODY = { top: 13, bottom: CONTENT.height } as const

function header(head: string, printedAt: string, page: string): readonly Box[] {
  const facts = textAt(0, 1, `printed ${printedAt.slice(0, 10)} · no secrets · ${page}`, 9)
  return [
    textAt(0, 0, head, 13, 'bold'),
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
