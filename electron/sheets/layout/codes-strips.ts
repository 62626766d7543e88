import type { CodesBlock, PrintedCode } from '../content/codes-block.ts'
import {
  baselineShift,
  bottomOf,
  cellsIn,
  cellsOf,
  CONTENT,
  headingAt,
  lineHeight,
  moveDown,
  ruleAt,
  textAt,
  type Box,
} from './page.ts'
import type { Strip } from './strip.ts'
import { PROSE, TITLE } from './type-sizes.ts'
import { wrapProse } from './wrap.ts'

const CODE = 12
const USED = 8
/** Room to write a date by hand. */
const ROW = 8
const CODE_PITCH = 5.8
/** Lines of one code that stay on one page; there are services with four. */
const TOGETHER = 8
/** The longest line that leaves room for two codes side by side. */
const TWO_COLUMNS = 16

const TICK = 4.2
/** Between a code and the bar that joins its lines. */
const BAR = 1

/** Where the parts of a code are, from the left edge of its column. */
interface Columns {
  readonly left: readonly number[]
  readonly tick: number
  readonly code: number
  readonly check: number
  readonly used: number
  /** Said before the line to write on; where two codes are side by side the line needs the room. */
  readonly label: string
  /** How long the line to write on is: a date by hand takes 25 mm. */
  readonly blank: number
}

const ONE: Columns = { left: [0], tick: 6, code: 13, check: 106, used: 116, label: 'used on', blank: 30 }
const TWO: Columns = { left: [0, 93], tick: 5.6, code: 11.2, check: 53, used: 61, label: 'on', blank: 25 }

/** Title and first row stay together; after that, every row may start a page. */
export function codesStrips(block: CodesBlock): readonly Strip[] {
  const columns = block.codes.every((code) => code.lines.every((line) => cellsOf(line).length <= TWO_COLUMNS))
    ? TWO
    : ONE
  const heading = headingBoxes(block)
  const top = bottomOf(heading) + 2.5
  const rows = chunk(block.codes, columns.left.length).flatMap((codes) => rowStrips(codes, columns, block.isKey))
  const [first, ...others] = rows
  if (!first) return []
  const boxes = [...heading, ...first.boxes.map((box) => moveDown(box, top))]
  return [{ gap: 0, height: top + first.height, boxes }, ...others]
}

function headingBoxes(block: CodesBlock): readonly Box[] {
  const lines = [block.facts, ...block.reading].flatMap((line) => wrapProse(line, cellsIn(CONTENT.width, PROSE)))
  const top = lineHeight(TITLE) + 1
  return [
    headingAt(0, 0, block.title, TITLE, 2),
    ...lines.map((line, index) => textAt(0, top + index * lineHeight(PROSE), line, PROSE)),
  ]
}

/** One strip, or more where a code is so long that it has to be able to go on on the next page. */
function rowStrips(codes: readonly PrintedCode[], columns: Columns, isKey: boolean): readonly Strip[] {
  const longest = Math.max(...codes.map((code) => code.lines.length))
  return Array.from({ length: Math.ceil(longest / TOGETHER) }, (_, part): Strip => {
    const from = part * TOGETHER
    const lines = Math.min(TOGETHER, longest - from)
    const boxes = codes.flatMap((code, index) => {
      const left = columns.left[index] ?? 0
      return [...(part === 0 && !isKey ? formBoxes(code, left, columns) : []), ...lineBoxes(code, left, from, columns)]
    })
    const more = from + lines < longest
    return { gap: 0, height: more ? lines * CODE_PITCH : ROW + (lines - 1) * CODE_PITCH, boxes }
  })
}

/** Number, tick box and date: what is filled in. */
function formBoxes(code: PrintedCode, left: number, columns: Columns): readonly Box[] {
  const small = baselineShift(CODE, USED)
  const y = (lineHeight(CODE) - TICK) / 2
  return [
    textAt(left, small, String(code.number), USED),
    { kind: 'tick', x: left + columns.tick, y, width: TICK, height: TICK, ticked: code.used !== undefined },
    ...usedBoxes(left + columns.used, small, code, columns),
  ]
}

/** The code itself, from one of its lines on. */
function lineBoxes(code: PrintedCode, left: number, from: number, columns: Columns): readonly Box[] {
  const lines = code.lines.slice(from, from + TOGETHER)
  const height = (lines.length - 1) * CODE_PITCH + lineHeight(CODE)
  const joined = lines.length > 0 && code.lines.length > 1 && code.joint === ''
  return [
    ...(joined ? [ruleAt(left + columns.code - BAR, 0, 0.4, height)] : []),
    ...lines.map((line, index) =>
      textAt(left + columns.code, index * CODE_PITCH, line, CODE, 'medium', code.used !== undefined),
    ),
    ...(lines.length > 0 && from + lines.length === code.lines.length
      ? [textAt(left + columns.check, (lines.length - 1) * CODE_PITCH + baselineShift(CODE, USED), code.check, USED)]
      : []),
  ]
}

function usedBoxes(left: number, top: number, code: PrintedCode, { label: on, blank }: Columns): readonly Box[] {
  const label = textAt(left, top, code.used === undefined ? on : `used ${code.used}`, USED)
  const line = ruleAt(left + label.width + 1.2, top + label.height, blank)
  return code.used === undefined ? [label, line] : [label]
}

function chunk<T>(items: readonly T[], length: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / length) }, (_, index) =>
    items.slice(index * length, (index + 1) * length),
  )
}
