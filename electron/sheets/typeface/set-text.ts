/** A line of text as it is set: from left to right, in pieces of one font each. Widths are in cells of the monospace. */
import { mirrored, stretchesOf } from './bidi.ts'
import { faceFor, familiesFor, type Face, type Glyph } from './faces.ts'
import type { CharacterSet } from './families.ts'
import { monospaceOf, runsOf } from './typeface.ts'

/** A piece in the monospace; its text is in the order of its cells. */
export interface CellPiece {
  readonly kind: 'cells'
  readonly set: CharacterSet
  readonly text: string
  readonly cells: number
}

/** A piece in another face. */
export interface GlyphPiece {
  readonly kind: 'glyphs'
  readonly face: Face
  readonly glyphs: readonly Glyph[]
  /** As it is read. */
  readonly text: string
  readonly isRtl: boolean
  readonly cells: number
}

/** An em, in cells. */
const CELLS_IN_EM = 1 / 0.6

/** What nearly every line is made of, so that it is known at once. */
const PLAIN = /^[\x20-\x7E\xA1-\xAC\xAE-\xFF·–—‘’“”…]*$/

/** Whether all of a text is in the monospace. */
function isPlain(text: string): boolean {
  return PLAIN.test(text) || Array.from(text).every((one) => monospaceOf(one.codePointAt(0) ?? 0) !== undefined)
}

/** How many cells wide a line is; seldom a whole number where other faces stand in. */
export function cellsWide(text: string): number {
  if (PLAIN.test(text)) return text.length
  if (isPlain(text)) return Array.from(text).length
  return piecesOf(text).reduce((sum, { cells }) => sum + cells, 0)
}

/** The pieces of a line from left to right. */
export function piecesOf(line: string): readonly (CellPiece | GlyphPiece)[] {
  if (PLAIN.test(line)) return line === '' ? [] : [{ kind: 'cells', set: 'latin', text: line, cells: line.length }]
  if (isPlain(line)) return runsOf(line).map(({ set, text }) => cellPiece(set, text))
  return stretchesOf(line).flatMap(({ text, isRtl }) => {
    const pieces = spansOf(text).flatMap(({ face, text: part }): readonly (CellPiece | GlyphPiece)[] =>
      face ? [glyphPiece(face, part, isRtl)] : cellPieces(isRtl ? backwards(part) : part, isRtl),
    )
    return isRtl ? pieces.toReversed() : pieces
  })
}

/** They come from left to right; what takes them turns all pieces around. */
function cellPieces(text: string, isRtl: boolean): readonly CellPiece[] {
  const pieces = runsOf(text).map((run) => cellPiece(run.set, run.text))
  return isRtl ? pieces.toReversed() : pieces
}

function cellPiece(set: CharacterSet, text: string): CellPiece {
  return { kind: 'cells', set, text, cells: Array.from(text).length }
}

function glyphPiece(face: Face, text: string, isRtl: boolean): GlyphPiece {
  const glyphs = face.glyphs(!face.shaped && isRtl ? backwards(text) : text, isRtl)
  const cells = glyphs.reduce((sum, { advance }) => sum + advance, 0) * CELLS_IN_EM
  return { kind: 'glyphs', face, glyphs, text, isRtl, cells }
}

/** Parts of a text in reading order; those without a face are in the monospace. */
interface Span {
  readonly face: Face | undefined
  text: string
}

function spansOf(text: string): readonly Span[] {
  const families = familiesFor(text)
  const spans: Span[] = []
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    const open = spans.at(-1)
    const joins = open?.face?.shaped === true && joinsTo(open.face, character)
    const face = joins ? open.face : monospaceOf(codePoint) === undefined ? faceFor(codePoint, families) : undefined
    if (open && open.face === face) open.text += character
    else spans.push({ face, text: character })
  }
  return spans
}

function joinsTo(face: Face, character: string): boolean {
  return /[\u200C\u200D]/.test(character) || (/\p{M}/u.test(character) && face.has(character.codePointAt(0) ?? 0))
}

function backwards(text: string): string {
  return Array.from(text).toReversed().map(mirrored).join('')
}
