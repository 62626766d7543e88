import type { FormBlock, FormField, ProseBlock } from './blocks.ts'
import { cellsIn, cellsOf, cellWidth, CONTENT, headingAt, lineHeight, ruleAt, textAt, type Weight } from './page.ts'
import type { Strip } from './strip.ts'
import { wrapProse } from './wrap.ts'

/** How running text looks; `gap` is what is free above its first line. */
export interface ProseStyle {
  readonly size: number
  readonly weight: Weight
  readonly gap: number
  readonly heading?: 1 | 2
}

const TITLE: ProseStyle = { size: 11, weight: 'bold', gap: 0, heading: 2 }
const BODY: ProseStyle = { size: 10, weight: 'regular', gap: 1.5 }
const FIELD = 10
/** Room to write by hand. */
const FIELD_PITCH = 9

/** Lines of running text; each may start a page. */
export function proseLines(text: string, { size, weight, gap, heading }: ProseStyle): readonly Strip[] {
  return wrapProse(text, cellsIn(CONTENT.width, size)).map((line, index) => ({
    gap: index === 0 ? gap : 0,
    height: lineHeight(size),
    boxes: [heading ? headingAt(0, 0, line, size, heading) : textAt(0, 0, line, size, weight)],
  }))
}

export function proseStrips({ title, paragraphs }: ProseBlock): readonly Strip[] {
  return [
    ...(title === '' ? [] : proseLines(title, TITLE)),
    ...paragraphs.flatMap((paragraph) => proseLines(paragraph, BODY)),
  ]
}

export function formStrips({ title, fields }: FormBlock): readonly Strip[] {
  return [...(title === '' ? [] : proseLines(title, TITLE)), ...fields.flatMap(fieldStrips)]
}

function fieldStrips({ label, value }: FormField): readonly Strip[] {
  if (value !== undefined) return proseLines(`${label} ${value}`, BODY)
  const left = (cellsOf(label).length + 1) * cellWidth(FIELD)
  const height = lineHeight(FIELD)
  return [
    {
      gap: 0,
      height: FIELD_PITCH,
      boxes: [
        textAt(0, FIELD_PITCH - height - 0.6, label, FIELD),
        ruleAt(left, FIELD_PITCH - 1, Math.max(20, CONTENT.width - left)),
      ],
    },
  ]
}
