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
  ruleAt,
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
/** Lines of an armored file, which are many and long, stand closer, so that a page holds all of them. */
const ARMORED = { from: 41, size: 11, pitch: 5.1 } as const
/** The line numbers stand left of it. */
const SECRET_LEFT = 8
/** Between a line and its check. */
const CHECK_GAP = 3
const CHECK_CELLS = 4
/** Between text and symbol. */
const GUTTER = 5
/** Room to write by hand. */
const BLANK_PITCH = 9
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
  // Where no line stands beside the symbol, what is said of the lines does.
  const after = below.length > 0 && (beside.length > 0 || !symbol)
  const remarks = after ? [] : remarkBoxes(block, bottomOf([...column, ...secret]) + 2, width)
  const boxes: readonly Box[] = [...column, ...secret, ...remarks, ...(symbol ? [symbol] : [])]
  const first: Strip = { gap: 0, height: bottomOf(boxes), boxes }
  return below.length === 0 ? [first] : [first, ...lowerStrips(block, below, after)]
}

/** The rest of a very long text, line by line, and the remarks where they are not beside the symbol. */
function lowerStrips(block: LinesBlock, below: readonly CheckedLine[], remarks: boolean): readonly Strip[] {
  const { pitch } = sizeOf(block.lines)
  const lines = below.map((line, index): Strip => {
    return { gap: index === 0 ? 2 : 0, height: pitch, boxes: lineBoxes([line], block.lines, 0) }
  })
  const boxes = remarks ? remarkBoxes(block, 0, CONTENT.width) : []
  return boxes.length === 0 ? lines : [...lines, { gap: 1.5, height: bottomOf(boxes), boxes }]
}

function symbolBox(symbol: QrSymbol, alternative: string): SymbolBox {
  const side = printedSize(symbol)
  const x = CONTENT.width - side
  return { kind: 'symbol', x, y: 0, width: side, height: side, symbol, alternative }
}

/** The checks of all lines of a block stand below each other. */
function lineBoxes(lines: readonly CheckedLine[], all: readonly CheckedLine[], top: number): readonly Box[] {
  const { size, pitch } = sizeOf(all)
  const checkAt = widthOf(all) - CHECK_CELLS * cellWidth(PROSE)
  const lower = baselineShift(size, PROSE)
  return lines.flatMap(({ label, text, check }, index) => {
    const y = top + index * pitch
    return [
      moveDown(textAt(0, y, label, PROSE), lower),
      textAt(SECRET_LEFT, y, text, size, 'medium'),
      moveDown(textAt(checkAt, y, check, PROSE), lower),
    ]
  })
}

/** From the number of the longest line to the end of its check. */
function widthOf(lines: readonly CheckedLine[]): number {
  return SECRET_LEFT + longest(lines) * cellWidth(sizeOf(lines).size) + CHECK_GAP + CHECK_CELLS * cellWidth(PROSE)
}

function sizeOf(lines: readonly CheckedLine[]): { readonly size: number; readonly pitch: number } {
  return longest(lines) < ARMORED.from ? { size: SECRET, pitch: SECRET_PITCH } : ARMORED
}

function longest(lines: readonly CheckedLine[]): number {
  return Math.max(0, ...lines.map((line) => cellsOf(line.text).length))
}

function remarkBoxes({ remarks, blank }: LinesBlock, top: number, width: number): readonly Box[] {
  const boxes: Box[] = []
  for (const remark of remarks) {
    const y = boxes.length > 0 ? bottomOf(boxes) + 0.5 : top
    boxes.push(...linesBelow(wrapProse(remark, cellsIn(width, PROSE)), y))
  }
  if (blank === undefined) return boxes
  const label = linesBelow(wrapProse(blank, cellsIn(width, PROSE)), Math.max(top, bottomOf(boxes)) + 3)
  const rules = [1, 2].map((line) => ruleAt(0, bottomOf(label) + line * BLANK_PITCH, width))
  return [...boxes, ...label, ...rules]
}

function linesBelow(lines: readonly string[], top: number): readonly Box[] {
  return lines.map((line, index) => textAt(0, top + index * lineHeight(PROSE), line, PROSE))
}
