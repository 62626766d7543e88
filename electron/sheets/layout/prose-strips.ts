import type { FormBlock, FormField, ProseBlock } from '../content/blocks.ts'
import { cellsIn, cellWidth, CONTENT, headingAt, lineHeight, ruleAt, textAt } from './page.ts'
import { cellsWide } from '../typeface/set-text.ts'
import type { Weight } from '../typeface/families.ts'
import { stacked } from './stacked.ts'
import type { Strip } from './strip.ts'
import { PROSE, TITLE as TITLE_SIZE } from './type-sizes.ts'
import { wrapProse } from './wrap.ts'

/** How running text looks; `gap` is what is free above its first line. */
export interface ProseStyle {
  readonly size: number
  readonly weight: Weight
  readonly gap: number
  readonly heading?: 1 | 2
}

const TITLE: ProseStyle = { size: TITLE_SIZE, weight: 'bold', gap: 0, heading: 2 }
const BODY: ProseStyle = { size: 10, weight: 'regular', gap: 1.5 }
const SMALL: ProseStyle = { size: PROSE, weight: 'regular', gap: 0.8 }
const FIELD = 10
/** Room to write by hand. */
const FIELD_PITCH = 9
/** A line to write on that would be shorter is set below its label. */
const LEAST_BLANK = 60

/** Lines of running text; each may start a page. */
export function proseLines(text: string, { size, weight, gap, heading }: ProseStyle): readonly Strip[] {
  return wrapProse(text, cellsIn(CONTENT.width, size)).map((line, index) => ({
    gap: index === 0 ? gap : 0,
    height: lineHeight(size),
    boxes: [heading ? headingAt(0, 0, line, size, heading) : textAt(0, 0, line, size, weight)],
  }))
}

export function proseStrips({ title, paragraphs, small = false }: ProseBlock): readonly Strip[] {
  return titled(
    title,
    paragraphs.flatMap((paragraph) => proseLines(paragraph, small ? SMALL : BODY)),
  )
}

export function formStrips({ title, fields, small = false }: FormBlock): readonly Strip[] {
  return titled(
    title,
    fields.flatMap((field) => fieldStrips(field, small ? SMALL : BODY)),
  )
}

/** A title stays on the page of the text below it. */
export function titled(title: string, strips: readonly Strip[]): readonly Strip[] {
  if (title === '') return strips
  const titles = proseLines(title, TITLE)
  const [first, ...others] = strips
  return first ? [stacked([...titles, first]), ...others] : titles
}

function fieldStrips({ label, value }: FormField, filled: ProseStyle): readonly Strip[] {
  if (value !== undefined) return proseLines(`${label} ${value}`, filled)
  const left = (cellsWide(label) + 1) * cellWidth(FIELD)
  if (left > CONTENT.width - LEAST_BLANK) return [...proseLines(label, BODY), blankStrip('', 0)]
  return [blankStrip(label, left)]
}

/** A line to write on, from `left` to the margin. */
function blankStrip(label: string, left: number): Strip {
  const rule = ruleAt(left, FIELD_PITCH - 1, CONTENT.width - left)
  const text = textAt(0, FIELD_PITCH - lineHeight(FIELD) - 0.6, label, FIELD)
  return { gap: 0, height: FIELD_PITCH, boxes: label === '' ? [rule] : [text, rule] }
}
