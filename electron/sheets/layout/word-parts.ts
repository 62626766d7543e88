import { cellsWide } from '../typeface/set-text.ts'

/** Scripts that put no spaces between words. */
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\u3000-\u303F\uFF00-\uFFEF]/u
/** Characters that never start a line, and those that never end one. */
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々]/u
const OPENING = /[\p{Ps}\p{Pi}]$/u

/** The parts of a word that may start a line: one, unless it is too wide, or of a script without spaces. */
export function partsOf(word: string, cells: number): readonly string[] {
  return breakable(word).flatMap((part) => cut(part, cells))
}

/** Cuts text into pieces of at most `cells` cells, as long as they can be. */
export function cut(text: string, cells: number): readonly string[] {
  if (cellsWide(text) <= cells) return [text]
  const characters = segmentsOf(text, 'grapheme')
  const tooWide = new Set([...new Set(characters)].filter((one) => cellsWide(one) > cells))
  const left = characters.flatMap((one) => (tooWide.has(one) ? Array.from(one) : [one]))
  const pieces: string[] = []
  while (left.length > 0) pieces.push(left.splice(0, fitting(left, cells)).join(''))
  return pieces
}

/** How many characters fit; letters that join are narrower or wider together, so it is tried. */
function fitting(characters: readonly string[], cells: number): number {
  let count = Math.min(characters.length, NARROWEST * Math.ceil(cells))
  for (;;) {
    const width = cellsWide(characters.slice(0, count).join(''))
    if (width <= cells || count <= 1) return Math.max(1, count)
    count = Math.min(count - 1, Math.max(1, Math.floor((count * cells) / width)))
  }
}

/** No more than so many characters are in a cell. */
const NARROWEST = 4

function breakable(word: string): readonly string[] {
  if (!SPACELESS.test(word)) return [word]
  const parts: string[] = []
  for (const segment of segmentsOf(word, 'word')) {
    const before = parts.at(-1)
    if (before !== undefined && !mayBreak(before, segment)) parts[parts.length - 1] = before + segment
    else parts.push(segment)
  }
  return parts
}

function mayBreak(before: string, after: string): boolean {
  const isSpaceless = SPACELESS.test(Array.from(before).at(-1) ?? '') || SPACELESS.test(Array.from(after)[0] ?? '')
  return isSpaceless && !OPENING.test(before) && !CLOSING.test(after)
}

function segmentsOf(text: string, granularity: 'word' | 'grapheme'): readonly string[] {
  const segmenter = segmenters.get(granularity) ?? new Intl.Segmenter('en', { granularity })
  segmenters.set(granularity, segmenter)
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

const segmenters = new Map<string, Intl.Segmenter>()
