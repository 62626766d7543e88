import { assertNever } from '../kit-error.ts'
import { codesStrips } from './codes-strips.ts'
import type { AccountSection, Block } from './document.ts'
import { cellsIn, cellsOf, CONTENT, lineHeight, moveDown, ruleAt, textAt, type Weight } from './page.ts'
import type { Strip } from './strip.ts'
import { tokenStrips } from './token-strips.ts'
import { wrapProse } from './wrap.ts'

/** An account from its heading to its last code. */
export function accountStrips(section: AccountSection): readonly Strip[] {
  return [
    ...proseStrips(section.service, HEADING),
    ...proseStrips(section.name, NAME),
    ...section.note.flatMap((line, index) => proseStrips(line, { ...NOTE, gap: index === 0 ? NOTE.gap : 0 })),
    ...section.blocks.flatMap(blockStrips),
  ]
}

/** Stands above the rest of an account that did not fit on the page before. */
export function continuedStrip(section: AccountSection): Strip {
  const text = cellsOf(`${section.service} · ${section.name}`)
  const room = cellsIn(CONTENT.width, NAME.size) - CONTINUED.length
  const shown = text.length > room ? `${text.slice(0, room - 1).join('')}…` : text.join('')
  const line = textAt(0, 0, shown + CONTINUED, NAME.size, 'medium')
  return { gap: 0, height: line.height, boxes: [line] }
}

interface Style {
  readonly size: number
  readonly weight: Weight
  readonly gap: number
}

const HEADING: Style = { size: 14, weight: 'bold', gap: 0 }
const NAME: Style = { size: 11, weight: 'regular', gap: 0.5 }
const NOTE: Style = { size: 9, weight: 'regular', gap: 1.5 }
const CONTINUED = ' (continued)'

function blockStrips(block: Block): readonly Strip[] {
  switch (block.kind) {
    case 'token':
      return ruledOff(tokenStrips(block))
    case 'codes':
      return ruledOff(codesStrips(block))
    case 'empty':
      return ruledOff(proseStrips(block.sentence, NOTE))
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

function proseStrips(text: string, { size, weight, gap }: Style): readonly Strip[] {
  return wrapProse(text, cellsIn(CONTENT.width, size)).map((line, index) => ({
    gap: index === 0 ? gap : 0,
    height: lineHeight(size),
    boxes: [textAt(0, 0, line, size, weight)],
  }))
}
