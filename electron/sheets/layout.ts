import type { AccountSection, SheetDocument } from './document.ts'
import { BODY, frameBoxes } from './frame.ts'
import { CONTENT, moveDown, PAPERS, ruleAt, type Box, type Paper } from './page.ts'
import type { Strip } from './strip.ts'
import { accountStrips, continuedStrip } from './strips.ts'

/** Where everything goes, in millimetres from the top left corner of the paper. */
export interface PageLayout {
  readonly paper: Paper
  readonly boxes: readonly Box[]
}

/** Sets a document on pages. An account stays on one page if it fits on one; else it goes on with a heading. */
export function layOut(document: SheetDocument): readonly PageLayout[] {
  const filled = fillPages(document.sections)
  const { width, height } = PAPERS[document.paper]
  const left = (width - CONTENT.width) / 2
  const top = (height - CONTENT.height) / 2
  return filled.map((body, index) => ({
    paper: document.paper,
    boxes: [...frameBoxes(document, index + 1, filled.length), ...body].map((box) => ({
      ...box,
      x: box.x + left,
      y: box.y + top,
    })),
  }))
}

/** Free between two symbols, besides their quiet zones, so that a camera sees one at a time. */
const BETWEEN_SYMBOLS = 20
const BETWEEN_ACCOUNTS = 8

/** A page while it is filled. */
interface Column {
  readonly boxes: readonly Box[]
  /** Where the last strip ended. */
  readonly end: number
}

const EMPTY: Column = { boxes: [], end: BODY.top }

function fillPages(sections: readonly AccountSection[]): readonly (readonly Box[])[] {
  const done: Column[] = []
  let page = EMPTY
  for (const section of sections) {
    const strips = accountStrips(section)
    const whole = placeAll(page === EMPTY ? page : ruledOff(page), strips)
    if (whole) {
      page = whole
      continue
    }
    if (page !== EMPTY) done.push(page)
    page = placeAll(EMPTY, strips) ?? EMPTY
    if (page !== EMPTY) continue
    for (const strip of strips) {
      const next = place(page, strip)
      if (!next) done.push(page)
      page = next ?? continued(section, strip)
    }
  }
  return [...done, page].map((column) => column.boxes)
}

/** Undefined when not all strips fit. */
function placeAll(page: Column, strips: readonly Strip[]): Column | undefined {
  return strips.reduce<Column | undefined>((column, strip) => column && place(column, strip), page)
}

function place(page: Column, strip: Strip): Column | undefined {
  const start = page.end + (page === EMPTY ? 0 : strip.gap)
  const y = Math.max(start, ...symbolsOf(strip.boxes).map((symbol) => clearOf(page) - symbol.y))
  if (y + strip.height > BODY.bottom) return undefined
  return { boxes: [...page.boxes, ...strip.boxes.map((box) => moveDown(box, y))], end: y + strip.height }
}

/** The highest place at which another symbol may start. */
function clearOf(page: Column): number {
  return Math.max(0, ...symbolsOf(page.boxes).map((symbol) => symbol.y + symbol.height + BETWEEN_SYMBOLS))
}

function symbolsOf(boxes: readonly Box[]): readonly Box[] {
  return boxes.filter((box) => box.kind === 'symbol')
}

function ruledOff(page: Column): Column {
  const rule = ruleAt(0, page.end + BETWEEN_ACCOUNTS, CONTENT.width, 0.5)
  return { boxes: [...page.boxes, rule], end: rule.y + 3.5 }
}

/** A fresh page for a strip. No strip is taller than a page, so it always fits. */
function continued(section: AccountSection, strip: Strip): Column {
  const page = placeAll(EMPTY, [continuedStrip(section), { ...strip, gap: Math.max(strip.gap, 4) }])
  if (!page) throw new Error('a strip is taller than a page')
  return page
}
