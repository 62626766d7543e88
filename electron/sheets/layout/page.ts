import type { QrSymbol } from '../content/qr.ts'
import { cellsWide } from '../typeface/set-text.ts'
import type { Weight } from '../typeface/families.ts'

/** A rectangle; all lengths are millimetres, y grows downwards from the top of the content. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Something drawn in an area. No two boxes of a page overlap. */
export type Box = TextBox | SymbolBox | RuleBox | TickBox

/** One line of text, set as it is: there is a glyph for every character; see {@link cellsWide}. */
export interface TextBox extends Area {
  readonly kind: 'text'
  readonly text: string
  readonly weight: Weight
  /** Points. */
  readonly size: number
  /** A line is drawn through the text. */
  readonly struck: boolean
  /** Absent for ordinary text. */
  readonly heading?: 1 | 2
}

/** A QR symbol with its quiet zone. */
export interface SymbolBox extends Area {
  readonly kind: 'symbol'
  readonly symbol: QrSymbol
  /** For those who cannot see it; never what is in it. */
  readonly alternative: string
}

/** A filled black rectangle. */
export interface RuleBox extends Area {
  readonly kind: 'rule'
}

/** A square to be ticked, or ticked already. */
export interface TickBox extends Area {
  readonly kind: 'tick'
  readonly ticked: boolean
}

export type Paper = 'a4' | 'letter'

/**
 * What is printed fits both papers with margins of at least 12.7 mm: A4 is the narrower
 * (210 - 2 x 12.7), Letter the shorter (279.4 - 2 x 12.7).
 */
export const CONTENT = { width: 184, height: 254 } as const

export const PAPERS: Readonly<Record<Paper, { readonly width: number; readonly height: number }>> = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
}

/** Millimetres in a point. */
export const POINT = 25.4 / 72

/** Every glyph of the monospace is 0.6 em wide. */
const CELL = 0.6
/** From the highest accent to the lowest tail, in em. */
const LINE = 1.3
/** From the baseline up to the top of a line, in em. */
export const ASCENT = 1.025

/** The characters of a line in the monospace: code points, of which each takes one cell. */
export function cellsOf(text: string): readonly string[] {
  return Array.from(text)
}

/** The width of one character, in millimetres. */
export function cellWidth(size: number): number {
  return size * CELL * POINT
}

/** The height of one line, in millimetres. */
export function lineHeight(size: number): number {
  return size * LINE * POINT
}

/** How much lower text of a smaller size starts to be on the same baseline. */
export function baselineShift(size: number, smaller: number): number {
  return (size - smaller) * ASCENT * POINT
}

/** How many cells fit in a width; the small surplus absorbs rounding. */
export function cellsIn(width: number, size: number): number {
  return Math.floor(width / cellWidth(size) + 1e-9)
}

/** A line of text with its top left corner at x, y. */
export function textAt(
  x: number,
  y: number,
  text: string,
  size: number,
  weight: Weight = 'regular',
  struck = false,
): TextBox {
  const width = cellsWide(text) * cellWidth(size)
  return { kind: 'text', x, y, width, height: lineHeight(size), text, weight, size, struck }
}

/** The same as a heading. */
export function headingAt(x: number, y: number, text: string, size: number, heading: 1 | 2): TextBox {
  return { ...textAt(x, y, text, size, 'bold'), heading }
}

export function ruleAt(x: number, y: number, width: number, height = 0.2): RuleBox {
  return { kind: 'rule', x, y, width, height }
}

/** The same box, lower on the page. */
export function moveDown(box: Box, by: number): Box {
  return { ...box, y: box.y + by }
}

/** Where the lowest box ends. */
export function bottomOf(boxes: readonly Box[]): number {
  return Math.max(0, ...boxes.map((box) => box.y + box.height))
}
