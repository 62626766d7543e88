import { expect, it } from 'vitest'
import { randomFrom } from '../fixtures/random.ts'
import { blankPage } from './blank-page.ts'
import { aslant, turned } from './views.ts'
import type { Random, WornPage } from './worn-page.ts'

it.each<[string, (page: WornPage, random: Random) => WornPage]>([
  ['seen aslant', aslant],
  ['turned', turned],
])('what is on a page that is %s is where it is said to be', (_, wear) => {
  for (let seed = 0; seed < 10; seed++)
    for (const place of [
      { x: 30, y: 40 },
      { x: 180, y: 60 },
      { x: 60, y: 250 },
    ]) {
      const page = blankPage(255)
      const [left, top] = [place.x * 2 - 5, place.y * 2 - 5]
      for (let row = top; row < top + 10; row++) page.image.data.fill(0, row * 420 + left, row * 420 + left + 10)
      const { image, seenAt } = wear(page, randomFrom(seed))
      const [column, row] = [Math.round(seenAt(place).x * 2), Math.round(seenAt(place).y * 2)]
      const shadeNear = (right: number, down: number) => {
        const around = [-2, -1, 0, 1].flatMap((v) =>
          [-2, -1, 0, 1].map((u) => image.data[(row + down + v) * 420 + column + right + u] ?? 0),
        )
        return around.reduce((sum, shade) => sum + shade, 0) / around.length
      }
      expect(shadeNear(0, 0)).toBe(0)
      for (const [right, down] of [
        [14, 0],
        [-14, 0],
        [0, 14],
        [0, -14],
      ] as const)
        expect(shadeNear(right, down)).toBe(255)
    }
})

it('around a page that is seen aslant there is the desk', () => {
  for (let seed = 0; seed < 10; seed++) {
    const { data } = aslant(blankPage(255), randomFrom(seed)).image
    expect([data[0], data[419], data[593 * 420], data[594 * 420 - 1]]).toEqual([90, 90, 90, 90])
  }
})
