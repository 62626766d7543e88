import { symbolBox } from './block-boxes.ts'
import {
  baselineShift,
  bottomOf,
  cellsIn,
  cellWidth,
  CONTENT,
  headingAt,
  lineHeight,
  moveDown,
  textAt,
  type Box,
} from './page.ts'
import type { CheckedLine } from '../content/line-check.ts'
import type { Strip } from './strip.ts'
import { PROSE, TITLE } from './type-sizes.ts'
import type { WordsBlock } from '../content/words-block.ts'
import { wrapProse } from './wrap.ts'

const WORD = 12
/** From the top of one line of words to the next. */
const PITCH = 6.6
/** Room for a number of two digits before a word. */
const NUMBER_CELLS = 3
/** The longest word of the list. */
const WORD_CELLS = 8
/** From the start of one column to the next. */
const COLUMN = NUMBER_CELLS * cellWidth(PROSE) + WORD_CELLS * cellWidth(WORD) + 5
/** Where the remarks start, right of the checks. */
const RIGHT = 3 * COLUMN + 16

/** Words on the left, each with its number, symbol and remarks on the right; all of it stays on one page. */
export function wordsStrips(block: WordsBlock): readonly Strip[] {
  const symbol = symbolBox(block.symbol, block.alternative)
  const title = headingAt(0, 0, block.title, TITLE, 2)
  const words = block.lines.flatMap((line, row) => lineBoxes(line, title.height + 1.5 + row * PITCH))
  const above: readonly Box[] = [title, ...words, symbol]
  const boxes = [...above, ...remarkBoxes(block.remarks, symbol.height)]
  return [{ gap: 0, height: bottomOf(boxes), boxes }]
}

function lineBoxes({ label, text, check }: CheckedLine, y: number): readonly Box[] {
  const words = text.split(' ')
  const lower = baselineShift(WORD, PROSE)
  const small = (x: number, said: string) => moveDown(textAt(x, y, said, PROSE), lower)
  return [
    ...words.flatMap((word, column) => [
      small(column * COLUMN, String(Number(label) + column).padStart(2)),
      textAt(column * COLUMN + NUMBER_CELLS * cellWidth(PROSE), y, word, WORD, 'medium'),
    ]),
    small(words.length * COLUMN, check),
  ]
}

function remarkBoxes(remarks: readonly string[], top: number): readonly Box[] {
  return remarks
    .flatMap((remark) => wrapProse(remark, cellsIn(CONTENT.width - RIGHT, PROSE)))
    .map((line, index) => textAt(RIGHT, top + index * lineHeight(PROSE), line, PROSE))
}
