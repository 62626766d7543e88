import { expect, it } from 'vitest'
import { randomFrom } from '../fixtures/random.ts'
import { blankPage, changedPixels } from './blank-page.ts'
import { creased, torn } from './breaks.ts'

const INK = blankPage(0)

it('a crease is as wide as it was made, and white across the whole page', () => {
  // Half of everything: upright, through the middle.
  const white = changedPixels(
    INK,
    creased(INK, 1, 1.9, () => 0.5),
  )
  expect(new Set(white.map(({ shade }) => shade))).toEqual(new Set([255]))
  expect(new Set(white.map(({ column }) => column))).toEqual(new Set([208, 209, 210, 211]))
  expect(white.length).toBe(4 * 594)
})

it('creases run in all directions', () => {
  const angles = Array.from({ length: 40 }, (_, seed) => {
    const white = changedPixels(INK, creased(INK, 1, 1.9, randomFrom(seed)))
    const [first, last] = [white[0], white.at(-1)]
    if (!first || !last) throw new Error('a crease is on no pixel')
    return Math.atan2(last.row - first.row, last.column - first.column) / Math.PI
  })
  // By eighths of half a turn.
  expect(new Set(angles.map((angle) => Math.min(7, Math.floor(8 * angle)))).size).toBe(8)
})

it('a missing strip is 8 mm wide with edges that vary by less than 2 mm, along or across', () => {
  const ways = Array.from({ length: 20 }, (_, seed) => {
    const white = changedPixels(INK, torn(INK, 8, randomFrom(seed)))
    const isUpright = new Set(white.map(({ row }) => row)).size === 594
    const along = new Map<number, number>()
    for (const { column, row } of white) {
      const at = isUpright ? row : column
      along.set(at, (along.get(at) ?? 0) + 1)
    }
    const widths = [...along.values()].map((pixels) => pixels / 2)
    const isWhole = !white.some(({ column, row }) => (isUpright ? column % 419 : row % 593) === 0)
    if (isWhole) {
      expect(along.size).toBe(isUpright ? 594 : 420)
      expect(Math.abs(widths.reduce((sum, width) => sum + width, 0) / widths.length - 8)).toBeLessThan(0.3)
      expect(Math.min(...widths)).toBeGreaterThan(5.5)
    }
    expect(Math.max(...widths)).toBeLessThan(10.5)
    return isUpright
  })
  expect(new Set(ways)).toEqual(new Set([true, false]))
})
