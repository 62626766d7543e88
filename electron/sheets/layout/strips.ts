import { assertNever } from '../../kit-error.ts'
import type { Block } from '../content/blocks.ts'
import { codesStrips } from './codes-strips.ts'
import { linesStrips } from './lines-strips.ts'
import { pairedStrips } from './paired-strips.ts'
import { cellsIn, CONTENT, moveDown, ruleAt, textAt } from './page.ts'
import { formStrips, proseLines, proseStrips, titled, type ProseStyle } from './prose-strips.ts'
import type { Sheet } from '../content/sheet-set.ts'
import type { Strip } from './strip.ts'
import { tableStrips } from './table-strips.ts'
import { wordsStrips } from './words-strips.ts'
import { onOneLine } from './wrap.ts'

/**
 * A sheet from its heading to its last line.
 *
 * @param paired - With a symbol that is wanted twice drawn twice, for a sheet of one page.
 */
export function sheetStrips(sheet: Sheet, paired = false): readonly Strip[] {
  return [
    ...proseLines(sheet.heading, HEADING),
    ...(sheet.name === '' ? [] : proseLines(sheet.name, NAME)),
    ...sheet.note.flatMap((line, index) => proseLines(line, { ...NOTE, gap: index === 0 ? NOTE.gap : 0 })),
    ...sheet.blocks.flatMap((block) => {
      const strips = blockStrips(block, paired)
      // A table begins with a rule of its own.
      return block.kind === 'table' ? strips : ruledOff(strips)
    }),
  ]
}

/** Stands above the rest of a sheet that did not fit on the page before. */
export function continuedStrip({ heading, name }: Sheet): Strip {
  const room = cellsIn(CONTENT.width, NAME.size) - CONTINUED.length
  const shown = onOneLine(name === '' ? heading : `${heading} · ${name}`, room)
  const line = textAt(0, 0, shown + CONTINUED, NAME.size, 'medium')
  return { gap: 0, height: line.height, boxes: [line] }
}

const HEADING: ProseStyle = { size: 14, weight: 'bold', gap: 0, heading: 1 }
const NAME: ProseStyle = { size: 11, weight: 'regular', gap: 0.5 }
const NOTE: ProseStyle = { size: 9, weight: 'regular', gap: 1.5 }
const CONTINUED = ' (continued)'

function blockStrips(block: Block, paired: boolean): readonly Strip[] {
  switch (block.kind) {
    case 'lines':
      return paired && block.twice && block.symbol ? pairedStrips(block, block.symbol) : linesStrips(block)
    case 'words':
      return wordsStrips(block)
    case 'codes':
      return codesStrips(block)
    case 'prose':
      return proseStrips(block)
    case 'form':
      return formStrips(block)
    case 'table':
      return titled(block.title, tableStrips(block))
    default:
      return assertNever(block)
  }
}

/** Between rule and block. */
const BELOW_RULE = 3

/** Puts a thin rule above a block. */
function ruledOff([first, ...others]: readonly Strip[]): readonly Strip[] {
  if (!first) return []
  const boxes = [ruleAt(0, 0, CONTENT.width), ...first.boxes.map((box) => moveDown(box, BELOW_RULE))]
  return [{ gap: 4, height: first.height + BELOW_RULE, boxes }, ...others]
}
