import type PDFDocument from 'pdfkit'
import type { Glyph } from '../typeface/faces.ts'
import { setFontOf, type SetFont } from '../typeface/glyph-runs.ts'
import type { GlyphPiece } from '../typeface/set-text.ts'

type Pdf = InstanceType<typeof PDFDocument>

/** Where a piece stands, in points from the top left corner of the page. */
interface Place {
  readonly x: number
  readonly baseline: number
  readonly size: number
  readonly isBold: boolean
}

/** Of the font size: the outline that makes regular letters bold. */
const OUTLINE = 0.035

/**
 * Draws glyphs that are laid out, in the font that is set. pdfkit would lay them out again, without
 * being told which way they run, and says of each glyph only once which text is copied for it.
 */
export function drawGlyphs(pdf: Pdf, piece: GlyphPiece, place: Place): void {
  const font = setFontOf(pdf)
  fontsOfPage(pdf)[font.id] ??= font.ref()
  const drawn = drawnGlyphs(font, piece.glyphs, place)
  const content = piece.isRtl && piece.face.shaped ? lettersWithMarks(drawn) : copiedAs(drawn, textOf(piece))
  const bold = place.isBold ? ['2 Tr', `${length(place.size * OUTLINE)} w`] : []
  pdf.addContent(['q', ...bold, 'BT', `/${font.id} ${length(place.size)} Tf`, ...content, 'ET', 'Q'].join('\n'))
}

/** A glyph and what draws it; nothing for a joiner. */
interface Drawn {
  readonly text: string
  readonly content: readonly string[]
  /** What is copied for it by what the font says. */
  readonly told: string
}

function drawnGlyphs(font: SetFont, glyphs: readonly Glyph[], { x, baseline, size }: Place): readonly Drawn[] {
  let left = x
  return glyphs.map((glyph): Drawn => {
    const text = String.fromCodePoint(...glyph.codePoints)
    const at = `1 0 0 -1 ${length(left + glyph.x * size)} ${length(baseline - glyph.y * size)} Tm`
    left += glyph.advance * size
    if (glyph.id === 0) return { text, content: [], told: '' }
    const place = placeOf(font, glyph)
    const told = String.fromCodePoint(...(font.unicode[place] ?? []))
    return { text, content: [at, `<${place.toString(16).padStart(4, '0')}> Tj`], told }
  })
}

/** The place of a glyph in what is embedded of the font. */
function placeOf(font: SetFont, { id, codePoints, advance }: Glyph): number {
  const place = font.subset.includeGlyph(id)
  font.widths[place] ??= advance * 1000
  font.unicode[place] ??= codePoints
  return place
}

/** Says itself what is copied, where its glyphs say something else (ISO 32000-1, 14.9.4). */
function copiedAs(drawn: readonly Drawn[], text: string): readonly string[] {
  const content = drawn.flatMap((one) => one.content)
  if (drawn.map(({ told }) => told).join('') === text) return content
  return [`/Span <</ActualText <${utf16(text)}>>> BDC`, ...content, 'EMC']
}

/**
 * Text that runs from right to left is copied as it is seen, from left to right: readers of PDF files
 * turn it around. They would take a mark over a letter for the one that is next, so the letter is copied
 * with its marks, and the marks as nothing. From left to right, marks come before their letter.
 */
function lettersWithMarks(drawn: readonly Drawn[]): readonly string[] {
  const content: string[] = []
  let marks: Drawn[] = []
  for (const one of drawn) {
    if (/^[\p{M}\u200C\u200D]*$/u.test(one.text)) {
      marks.push(one)
      continue
    }
    const text = [...marks, one].map((each) => Array.from(each.text).toReversed().join('')).join('')
    content.push(...marks.flatMap((mark) => copiedAs([mark], '')), ...copiedAs([one], text))
    marks = []
  }
  return [...content, ...marks.flatMap((mark) => mark.content)]
}

function textOf({ isRtl, text, glyphs }: GlyphPiece): string {
  return isRtl ? glyphs.map(({ codePoints }) => String.fromCodePoint(...codePoints)).join('') : text
}

function utf16(text: string): string {
  return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16().toString('hex')
}

/** As pdfkit writes numbers, but shorter. */
function length(value: number): string {
  return String(Math.round(value * 1e4) / 1e4)
}

function fontsOfPage(pdf: Pdf): Record<string, unknown> {
  return (pdf.page as unknown as { readonly fonts: Record<string, unknown> }).fonts
}
