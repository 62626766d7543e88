import bidiFactory, { type Bidi } from 'bidi-js'

/** Text that runs one way; `text` is in the order in which it is read. */
export interface Stretch {
  readonly text: string
  readonly isRtl: boolean
}

/** At the start of a line: which way its paragraph runs, where its own first letter would tell otherwise. */
export const RTL_LINE = '\u200F'
export const LTR_LINE = '\u200E'

/** The blocks of scripts that run from right to left, and their presentation forms. */
const RTL = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/

/** Whether anything in a text runs from right to left. */
export function hasRtl(text: string): boolean {
  return RTL.test(text)
}

/** Whether a paragraph runs from right to left, by its first letter (UAX #9, P2). */
export function isRtlParagraph(text: string): boolean {
  return hasRtl(text) && (levelsOf(text).paragraphs[0]?.level ?? 0) === 1
}

/** The stretches of a line from left to right, by the Unicode bidirectional algorithm (UAX #9). */
export function stretchesOf(line: string): readonly Stretch[] {
  const marked = line.startsWith(RTL_LINE) || line.startsWith(LTR_LINE)
  const text = marked ? line.slice(1) : line
  if (!hasRtl(text) && !line.startsWith(RTL_LINE)) return [{ text, isRtl: false }]
  const result = levelsOf(text, marked ? (line.startsWith(RTL_LINE) ? 'rtl' : 'ltr') : undefined)
  const order = bidi().getReorderedIndices(text, result)
  const stretches: { from: number; to: number; level: number }[] = []
  for (const index of order) {
    const level = result.levels[index] ?? 0
    const open = stretches.at(-1)
    if (open?.level === level && index === open.to + 1 && level % 2 === 0) open.to = index
    else if (open?.level === level && index === open.from - 1 && level % 2 === 1) open.from = index
    else stretches.push({ from: index, to: index, level })
  }
  return stretches.map(({ from, to, level }) => ({ text: text.slice(from, to + 1), isRtl: level % 2 === 1 }))
}

/** Brackets and the like, as they stand in text that runs from right to left. */
export function mirrored(character: string): string {
  return bidi().getMirroredCharacter(character) ?? character
}

function levelsOf(text: string, direction?: 'ltr' | 'rtl') {
  return bidi().getEmbeddingLevels(text, direction)
}

let made: Bidi | undefined

/** The package is one function, of which its types say to Node that it is in a module. */
function bidi(): Bidi {
  made ??= (bidiFactory as unknown as () => Bidi)()
  return made
}
