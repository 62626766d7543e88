import { expect, it } from 'vitest'
import { randomFrom } from '../fixtures/random.ts'
import { blankPage, changedPixels } from './blank-page.ts'
import { blotted, penned, ringed } from './stains.ts'

const WHITE = blankPage(255)
/** Everything in the middle, and of middle size. */
const middling = () => 0.5

it('a blot hides what is under it; its area is what its waves add up to', () => {
  const hidden = changedPixels(WHITE, blotted(WHITE, 1, middling))
  expect(new Set(hidden.map(({ shade }) => shade))).toEqual(new Set([30]))
  // The integral of r²/2 over the angle; waves of different counts do not mix in it.
  const area = Math.PI * 22.5 ** 2 * (1 + (3 * 0.06 ** 2) / 2)
  expect(Math.abs(hidden.length / 4 / area - 1)).toBeLessThan(0.01)
})

it('blots come down everywhere on the page', () => {
  const page = blankPage(255, 1)
  const hit = new Set<number>()
  for (let seed = 0; seed < 20; seed++)
    for (const { column, row } of changedPixels(page, blotted(page, 8, randomFrom(seed)))) hit.add(row * 210 + column)
  expect(hit.size / (210 * 297)).toBeGreaterThan(0.95)
})

it('the ring of a cup is 4 mm wide and dark, paler inside, and leaves black ink black', () => {
  const page = ringed(WHITE, 1, middling)
  // From the middle of the page to the right, a pixel each half millimetre.
  const across = Array.from(page.image.data.subarray(297 * 420 + 210, 298 * 420))
  expect(across.lastIndexOf(Math.round(255 * 0.8))).toBe(71)
  expect(across.slice(72, 80)).toEqual(Array.from({ length: 8 }, () => Math.round(255 * 0.45)))
  expect(new Set(across.slice(80))).toEqual(new Set([255]))
  expect(changedPixels(blankPage(0), ringed(blankPage(0), 2, randomFrom(1)))).toEqual([])
})

it('a pen draws nine strokes of 1 mm over 90 by 60 mm', () => {
  const drawn = changedPixels(WHITE, penned(WHITE, middling))
  const [columns, rows] = [drawn.map(({ column }) => column), drawn.map(({ row }) => row)]
  expect([Math.min(...rows), Math.max(...rows)]).toEqual([236, 357])
  expect([Math.min(...columns), Math.max(...columns)]).toEqual([124, 295])
  // Each is 85 mm across and a ninth of the height along.
  const length = 9 * Math.hypot(85, 60 / 9)
  expect(Math.abs(drawn.length / 4 / length - 1)).toBeLessThan(0.03)
})
