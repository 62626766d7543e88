import type PDFDocument from 'pdfkit'

/** What pdfkit has of the font that is set; its types do not tell. */
export interface SetFont {
  /** Its name on the pages. */
  readonly id: string
  /** The font as fontkit has it. */
  readonly font: unknown
  readonly subset: { includeGlyph(id: number): number }
  /** By place in the subset: in thousandths of the font size. */
  readonly widths: (number | undefined)[]
  /** By place in the subset: the text that is copied for it. */
  readonly unicode: (readonly number[] | undefined)[]
  layoutRun(text: string, features?: readonly string[]): GlyphRun
  widthOfString(text: string, size: number, features?: readonly string[]): number
  ref(): unknown
}

interface GlyphRun {
  readonly glyphs: readonly unknown[]
  /** One for each glyph; pdfkit reads them only. */
  readonly positions: readonly unknown[]
  /** In thousandths of the font size. */
  readonly advanceWidth: number
}

/** Accents move over the letter before them, invisible characters vanish, and digits around a fraction slash shrink. */
const SHAPED = /[\p{M}\p{Cf}\u2044]/u

/**
 * Lets the font that is set lay out text glyph by glyph, each glyph once a document: all others stand
 * alone in the typeface, and shaping each line costs more than all other drawing. Nothing is kept but
 * single characters; pdfkit's own cache would keep words, and some are secrets.
 */
export function layOutByGlyph(pdf: InstanceType<typeof PDFDocument>): void {
  const font = setFontOf(pdf)
  const shape = font.layoutRun.bind(font)
  const known = new Map<string, GlyphRun>()
  const single = (character: string): GlyphRun => {
    const run = known.get(character) ?? shape(character, [])
    known.set(character, run)
    return run
  }
  const measure = font.widthOfString.bind(font)
  font.widthOfString = (text, size, features) => {
    if (SHAPED.test(text)) return measure(text, size, features)
    let width = 0
    for (const character of text) width += single(character).advanceWidth
    return (width * size) / 1000
  }
  font.layoutRun = (text, features) => {
    if (SHAPED.test(text)) return shape(text, features)
    const glyphs: unknown[] = []
    const positions: unknown[] = []
    let advanceWidth = 0
    for (const character of text) {
      const run = single(character)
      glyphs.push(...run.glyphs)
      positions.push(...run.positions)
      advanceWidth += run.advanceWidth
    }
    return { glyphs, positions, advanceWidth }
  }
}

export function setFontOf(pdf: InstanceType<typeof PDFDocument>): SetFont {
  return (pdf as unknown as { readonly _font: SetFont })._font
}
