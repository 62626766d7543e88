import { BODY } from './page-frame.ts'
import { moveDown, type Box } from './page.ts'
import type { SetPage, Sheet } from '../content/sheet-set.ts'
import { spareStrip } from './spare-strip.ts'
import { stacked } from './stacked.ts'
import type { Strip } from './strip.ts'
import { continuedStrip, sheetStrips } from './strips.ts'

/** A sheet on pages of its own; it goes on with a heading if it must. */
export function sheetPages(sheet: Sheet): readonly SetPage[] {
  const isTwice = sheet.blocks.some((block) => block.kind === 'lines' && block.twice)
  const paired = isTwice ? fill(sheet, sheetStrips(sheet, true)) : []
  const pages = paired.length === 1 ? paired : withSpare(sheet, fill(sheet, sheetStrips(sheet)), isTwice)
  return pages.map(({ boxes }) => ({ sheets: [sheet], boxes, restore: sheet.restore }))
}

/** Free between two symbols, besides their quiet zones, so that a camera sees one at a time. */
const BETWEEN_SYMBOLS = 20

/** A page while it is filled. */
interface Column {
  readonly boxes: readonly Box[]
  /** Where the last strip ended. */
  readonly end: number
}

const EMPTY: Column = { boxes: [], end: BODY.top }

function fill(sheet: Sheet, strips: readonly Strip[]): readonly Column[] {
  const done: Column[] = []
  let page = EMPTY
  for (const strip of strips) {
    const next = place(page, strip)
    if (!next) done.push(page)
    page = next ?? continued(sheet, strip)
  }
  return [...done, page]
}

/**
 * With the code once more where there is room for it, or if it must be on a page more. On a later
 * page it is at the foot, so that a fold through both pages does not take corners of both codes.
 */
function withSpare(sheet: Sheet, pages: readonly Column[], must: boolean): readonly Column[] {
  const spare = spareStrip(sheet)
  const last = pages.at(-1)
  if (!spare || !last) return pages
  const placed = place(last, { ...spare, atFoot: pages.length > 1 })
  if (placed) return pages.with(-1, placed)
  return must ? [...pages, continued(sheet, { ...spare, atFoot: true })] : pages
}

function place(page: Column, strip: Strip): Column | undefined {
  const start = page.end + (page === EMPTY ? 0 : strip.gap)
  const highest = Math.max(start, ...symbolsOf(strip.boxes).map((symbol) => clearOf(page) - symbol.y))
  const lowest = BODY.bottom - strip.height
  if (highest > lowest) return undefined
  const y = strip.atFoot ? lowest : highest
  return { boxes: [...page.boxes, ...strip.boxes.map((box) => moveDown(box, y))], end: y + strip.height }
}

/** The highest place at which another symbol may start. */
function clearOf(page: Column): number {
  return Math.max(0, ...symbolsOf(page.boxes).map((symbol) => symbol.y + symbol.height + BETWEEN_SYMBOLS))
}

function symbolsOf(boxes: readonly Box[]): readonly Box[] {
  return boxes.filter((box) => box.kind === 'symbol')
}

/** A fresh page for a strip. No strip is taller than a page, so it always fits. */
function continued(sheet: Sheet, strip: Strip): Column {
  const heading = place(EMPTY, continuedStrip(sheet))
  const whole = strip.again ? stacked([strip.again, strip]) : strip
  const page = heading && place(heading, { ...whole, gap: Math.max(whole.gap, 4) })
  if (!page) throw new Error('a strip is taller than a page')
  return page
}
