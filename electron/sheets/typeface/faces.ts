import PDFDocument from 'pdfkit'
import { fontFile, setsByCodePoint, type FamilyName } from './font-file.ts'
import { CHINESE_FIRST, CHINESE_ONLY, FALLBACK_WEIGHT, FAMILIES, WITHOUT_CHINESE, type Family } from './families.ts'
import { setFontOf } from './glyph-runs.ts'

/** One set of characters of a family that stands in where the monospace has no glyph. Read when a text first needs it. */
export interface Face {
  readonly name: string
  /** See {@link Family}. */
  readonly shaped: boolean
  readonly file: () => Uint8Array
  readonly has: (codePoint: number) => boolean
  /** From left to right, in ems. */
  readonly glyphs: (text: string, isRtl: boolean) => readonly Glyph[]
}

/** A glyph of a laid out text. */
export interface Glyph {
  /** 0 for what is not drawn. */
  readonly id: number
  /** What it stands for; empty for a part of the glyph before it. */
  readonly codePoints: readonly number[]
  readonly advance: number
  readonly x: number
  readonly y: number
}

/** The face to set a character in, where the monospace lacks it. */
export function faceFor(codePoint: number, families: readonly Family[] = FAMILIES): Face | undefined {
  const found = chosen.get(families) ?? new Map<number, Face | undefined>()
  chosen.set(families, found)
  if (!found.has(codePoint)) found.set(codePoint, findFace(codePoint, families))
  return found.get(codePoint)
}

/** By the families that were asked. Single characters, and no names, are kept. */
const chosen = new Map<readonly Family[], Map<number, Face | undefined>>()

function findFace(codePoint: number, families: readonly Family[]): Face | undefined {
  const character = String.fromCodePoint(codePoint)
  for (const family of families) {
    const set = family.for.test(character) ? setsOf(family.name).get(codePoint) : undefined
    const face = set === undefined ? undefined : faceOf(family, set)
    if (face?.has(codePoint)) return face
  }
  return undefined
}

/** The families in the order that keeps the Chinese characters of a text in one design, if one has them all. */
export function familiesFor(text: string): readonly Family[] {
  const han = text.match(/\p{Script=Han}/gu) ?? []
  const isIn = (families: readonly Family[]) => (character: string) =>
    faceFor(character.codePointAt(0) ?? 0, families) !== undefined
  return han.every(isIn(WITHOUT_CHINESE)) || !han.every(isIn(CHINESE_ONLY)) ? FAMILIES : CHINESE_FIRST
}

const sets = new Map<FamilyName, ReadonlyMap<number, string>>()

function setsOf(name: FamilyName): ReadonlyMap<number, string> {
  const found = sets.get(name) ?? setsByCodePoint(name)
  sets.set(name, found)
  return found
}

const faces = new Map<string, Face>()

function faceOf({ name: family, ...how }: Family, set: string): Face {
  const shaped = how.shaped === true
  const name = `${family}-${set}`
  const known = faces.get(name)
  if (known) return known
  const file = () => fontFile(family, set, FALLBACK_WEIGHT)
  const font = openFont(name, file())
  const face: Face = {
    name,
    shaped,
    file,
    has: (codePoint) =>
      font.hasGlyphForCodePoint(codePoint) &&
      font.glyphForCodePoint(codePoint).advanceWidth <= WIDEST * font.unitsPerEm,
    glyphs: shaped ? (text, isRtl) => shape(font, text, isRtl) : (text) => Array.from(text, (one) => single(font, one)),
  }
  faces.set(name, face)
  return face
}

/** In ems: a whole sentence in one glyph would not fit in a column. */
const WIDEST = 2.5

/** Never written: it opens fonts, as pdfkit will when it draws with them. */
let opener: InstanceType<typeof PDFDocument> | undefined

function openFont(name: string, file: Uint8Array): OpenedFont {
  opener ??= new PDFDocument({ autoFirstPage: false, font: '' })
  opener.registerFont(name, Buffer.from(file)).font(name)
  return setFontOf(opener).font as OpenedFont
}

/** What fontkit has of a font; pdfkit's types do not tell. */
interface OpenedFont {
  readonly unitsPerEm: number
  hasGlyphForCodePoint(codePoint: number): boolean
  glyphForCodePoint(codePoint: number): FontGlyph
  layout(
    text: string,
    features: readonly string[],
    script: undefined,
    language: undefined,
    direction: 'ltr' | 'rtl',
  ): { readonly glyphs: readonly FontGlyph[]; readonly positions: readonly Position[] }
}

interface FontGlyph {
  readonly id: number
  readonly codePoints: readonly number[]
  readonly advanceWidth: number
}

interface Position {
  readonly xAdvance: number
  readonly xOffset: number
  readonly yOffset: number
}

function shape(font: OpenedFont, text: string, isRtl: boolean): readonly Glyph[] {
  const { glyphs, positions } = font.layout(text, [], undefined, undefined, isRtl ? 'rtl' : 'ltr')
  // Joiners that the font has no glyph for: they have told the letters beside them how to look.
  const joiners = Array.from(text, (one) => one.codePointAt(0) ?? 0).filter((one) => !font.hasGlyphForCodePoint(one))
  if (isRtl) joiners.reverse()
  const inText = new Set(Array.from(text, (one) => one.codePointAt(0) ?? 0))
  return glyphs.map(({ id, codePoints }, at): Glyph => {
    if (id === 0) return { id, codePoints: joiners.splice(0, 1), advance: 0, x: 0, y: 0 }
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[at] ?? {}
    const em = font.unitsPerEm
    return {
      id,
      codePoints: codePoints.map((one) => ownForm(one, inText)),
      advance: xAdvance / em,
      x: xOffset / em,
      y: yOffset / em,
    }
  })
}

/**
 * fontkit keeps a glyph with the character that it was first asked for by, in this text or any before.
 * Of two characters that look the same, one is a form of the other (Unicode, compatibility
 * decomposition), and the one that is in the text is meant.
 */
function ownForm(codePoint: number, inText: ReadonlySet<number>): number {
  if (inText.has(codePoint)) return codePoint
  const [plain = codePoint, ...more] = Array.from(
    String.fromCodePoint(codePoint).normalize('NFKC'),
    (one) => one.codePointAt(0) ?? 0,
  )
  return more.length === 0 && inText.has(plain) ? plain : codePoint
}

function single(font: OpenedFont, character: string): Glyph {
  const codePoint = character.codePointAt(0) ?? 0
  const { id, advanceWidth } = font.glyphForCodePoint(codePoint)
  return { id, codePoints: [codePoint], advance: advanceWidth / font.unitsPerEm, x: 0, y: 0 }
}
