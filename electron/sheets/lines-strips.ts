import type { LinesBlock } from './blocks.ts'
import type { CheckedLine } from './line-check.ts'
import {
  baselineShift,
  bottomOf,
  cellsIn,
  cellsOf,
  cellWidth,
  CONTENT,
  headingAt,
  lineHeight,
  moveDown,
  textAt,
  type Box,
  type SymbolBox,
} from './page.ts'
import { printedSize, type QrSymbol } from './qr.ts'
import type { Strip } from './strip.ts'
import { wrapParts, wrapProse } from './wrap.ts'

const TITLE = 11
const PROSE = 9
const SECRET = 12
/** From the top of one line of the secret to the next. */
const SECRET_PITCH = 6.6
/** The line numbers stand left of it. */
const SECRET_LEFT = 8
/** Between a line and its check. */
const CHECK_GAP = 3
const CHECK_CELLS = 4
/** Between text and symbol. */
const GUTTER = 5
/** Lines that stand beside the symbol; more run on below it, where they may go to another page. */
const BESIDE = 8

/** Text on the left, the symbol on the right; both start at the same height. Long lines stand below it. */
export function linesStrips(block: LinesBlock): readonly Strip[] {
  const symbol = block.symbol && symbolBox(block.symbol, block.alternative)
  const width = symbol ? symbol.x - GUTTER : CONTENT.width
  const room = widthOf(block.lines) <= width ? BESIDE : 0
  const beside = block.lines.length <= room ? block.lines : block.lines.slice(0, room)
  const below = block.lines.slice(beside.length)
  const column = [
    headingAt(0, 0, block.title, TITLE, 2),
    ...linesBelow(wrapParts(block.parameters, cellsIn(width, PROSE)), lineHeight(TITLE) + 1),
  ]
  const secret = lineBoxes(beside, block.lines, bottomOf(column) + 2.5)
  const remarks = below.length > 0 ? [] : remarkBoxes(block.remarks, bottomOf([...column, ...secret]) + 2, width)
  const boxes: readonly Box[] = [...column, ...secret, ...remarks, ...(symbol ? [symbol] : [])]
  const first: Strip = { gap: 0, height: bottomOf(boxes), boxes }
  return below.length === 0 ? [first] : [first, ...lowerStrips(block, below)]
}

/** The rest of a very long text, line by line, and the remarks. */
function lowerStrips(block: LinesBlock, below: readonly CheckedLine[]): readonly Strip[] {
  const lines = below.map((line, index): Strip => {
    return { gap: index === 0 ? 2 : 0, height: SECRET_PITCH, boxes: lineBoxes([line], block.lines, 0) }
  })
  const remarks = remarkBoxes(block.remarks, 0, CONTENT.width)
  return [...lines, { gap: 1.5, height: bottomOf(remarks), boxes: remarks }]
}

function symbolBox(symbol: QrSymbol, alternative: string): SymbolBox {
  const side = printedSize(symbol)
  const x = CONTENT.width - side
  return { kind: 'symbol', x, y: 0, width: side, height: side, symbol, alternative }
}

/** The checks of all lines of a block stand below each other. */
function lineBoxes(lines: readonly CheckedLine[], all: readonly CheckedLine[], top: number): readonly Box[] {
  const checkAt = widthOf(all) - CHECK_CELLS * cellWidth(PROSE)
  const lower = baselineShift(SECRET, PROSE)
  return lines.flatMap(({ label, text, check }, index) => {
    const y = top + index * SECRET_PITCH
    return [
      moveDown(textAt(0, y, label, PROSE), lower),
      textAt(SECRET_LEFT, y, text, SECRET, 'medium'),
      moveDown(textAt(checkAt, y, check, PROSE), lower),
    ]
  })
}

/** From the number of the longest line to the end of its check. */
function widthOf(lines: readonly CheckedLine[]): number {
  const longest = Math.max(0, ...lines.map((line) => cellsOf(line.text).length))
  return SECRET_LEFT + longest * cellWidth(SECRET) + CHECK_GAP + CHECK_CELLS * cellWidth(PROSE)
}

function remarkBoxes(remarks: readonly string[], top: number, width: number): readonly Box[] {
  const boxes: Box[] = []
  for (const remark of remarks) {
    const y = boxes.length > 0 ? bottomOf(boxes) + 0.5 : top
    boxes.push(...linesBelow(wrapProse(remark, cellsIn(width, PROSE)), y))
  }
  return boxes
}

function linesBelow(lines: readonly string[], top: number): readonly Box[] {
  return lines.map((line, index) => textAt(0, top + index * lineHeight(PROSE), line, PROSE))
}
