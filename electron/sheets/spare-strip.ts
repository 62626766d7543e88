import type { Block } from './blocks.ts'
import { CONTENT, lineHeight, ruleAt, textAt } from './page.ts'
import { printedSize, SMALL_MODULE } from './qr.ts'
import type { Sheet } from './sheet-set.ts'
import type { Strip } from './strip.ts'

const PROSE = 9
const SAID = ['The same code once more,', 'in case the first is creased', 'or stained.']
/** Below the rule. */
const TOP = 3

/**
 * The one code of a sheet a second time, smaller and at the other side of the page: no decoder reads a
 * code of which a corner square is gone. Undefined where there are several, which could be mixed up.
 */
export function spareStrip(sheet: Sheet): Strip | undefined {
  const [only, ...others] = sheet.blocks.flatMap(symbolOf)
  if (!only || others.length > 0) return undefined
  const side = printedSize(only.symbol, SMALL_MODULE)
  return {
    gap: 4,
    height: TOP + side,
    boxes: [
      ruleAt(0, 0, CONTENT.width),
      { kind: 'symbol', x: 0, y: TOP, width: side, height: side, ...only },
      ...SAID.map((line, index) => textAt(side + 4, TOP + 3 + index * lineHeight(PROSE), line, PROSE)),
    ],
  }
}

function symbolOf(block: Block) {
  if ((block.kind !== 'lines' && block.kind !== 'words') || !block.symbol) return []
  return [{ symbol: block.symbol, alternative: `${block.alternative}, once more` }]
}
