import {
  baselineShift,
  bottomOf,
  cellsIn,
  CONTENT,
  lineHeight,
  moveDown,
  textAt,
  type Box,
  type SymbolBox,
} from './page.ts'
import { printedSize, type QrSymbol } from './qr.ts'
import type { SecretLine } from './secret-lines.ts'
import type { Strip } from './strip.ts'
import type { TokenBlock } from './token-block.ts'
import { wrapParts, wrapProse } from './wrap.ts'

const TITLE = 11
const PROSE = 9
const SECRET = 12
/** From the top of one line of the secret to the next. */
const SECRET_PITCH = 6.6
/** The line numbers stand left of it. */
const SECRET_LEFT = 8
/** Between text and symbol. */
const GUTTER = 5
/** Lines that stand beside the symbol; more run on below it, where they may go to another page. */
const BESIDE = 8

/** Text on the left, the symbol on the right; both start at the same height. */
export function tokenStrips(block: TokenBlock): readonly Strip[] {
  const symbol = block.symbol && symbolBox(block.symbol)
  const width = symbol ? symbol.x - GUTTER : CONTENT.width
  const beside = block.lines.length <= BESIDE ? block.lines : block.lines.slice(0, BESIDE)
  const below = block.lines.slice(beside.length)
  const column = [
    textAt(0, 0, block.title, TITLE, 'bold'),
    ...linesBelow(wrapParts(block.parameters, cellsIn(width, PROSE)), lineHeight(TITLE) + 1),
  ]
  const secret = secretBoxes(beside, 1, bottomOf(column) + 2.5)
  const remarks = below.length > 0 ? [] : remarkBoxes(block.remarks, bottomOf(secret) + 2, width)
  const boxes: readonly Box[] = [...column, ...secret, ...remarks, ...(symbol ? [symbol] : [])]
  const first: Strip = { gap: 0, height: bottomOf(boxes), boxes }
  return below.length === 0 ? [first] : [first, ...lowerStrips(block, below)]
}

/** The rest of a very long secret, line by line, and the remarks. */
function lowerStrips(block: TokenBlock, below: readonly SecretLine[]): readonly Strip[] {
  const lines = below.map((line, index): Strip => {
    return { gap: 0, height: SECRET_PITCH, boxes: secretBoxes([line], BESIDE + index + 1, 0) }
  })
  const remarks = remarkBoxes(block.remarks, 0, CONTENT.width)
  return [...lines, { gap: 1.5, height: bottomOf(remarks), boxes: remarks }]
}

function symbolBox(symbol: QrSymbol): SymbolBox {
  const side = printedSize(symbol)
  return { kind: 'symbol', x: CONTENT.width - side, y: 0, width: side, height: side, symbol }
}

function secretBoxes(lines: readonly SecretLine[], firstNumber: number, top: number): readonly Box[] {
  return lines.flatMap((groups, index) => {
    const y = top + index * SECRET_PITCH
    const number = String(firstNumber + index)
    return [
      moveDown(textAt(0, y, number, PROSE), baselineShift(SECRET, PROSE)),
      textAt(SECRET_LEFT, y, groups.join(' '), SECRET, 'medium'),
    ]
  })
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
