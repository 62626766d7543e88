import { hasRtl, isRtlParagraph, LTR_LINE, RTL_LINE } from '../typeface/bidi.ts'
import { cellsWide } from '../typeface/set-text.ts'
import { cellsOf } from './page.ts'
import { cut, partsOf } from './word-parts.ts'

/** Breaks prose at spaces into lines of at most `cells` cells; a longer word is cut. */
export function wrapProse(text: string, cells: number): readonly string[] {
  const lines: string[] = []
  let words = ''
  for (const word of text.split(' ')) {
    let before = words === '' ? 0 : cellsWide(words) + 1
    let part = ''
    for (const piece of partsOf(word, cells)) {
      const isFirst = words === '' && part === ''
      if (isFirst || before + cellsWide(part + piece) <= cells + ROUNDING) part += piece
      else {
        lines.push(part === '' ? words : joined(words, part))
        words = ''
        before = 0
        part = piece
      }
    }
    words = joined(words, part)
  }
  return directed(text, [...lines, words])
}

/** Sums of widths that are no whole numbers. */
const ROUNDING = 1e-6

function joined(words: string, part: string): string {
  return words === '' ? part : `${words} ${part}`
}

/** Each line runs the way its paragraph runs, whatever letter it begins with. */
function directed(text: string, lines: readonly string[]): readonly string[] {
  if (lines.length < 2 || !hasRtl(text)) return lines
  const isRtl = isRtlParagraph(text)
  return lines.map((line) => (isRtlParagraph(line) === isRtl ? line : `${isRtl ? RTL_LINE : LTR_LINE}${line}`))
}

/** Text cut to one cell less than there is room for, and a mark that it was cut. */
export function shortened(text: string, cells: number): string {
  return `${cut(text, cells - 1)[0] ?? ''}…`
}

/** What of a text fits on one line. */
export function onOneLine(text: string, cells: number): string {
  return cellsWide(text) <= cells ? text : shortened(text, cells)
}

/** Joins short parts with a dot between, as many on a line as there is room for. */
export function wrapParts(parts: readonly string[], cells: number): readonly string[] {
  const lines: string[] = []
  for (const part of parts) {
    const longer = `${lines.at(-1) ?? ''} · ${part}`
    if (lines.length > 0 && cellsWide(longer) <= cells) lines[lines.length - 1] = longer
    else lines.push(...wrapProse(part, cells))
  }
  return lines
}

/** A recovery code on one or more lines, and what each line break means. */
export interface CodeLines {
  readonly lines: readonly string[]
  readonly joint: '' | ' '
}

/** A code up to this length is on one line: a UUID has 36 characters. */
const ONE_LINE = 36
/** Longer codes are cut into pieces that a reader can keep in view. */
const PIECE = 16

/**
 * Lays out a recovery code. A long one is cut into lines of 16 characters that are typed together
 * without a gap; a long one made of words is broken at its spaces, so that each break is a space.
 * No character is added, and none is left out: the lines joined by `joint` are the code.
 */
export function wrapCode(code: string): CodeLines {
  if (cellsOf(code).length <= ONE_LINE) return { lines: [code], joint: '' }
  const words = code.split(' ')
  if (words.length > 1 && words.every((word) => cellsOf(word).length <= ONE_LINE))
    return { lines: wrapProse(code, ONE_LINE), joint: ' ' }
  // A break next to a space would hide the space, so here it is shown by its number.
  return { lines: cutCode(code.replaceAll(' ', '[U+0020]')), joint: '' }
}

/**
 * Pieces end before a hyphen if they can: at the end of a line it would read as hyphenation, and
 * between its hyphens a code is easier to follow.
 */
function cutCode(code: string): readonly string[] {
  const left = Array.from(code)
  const lines: string[] = []
  while (left.length > 0) {
    const hyphen = left.lastIndexOf('-', PIECE)
    const length = left.length > PIECE && hyphen > PIECE / 2 ? hyphen : PIECE
    lines.push(left.splice(0, length).join(''))
  }
  return lines
}
