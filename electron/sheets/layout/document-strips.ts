import type { DocumentPart, PrintedDocument } from '../content/document.ts'
import { baselineShift, cellsIn, CONTENT, headingAt, lineHeight, ruleAt, textAt, type Box } from './page.ts'
import { proseLines, type ProseStyle } from './prose-strips.ts'
import { stacked } from './stacked.ts'
import type { Strip } from './strip.ts'
import { tableStrips } from './table-strips.ts'
import { PROSE } from './type-sizes.ts'
import { wrapProse } from './wrap.ts'

const TITLE: ProseStyle = { size: 16, weight: 'bold', gap: 0, heading: 1 }
const FACT: ProseStyle = { size: PROSE, weight: 'regular', gap: 0.8 }
const CHAPTER: ProseStyle = { size: 13, weight: 'bold', gap: 7, heading: 2 }
const BODY: ProseStyle = { size: PROSE, weight: 'regular', gap: 1.5 }

/** A document from its title to its last line. */
export function documentStrips({ title, facts, parts }: PrintedDocument): readonly Strip[] {
  const head = [...proseLines(title, TITLE), ...facts.flatMap((fact) => proseLines(fact, FACT))]
  return [...head, ...sections(parts).flatMap(sectionStrips)]
}

/** Headings, with all that stands below them. */
function sections(parts: readonly DocumentPart[]): readonly (readonly DocumentPart[])[] {
  const all: DocumentPart[][] = []
  parts.forEach((part, at) => {
    const isFirst = part.kind === 'chapter' || (part.kind === 'entry' && parts[at - 1]?.kind !== 'chapter')
    if (isFirst || all.length === 0) all.push([part])
    else all.at(-1)?.push(part)
  })
  return all
}

/** A section as high as this stays on one page; of a higher one, its headings stay with what is below them. */
const WHOLE = 80

function sectionStrips(parts: readonly DocumentPart[]): readonly Strip[] {
  const headings = parts.filter(isHeading).flatMap(partStrips)
  const body = parts.filter((part) => !isHeading(part)).flatMap(partStrips)
  const whole = stacked([...headings, ...body])
  if (whole.height <= WHOLE) return [whole]
  const [first, ...others] = body
  return first ? [stacked([...headings, first]), ...others] : headings
}

function isHeading({ kind }: DocumentPart): boolean {
  return kind === 'chapter' || kind === 'entry'
}

function partStrips(part: DocumentPart): readonly Strip[] {
  switch (part.kind) {
    case 'chapter':
      return proseLines(part.text, CHAPTER)
    case 'entry':
      return [entryStrip(part.text, part.mark ?? '')]
    case 'prose':
      return proseLines(part.text, BODY)
    case 'steps':
      return part.steps.map((step, at) => rowStrip(step, { number: at + 1 }))
    case 'points':
      return part.points.map((point) => rowStrip(point, {}))
    case 'table':
      return tableStrips(part)
  }
}

const ENTRY = 11

/** A name at the left under a thin rule, and how it stands at the right. */
function entryStrip(text: string, mark: string): Strip {
  const right = textAt(0, 0, mark, PROSE, 'medium')
  const room = cellsIn(CONTENT.width - right.width - 4, ENTRY)
  const lines = wrapProse(text, Math.max(20, room)).slice(0, MOST_OF_NAME)
  const top = 1.6
  const boxes: readonly Box[] = [
    ruleAt(0, 0, CONTENT.width),
    ...lines.map((line, at) => headingAt(0, top + at * lineHeight(ENTRY), line, ENTRY, 2)),
    ...(mark === '' ? [] : [{ ...right, x: CONTENT.width - right.width, y: top + baselineShift(ENTRY, PROSE) }]),
  ]
  return { gap: 3.5, height: top + lines.length * lineHeight(ENTRY), boxes }
}

const TICK = 3.4
const NUMBER = 5.5
const TEXT = 12
const ROW_GAP = 1.2

/** A box to tick and a number, or a dot; what it says hangs to the right of it. */
function rowStrip(text: string, { number }: { readonly number?: number }): Strip {
  const left = number === undefined ? 6 : TEXT
  const lines = wrapProse(text, cellsIn(CONTENT.width - left, PROSE)).slice(0, MOST_LINES)
  const mark: readonly Box[] =
    number === undefined
      ? [textAt(2, 0, '·', PROSE)]
      : [
          { kind: 'tick', x: 0, y: (lineHeight(PROSE) - TICK) / 2, width: TICK, height: TICK, ticked: false },
          textAt(NUMBER, 0, `${String(number)}.`, PROSE),
        ]
  const boxes = [...mark, ...lines.map((line, at) => textAt(left, at * lineHeight(PROSE), line, PROSE))]
  return { gap: ROW_GAP, height: lines.length * lineHeight(PROSE), boxes }
}

/** The most of one step: anything longer would not fit on a page below its headings. */
const MOST_LINES = 30
const MOST_OF_NAME = 10
