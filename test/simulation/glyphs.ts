import { cellWidth, lineHeight, textAt, type TextBox } from '../../electron/sheets/layout/page.ts'
import { drawPdf } from '../../electron/sheets/pdf/pdf.ts'
import { freshPage, shadeIn, type Place, type WornPage } from './worn-page.ts'
import type { Grey } from '../../electron/pictures/grey.ts'

/** How a glyph looks, whatever its contrast: its mean is 0 and its length is 1. */
export type Look = Float64Array

/** The looks of characters as they are printed and drawn, by character; undefined for a style without any. */
export type Glyphs = (style: Pick<TextBox, 'size' | 'weight'>) => ReadonlyMap<string, Look>

/** As many samples of a character as show how it looks at 12 points. */
const SAMPLES = { wide: 12, high: 24 } as const
/** The least contrast within a character that an eye still makes out: a standard deviation of shades. */
const LEAST_CONTRAST = 5

const HERE: Place = { x: 0, y: 0 }

/** A place for every character, in the styles of secrets, sealed texts and checks. */
const ROWS = ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz', '0123456789+/=->.'].flatMap((text, row) => [
  textAt(20, 20 + row * 30, text, 12, 'medium'),
  textAt(20, 30 + row * 30, text, 11, 'medium'),
  textAt(20, 40 + row * 30, text, 9),
])

/** A page with every character, to be drawn as the other pages are. */
export async function glyphSheet(madeAt: string): Promise<Uint8Array> {
  return await drawPdf([{ paper: 'a4', boxes: ROWS }], madeAt)
}

/** Learns how characters look from the picture of that page. */
export function glyphsOn(picture: Grey, dotsPerInch: number): Glyphs {
  const page = freshPage(picture, dotsPerInch)
  const keyOf = ({ size, weight }: Pick<TextBox, 'size' | 'weight'>) => `${size} ${weight}`
  const looks = new Map(ROWS.map((row) => [keyOf(row), new Map<string, Look>()]))
  for (const row of ROWS)
    for (const [at, character] of Array.from(row.text).entries()) {
      const look = lookOf(page, row, at)
      if (!look) throw new Error(`${character} was not drawn`)
      looks.get(keyOf(row))?.set(character, look)
    }
  return (style) => looks.get(keyOf(style)) ?? new Map<string, Look>()
}

/**
 * How a character of a line looks in a picture; undefined where there is nothing to see.
 *
 * @param aside - How far from where it should be it is looked for, in pixels: glyphs are drawn on whole
 *   rows of pixels, so they are up to half a pixel away.
 */
export function lookOf(page: WornPage, { x, y, size }: TextBox, at: number, aside: Place = HERE): Look | undefined {
  const [width, height] = [cellWidth(size), lineHeight(size)]
  const shades = new Float64Array(SAMPLES.wide * SAMPLES.high)
  for (let row = 0; row < SAMPLES.high; row++)
    for (let column = 0; column < SAMPLES.wide; column++) {
      const place = {
        x: x + (at + (column + 0.5) / SAMPLES.wide) * width + aside.x / page.dots,
        y: y + ((row + 0.5) / SAMPLES.high) * height + aside.y / page.dots,
      }
      shades[row * SAMPLES.wide + column] = shadeIn(page, page.seenAt(place))
    }
  const mean = shades.reduce((sum, shade) => sum + shade, 0) / shades.length
  const deviations = shades.map((shade) => shade - mean)
  const spread = Math.sqrt(deviations.reduce((sum, value) => sum + value ** 2, 0))
  if (spread / Math.sqrt(shades.length) < LEAST_CONTRAST) return undefined
  return deviations.map((value) => value / spread)
}

/** 1 for the same, 0 for nothing in common. */
export function likeness(one: Look, other: Look): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0)
}
