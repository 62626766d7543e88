import type { CheckedLine } from '../content/line-check.ts'
import { baselineShift, cellsOf, cellWidth, moveDown, textAt, type Box } from './page.ts'

const LABEL = 9
const SECRET = 12
/** From the top of one line of the secret to the next. */
const SECRET_PITCH = 6.6
/** The many long lines of an armored file are set closer, so that a page holds all of them. */
const ARMORED = { from: 41, size: 11, pitch: 5.1 } as const
/** Line numbers are left of it. */
const SECRET_LEFT = 8
/** Between a line and its check. */
const CHECK_GAP = 3
const CHECK_CELLS = 4

/**
 * Numbered lines, each with its check behind it.
 *
 * @param all - The lines of the whole block, whose checks are set below each other.
 * @param top - Millimetres.
 * @param pitch - From one line to the next; by default as wide as their size asks for.
 */
export function lineBoxes(
  lines: readonly CheckedLine[],
  all: readonly CheckedLine[],
  top: number,
  pitch = sizeOf(all).pitch,
): readonly Box[] {
  const { size } = sizeOf(all)
  const checkAt = widthOf(all) - CHECK_CELLS * cellWidth(LABEL)
  const lower = baselineShift(size, LABEL)
  return lines.flatMap(({ label, text, check }, index) => {
    const y = top + index * pitch
    return [
      moveDown(textAt(0, y, label, LABEL), lower),
      textAt(SECRET_LEFT, y, text, size, 'medium'),
      moveDown(textAt(checkAt, y, check, LABEL), lower),
    ]
  })
}

/** From the number of the longest line to the end of its check; millimetres. */
export function widthOf(lines: readonly CheckedLine[]): number {
  return SECRET_LEFT + longest(lines) * cellWidth(sizeOf(lines).size) + CHECK_GAP + CHECK_CELLS * cellWidth(LABEL)
}

/** Points, and millimetres from the top of one line to the next. */
export function sizeOf(lines: readonly CheckedLine[]): { readonly size: number; readonly pitch: number } {
  return longest(lines) < ARMORED.from ? { size: SECRET, pitch: SECRET_PITCH } : ARMORED
}

function longest(lines: readonly CheckedLine[]): number {
  return Math.max(0, ...lines.map((line) => cellsOf(line.text).length))
}
