/** The parts of a block of lines, besides the lines: what each sort of strip puts together in its own way. */
import type { LinesBlock } from '../content/blocks.ts'
import {
  bottomOf,
  cellsIn,
  CONTENT,
  headingAt,
  lineHeight,
  ruleAt,
  textAt,
  type Area,
  type Box,
  type SymbolBox,
} from './page.ts'
import { printedSize, type QrSymbol } from '../content/qr.ts'
import { PROSE, TITLE } from './type-sizes.ts'
import { wrapParts, wrapProse } from './wrap.ts'

/** Between text and symbol. */
export const GUTTER = 5
/** Room to write by hand, as on ruled paper. */
const BLANK_PITCH = 7

/** Where prose is set; its height is that of its lines. */
type Place = Pick<Area, 'x' | 'y' | 'width'>

/** The title, and below it the short facts. */
export function headBoxes({ title, parameters }: LinesBlock, width: number): readonly Box[] {
  return [
    headingAt(0, 0, title, TITLE, 2),
    ...linesAt(wrapParts(parameters, cellsIn(width, PROSE)), { x: 0, y: lineHeight(TITLE) + 1 }),
  ]
}

/**
 * The symbol at the right margin, at the top of the block.
 *
 * @param module - The side of one module in millimetres; by default that of its version.
 */
export function symbolBox(symbol: QrSymbol, alternative: string, module?: number): SymbolBox {
  const side = printedSize(symbol, module)
  const x = CONTENT.width - side
  return { kind: 'symbol', x, y: 0, width: side, height: side, symbol, alternative }
}

/** What is said of the lines, each sentence on a line of its own. */
export function remarkBoxes(remarks: readonly string[], { x, y, width }: Place): readonly Box[] {
  const boxes: Box[] = []
  for (const remark of remarks) {
    const top = boxes.length > 0 ? bottomOf(boxes) + 0.5 : y
    boxes.push(...proseAt(remark, { x, y: top, width }))
  }
  return boxes
}

/** Two lines to write on. */
export function blankRules({ x, y, width }: Place): readonly Box[] {
  return [1, 2].map((line) => ruleAt(x, y + line * BLANK_PITCH, width))
}

/** A sentence in as many lines as it needs. */
export function proseAt(sentence: string, { width, ...place }: Place): readonly Box[] {
  return linesAt(wrapProse(sentence, cellsIn(width, PROSE)), place)
}

/** Lines of text from a place on down. */
export function linesAt(lines: readonly string[], { x, y }: Pick<Place, 'x' | 'y'>): readonly Box[] {
  return lines.map((line, index) => textAt(x, y + index * lineHeight(PROSE), line, PROSE))
}
