/** Characters that are taken for one another, printed and compared. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cellWidth, lineHeight, PAPERS, textAt } from '../../electron/sheets/layout/page.ts'
import { drawPdf } from '../../electron/sheets/pdf/pdf.ts'
import type { Weight } from '../../electron/sheets/typeface/families.ts'
import { readPgm, type GreyPicture } from './grey-picture.ts'
import { MADE_AT } from './kinds.ts'
import { missingOf, picturesOf, skipped } from './tools.ts'

/** What stands for each other in bad typefaces. */
const GROUPS = ['0O8B', '1lI|', '5S', '2Z', '6b']
/** Two characters that look like one where letters touch. */
const MERGED = [
  ['cl', 'd'],
  ['rn', 'm'],
] as const

/** Characters as they are in secrets and codes. */
const SIZE = 12
const DOTS_PER_INCH = 400
const LEFT = 20

/** Dots by which ink may run or fade: 0.13 mm, a third of a stroke; also what lies between two weights. */
const BLUR = 2
/**
 * Dots of either glyph that lie further than that from the other, wherever they are laid: a shape,
 * and no speck. The same glyph in two weights has none (a test below).
 */
const DISTINCT = 5

const missing = missingOf('pdftoppm')

/** What is printed, in rows. */
const LINES = [...GROUPS, ...MERGED.map((pair) => pair.join(' '))]

describe.skipIf(missing.length > 0)(`glyphs in print${skipped(missing)}`, async () => {
  const print = async (weight: Weight) => (missing.length > 0 ? undefined : await printed(LINES, weight))
  const [page, lighter] = [await print('medium'), await print('regular')]

  it.each(
    GROUPS.flatMap((group, row) =>
      pairsOf(group).map(([one, other]) => [group.charAt(one), group.charAt(other), row, one, other] as const),
    ),
  )('%s and %s differ in shape', (_one, _other, row, one, other) => {
    expect(differenceOf(inkOf(page, row, one, 1), inkOf(page, row, other, 1))).toBeGreaterThan(DISTINCT)
  })

  it.each(MERGED.map(([two, one], index) => [two, one, GROUPS.length + index] as const))(
    '%s has white between its letters, as %s has not',
    (_two, _one, row) => {
      const gap = (at: number, cells: number) =>
        columnsOf(inkOf(page, row, at, cells))
          .trim()
          .includes(' ')
      expect([gap(0, 2), gap(3, 1)]).toEqual([true, false])
    },
  )

  it.each(GROUPS.flatMap((group, row) => Array.from(group, (character, cell) => [character, row, cell] as const)))(
    '%s differs from itself in lighter print by nothing',
    (_character, row, cell) => {
      expect(differenceOf(inkOf(page, row, cell, 1), inkOf(lighter, row, cell, 1))).toBe(0)
    },
  )
})

/** Dark pixels, by row. */
type Ink = readonly (readonly boolean[])[]

async function printed(lines: readonly string[], weight: Weight): Promise<GreyPicture> {
  const folder = mkdtempSync(join(tmpdir(), 'recovery-kit-glyphs-'))
  const pdf = join(folder, 'glyphs.pdf')
  const boxes = lines.map((text, row) => textAt(LEFT, topOf(row), text, SIZE, weight))
  writeFileSync(pdf, await drawPdf([{ paper: 'a4', boxes }], MADE_AT))
  const [picture = ''] = picturesOf(pdf, DOTS_PER_INCH)
  const page = readPgm(readFileSync(picture))
  rmSync(folder, { recursive: true })
  return page
}

function topOf(row: number): number {
  return 20 + row * 10
}

/** Some cells of a line, cut to what is dark in them: shapes are compared wherever they stand. */
function inkOf(page: GreyPicture | undefined, row: number, cell: number, cells: number): Ink {
  if (!page) return []
  const dots = page.width / PAPERS.a4.width
  const [left, right] = [LEFT + cell * cellWidth(SIZE), LEFT + (cell + cells) * cellWidth(SIZE)].map((x) =>
    Math.round(x * dots),
  )
  const [top, bottom] = [topOf(row), topOf(row) + lineHeight(SIZE)].map((y) => Math.round(y * dots))
  const rows = range(top ?? 0, bottom ?? 0).map((y) =>
    range(left ?? 0, right ?? 0).map((x) => (page.pixels[y * page.width + x] ?? 255) < 128),
  )
  const dark = rows.filter((line) => line.includes(true))
  const columns = columnsOf(dark)
  return dark.map((line) => line.slice(columns.search(/x/), columns.trimEnd().length))
}

/** "x" for every column with something dark in it. */
function columnsOf(ink: Ink): string {
  return range(0, ink[0]?.length ?? 0)
    .map((x) => (ink.some((line) => line[x]) ? 'x' : ' '))
    .join('')
}

/** Dots that are in one of two and far from the other, where they lie best over each other. */
function differenceOf(one: Ink, other: Ink): number {
  const reach = range(-4, 5)
  const [nearOne, nearOther] = [spread(one), spread(other)]
  return Math.min(
    ...reach.flatMap((down) =>
      reach.map((across) => strays(one, nearOther, down, across) + strays(other, nearOne, -down, -across)),
    ),
  )
}

/** Whether a dot is within `BLUR` of the ink. */
type Near = (x: number, y: number) => boolean

/** Worked out once, as it is asked for every way in which two glyphs can lie over each other. */
function spread(ink: Ink): Near {
  const wide = range(-BLUR, (ink[0]?.length ?? 0) + BLUR)
  const around = range(-BLUR, BLUR + 1)
  const near = range(-BLUR, ink.length + BLUR).map((y) =>
    wide.map((x) => around.some((dy) => around.some((dx) => ink[y + dy]?.[x + dx]))),
  )
  return (x, y) => near[y + BLUR]?.[x + BLUR] ?? false
}

function strays(one: Ink, near: Near, down: number, across: number): number {
  return one.reduce((sum, line, y) => sum + line.filter((dark, x) => dark && !near(x + across, y + down)).length, 0)
}

function pairsOf(group: string): readonly (readonly [number, number])[] {
  return range(0, group.length).flatMap((one) => range(one + 1, group.length).map((other) => [one, other] as const))
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}
