import { formatMark, type PageMark } from '../content/mark.ts'
import { baselineShift, bottomOf, cellsIn, CONTENT, lineHeight, ruleAt, textAt, type Box } from './page.ts'
import { printedSize, SMALL_MODULE, symbolFor } from '../content/qr.ts'
import type { SetPage, SheetSet } from '../content/sheet-set.ts'
import { wrapProse } from './wrap.ts'

/** The part of the content that is left for what the sheet says; millimetres from its top. */
export const BODY = { top: 16, bottom: 207 } as const

/** Which page of which copy this is. */
export interface PagePlace {
  readonly page: number
  readonly pages: number
  readonly copy: number
}

/** What every page carries, since pages get separated. */
export function frameBoxes(set: SheetSet, { sheets, boxes, restore }: SetPage, place: PagePlace): readonly Box[] {
  const foot = footOf(restore, bottomOf(boxes))
  return [
    ...headerBoxes(set, sheets, place),
    ...footBoxes(foot),
    ...destroyBoxes(foot.top),
    ...rulerBoxes(),
    ...markBoxes(set, sheets, place),
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

/** Where the foot starts on a full page. */
const FOOT = 210
/** Width of the restore text; the fields to fill in by hand are to the right of it. */
const RESTORE_WIDTH = 139
/** Free above the ruler. */
const RESTORE_BOTTOM = CONTENT.height - lineHeight(SMALL) - 0.5
/** The restore text is set as large as there is room for; points. */
const SIZES = [10, 9, SMALL] as const

/** The restore text, in lines of one size, and where the rule above it is. */
interface Foot {
  readonly size: number
  readonly lines: readonly string[]
  readonly top: number
}

/** Where the body leaves room, the foot begins higher, and its text is larger. */
function footOf(restore: readonly string[], end: number): Foot {
  const feet = SIZES.map((size) => {
    const lines = restore.flatMap((paragraph) => wrapProse(paragraph, cellsIn(RESTORE_WIDTH, size)))
    return { size, lines, top: Math.min(FOOT, RESTORE_BOTTOM - lines.length * pitchOf(size) - 2) }
  })
  return feet.find(({ top }) => top === FOOT || top >= end + 5) ?? { ...last(feet), top: FOOT }
}

function last(feet: readonly Foot[]): Foot {
  return feet.at(-1) ?? { size: SMALL, lines: [], top: FOOT }
}

function pitchOf(size: number): number {
  return lineHeight(size) + 0.1
}

function footBoxes({ size, lines, top }: Foot): readonly Box[] {
  return [
    ruleAt(0, top, CONTENT.width, 0.5),
    ...lines.map((line, index) => textAt(0, top + 2 + index * pitchOf(size), line, size)),
  ]
}

const RIGHT = 144
/** To be filled in when the sheet has had its day: a replacement counts when it was read back. */
const DESTROY = ['Destroy when replaced', 'by set', 'read back on', 'done by']

function destroyBoxes(top: number): readonly Box[] {
  return DESTROY.flatMap((label, index) => {
    const text = textAt(RIGHT, top + 2 + index * 5, label, SMALL, index === 0 ? 'bold' : 'regular')
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
  const end = others.at(-1)?.number
  return end === undefined ? { sheet } : { sheet, last: end }
}

/** Named on the page, since it looks like something to scan. */
const MARK = 'page mark, no secret'

function markBoxes(set: SheetSet, sheets: SetPage['sheets'], { page, copy }: PagePlace): readonly Box[] {
  const symbol = symbolFor(formatMark({ set: set.id, ...numbersOf(sheets), page, copy }))
  const side = printedSize(symbol, SMALL_MODULE)
  const [x, y] = [CONTENT.width - side, CONTENT.height - side]
  const alternative = 'QR code of the set, sheet, page and copy numbers above'
  const name = textAt(0, 0, MARK, SMALL)
  return [
    { ...name, x: CONTENT.width - name.width, y: y - name.height },
    { kind: 'symbol', x, y, width: side, height: side, symbol, alternative },
  ]
}
