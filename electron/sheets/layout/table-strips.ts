import type { TableBlock } from '../content/blocks.ts'
import { cellsIn, cellWidth, CONTENT, lineHeight, ruleAt, textAt } from './page.ts'
import { stacked } from './stacked.ts'
import type { Strip } from './strip.ts'
import { shortened, wrapProse } from './wrap.ts'

const CELL = 8
const RULE = 0.7
/** Free above a table. */
const ABOVE = 2

/** The characters of the small print that a row has room for. */
export const TABLE_CELLS = cellsIn(CONTENT.width, CELL)

/** What of a table is set. */
type Table = Pick<TableBlock, 'widths' | 'head' | 'rows' | 'mostLines'>

/** The head stays with the first row, and stands again above a row that starts a page; no row is cut by its end. */
export function tableStrips({ head, rows, ...table }: Table): readonly Strip[] {
  const top = rowStrip(head, table, true)
  const [first, ...others] = rows.map((row) => rowStrip(row, table, false))
  const headed = { ...top, gap: ABOVE }
  return first ? [stacked([headed, first]), ...others.map((row) => ({ ...row, again: top }))] : [headed]
}

function rowStrip(
  cells: readonly string[],
  { widths, mostLines = MOST_LINES }: Pick<Table, 'widths' | 'mostLines'>,
  isHead: boolean,
): Strip {
  const starts = cells.map((_, at) => widths.slice(0, at).reduce((sum, width) => sum + width + 1, 0))
  const columns = cells.map((cell, at) => {
    const width = at === cells.length - 1 ? TABLE_CELLS - (starts[at] ?? 0) : (widths[at] ?? 1)
    return firstOf(wrapProse(cell, Math.max(1, width)), mostLines, width)
  })
  const boxes = columns.flatMap((lines, at) =>
    lines
      .map((line, index) => ({ line, y: RULE + index * lineHeight(CELL) }))
      .filter(({ line }) => line !== '')
      .map(({ line, y }) => textAt((starts[at] ?? 0) * cellWidth(CELL), y, line, CELL, isHead ? 'bold' : 'regular')),
  )
  const height = RULE + Math.max(1, ...columns.map((lines) => lines.length)) * lineHeight(CELL)
  return { gap: 0.6, height, boxes: [ruleAt(0, 0, CONTENT.width, isHead ? 0.3 : 0.1), ...boxes] }
}

/** What is cut off leaves a mark. */
function firstOf(lines: readonly string[], most: number, width: number): readonly string[] {
  const last = lines[most - 1]
  if (last === undefined || lines.length <= most) return lines
  return [...lines.slice(0, most - 1), shortened(last, width)]
}

/** The most of one cell, unless the table says otherwise: anything longer would not fit on a page. */
const MOST_LINES = 30
