import type { Block } from '../content/blocks.ts'
import { CONTENT, lineHeight, ruleAt, textAt, type SymbolBox } from './page.ts'
import { printedSize, SMALL_MODULE } from '../content/qr.ts'
import type { Sheet } from '../content/sheet-set.ts'
import type { Strip } from './strip.ts'
import { PROSE } from './type-sizes.ts'

/** The words beside a code that is on the sheet a second time. */
export const ONCE_MORE = ['The same code once more,', 'in case the first is creased', 'or stained.']

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
      { ...onceMore(only), x: 0, y: TOP, width: side, height: side },
      ...ONCE_MORE.map((line, index) => textAt(side + 4, TOP + 3 + index * lineHeight(PROSE), line, PROSE)),
    ],
  }
}

/** A symbol as it is called the second time. */
export function onceMore({ symbol, alternative }: Named): Pick<SymbolBox, 'kind'> & Named {
  return { kind: 'symbol', symbol, alternative: `${alternative}, once more` }
}

type Named = Pick<SymbolBox, 'symbol' | 'alternative'>

function symbolOf(block: Block) {
  if ((block.kind !== 'lines' && block.kind !== 'words') || !block.symbol) return []
  return [{ symbol: block.symbol, alternative: block.alternative }]
}
