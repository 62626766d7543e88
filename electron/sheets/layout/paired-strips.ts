import { blankRules, GUTTER, headBoxes, proseAt, remarkBoxes, symbolBox } from './block-boxes.ts'
import type { LinesBlock } from '../content/blocks.ts'
import { lineStrips } from './lines-strips.ts'
import { bottomOf, type Box, type SymbolBox } from './page.ts'
import { printedSize, QUIET_ZONE, SMALL_MODULE, type QrSymbol } from '../content/qr.ts'
import { ONCE_MORE, onceMore } from './spare-strip.ts'
import type { Strip } from './strip.ts'

/** Modules of a corner square and its white edge (ISO/IEC 18004 section 6.3.3). */
const CORNER = 8
/**
 * Between the corner squares of one symbol and those of the other, measured down the page: a fold
 * that is askew by 2.5 degrees climbs 8 mm over its width, and takes 2 mm of ink along.
 */
const FOLD = 10

/**
 * A block with its symbol twice, above lines as long as the page is wide: the first on the right,
 * the second smaller, on the left and lower. No fold along or across the paper goes through corner
 * squares of both, without which no decoder finds a code.
 */
export function pairedStrips(block: LinesBlock, symbol: QrSymbol): readonly Strip[] {
  const first = symbolBox(symbol, block.alternative)
  const head = headBoxes(block, first.x - GUTTER)
  const remarks = remarkBoxes(block.remarks, { x: 0, y: bottomOf(head) + 1.5, width: first.x - GUTTER })
  const second = secondBox(first, bottomOf(remarks))
  const boxes = [...head, ...remarks, first, second, ...besideBoxes(block, first, second)]
  return [{ gap: 0, height: bottomOf(boxes), boxes }, ...lineStrips(block)]
}

/** As high as it can go, from a place on down. */
function secondBox(first: SymbolBox, from: number): SymbolBox {
  const side = printedSize(first.symbol, SMALL_MODULE)
  const at = (y: number): SymbolBox => ({ ...onceMore(first), x: 0, y, width: side, height: side })
  let y = from
  while (!isClear(first, at(y))) y += 0.5
  return at(y)
}

function isClear(first: SymbolBox, second: SymbolBox): boolean {
  return cornersOf(first).every((one) =>
    cornersOf(second).every((other) => one.from - other.to >= FOLD || other.from - one.to >= FOLD),
  )
}

/** The rows of its upper and of its lower corner squares. */
function cornersOf({ y, height, symbol }: SymbolBox) {
  const module = height / (symbol.size + 2 * QUIET_ZONE)
  const upper = y + QUIET_ZONE * module
  const lower = y + height - (QUIET_ZONE + CORNER) * module
  return [upper, lower].map((from) => ({ from, to: from + CORNER * module }))
}

/** Between the symbols what the second is for and what is written by hand; the lines for it below the first. */
function besideBoxes({ blank }: LinesBlock, first: SymbolBox, second: SymbolBox): readonly Box[] {
  const x = second.width + GUTTER
  const between = { x, y: second.y + 3, width: first.x - GUTTER - x }
  const said = proseAt(ONCE_MORE.join(' '), between)
  if (blank === undefined) return said
  const top = bottomOf(said) + 3
  const height = bottomOf(proseAt(blank, { ...between, y: 0 }))
  const label = proseAt(blank, { ...between, y: Math.max(top, first.height - height) })
  const y = Math.max(first.height, bottomOf(label))
  return [...said, ...label, ...blankRules({ x, y, width: first.x + first.width - x })]
}
