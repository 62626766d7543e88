import { formatMark, type PageMark } from '../content/mark.ts'
import { baselineShift, CONTENT, lineHeight, ruleAt, textAt, type Box } from './page.ts'
import { printedSize, SMALL_MODULE, symbolFor } from '../content/qr.ts'
import type { SetPage, SheetSet } from '../content/sheet-set.ts'

/** The part of the content that is left for what the sheet says; millimetres from its top. */
export const BODY = { top: 16, bottom: 207 } as const

/** Which page of which copy this is. */
export interface PagePlace {
  readonly page: number
  readonly pages: number
  readonly copy: number
}

/** What every page carries, since pages get separated. */
export function frameBoxes(set: SheetSet, sheets: SetPage['sheets'], place: PagePlace): readonly Box[] {
  return [
    ...headerBoxes(set, sheets, place),
    ...restoreBoxes(sheets[0].restore),
    ...destroyBoxes(),
    ...rulerBoxes(),
    markBox(set, sheets, place),
  ]
}

const NAME = 13
const FACTS = 9
const SMALL = 8

function headerBoxes(set: SheetSet, sheets: SetPage['sheets'], { page, pages, copy }: PagePlace): readonly Box[] {
  const { sheet, last } = numbersOf(sheets)
  const which = last === undefined ? `sheet ${sheet}` : `sheets ${sheet} to ${last}`
  const text = `set ${set.id} · ${which} · page ${page} of ${pages} · copy ${copy} of ${set.copies}`
  const facts = textAt(0, baselineShift(NAME, FACTS), text, FACTS)
  return [
    textAt(0, 0, 'Recovery Kit', NAME, 'bold'),
    { ...facts, x: CONTENT.width - facts.width },
    textAt(0, 6.2, `printed ${set.madeAt.slice(0, 10)} · read it back into the app by ${set.verifyBy}`, SMALL),
    ruleAt(0, 10.6, CONTENT.width, 0.5),
  ]
}

const FOOT = 210

function restoreBoxes(lines: readonly string[]): readonly Box[] {
  return [
    ruleAt(0, FOOT, CONTENT.width, 0.5),
    ...lines.map((line, index) => textAt(0, FOOT + 2 + index * (lineHeight(SMALL) + 0.1), line, SMALL)),
  ]
}

const RIGHT = 144
/** To be filled in when the sheet has had its day: a replacement counts when it was read back. */
const DESTROY = ['Destroy when replaced', 'by set', 'read back on', 'done by']

function destroyBoxes(): readonly Box[] {
  return DESTROY.flatMap((label, index) => {
    const text = textAt(RIGHT, FOOT + 2 + index * 5, label, SMALL, index === 0 ? 'bold' : 'regular')
    const from = RIGHT + text.width + 1.5
    return index === 0 ? [text] : [text, ruleAt(from, text.y + text.height, CONTENT.width - from)]
  })
}

/** 100 mm with a mark every 10 mm: shows whether the printer has scaled the page. */
function rulerBoxes(): readonly Box[] {
  const line = CONTENT.height - 0.2
  const marks = Array.from({ length: 11 }, (_, index) => {
    const height = index % 5 === 0 ? 2 : 1.2
    return ruleAt(Math.max(0, index * 10 - 0.1), line - height, index === 0 ? 0.1 : 0.2, height)
  })
  const text = textAt(102, 0, '100 mm · print at 100 %, single-sided', SMALL)
  return [...marks, ruleAt(0, line, 100), { ...text, y: CONTENT.height - text.height }]
}

function numbersOf(sheets: SetPage['sheets']): Pick<PageMark, 'sheet' | 'last'> {
  const [{ number: sheet }, ...others] = sheets
  const last = others.at(-1)?.number
  return last === undefined ? { sheet } : { sheet, last }
}

function markBox(set: SheetSet, sheets: SetPage['sheets'], { page, copy }: PagePlace): Box {
  const symbol = symbolFor(formatMark({ set: set.id, ...numbersOf(sheets), page, copy }))
  const side = printedSize(symbol, SMALL_MODULE)
  return {
    kind: 'symbol',
    x: CONTENT.width - side,
    y: CONTENT.height - side,
    width: side,
    height: side,
    symbol,
    alternative: 'QR code of the set, sheet, page and copy numbers above',
  }
}
