import { blankRules, GUTTER, headBoxes, proseAt, remarkBoxes, symbolBox } from './block-boxes.ts'
import type { LinesBlock } from '../content/blocks.ts'
import { lineBoxes, sizeOf, widthOf } from './line-boxes.ts'
import type { CheckedLine } from '../content/line-check.ts'
import { bottomOf, CONTENT, type Box } from './page.ts'
import type { Strip } from './strip.ts'

/** Lines beside the symbol; more run on below it, where they may go to another page. */
const BESIDE = 8

/** Text on the left, the symbol on the right; both start at the same height. Long lines are set below it. */
export function linesStrips(block: LinesBlock): readonly Strip[] {
  const symbol = block.symbol && symbolBox(block.symbol, block.alternative)
  const width = symbol ? symbol.x - GUTTER : CONTENT.width
  const room = widthOf(block.lines) <= width ? BESIDE : 0
  const beside = block.lines.length <= room ? block.lines : block.lines.slice(0, room)
  const below = block.lines.slice(beside.length)
  const column = headBoxes(block, width)
  const secret = lineBoxes(beside, block.lines, bottomOf(column) + 2.5)
  // Where no line is beside the symbol, the remarks on the lines are.
  const after = below.length > 0 && (beside.length > 0 || !symbol)
  const said = after ? [] : saidBoxes(block, bottomOf([...column, ...secret]) + 2, width)
  const boxes: readonly Box[] = [...column, ...secret, ...said, ...(symbol ? [symbol] : [])]
  const first: Strip = { gap: 0, height: bottomOf(boxes), boxes }
  return [first, ...lineStrips(block, below), ...(after ? [saidStrip(block)] : [])]
}

/** Lines one by one, each of which may start a page. */
export function lineStrips(block: LinesBlock, lines = block.lines): readonly Strip[] {
  const { pitch } = sizeOf(block.lines)
  return lines.map((line: CheckedLine, index): Strip => {
    return { gap: index === 0 ? 2 : 0, height: pitch, boxes: lineBoxes([line], block.lines, 0) }
  })
}

function saidStrip(block: LinesBlock): Strip {
  const boxes = saidBoxes(block, 0, CONTENT.width)
  return { gap: 1.5, height: bottomOf(boxes), boxes }
}

/** The remarks, and room to write by hand. */
function saidBoxes({ remarks, blank }: LinesBlock, top: number, width: number): readonly Box[] {
  const said = remarkBoxes(remarks, { x: 0, y: top, width })
  if (blank === undefined) return said
  const label = proseAt(blank, { x: 0, y: Math.max(top, bottomOf(said)) + 3, width })
  return [...said, ...label, ...blankRules({ x: 0, y: bottomOf(label), width })]
}
