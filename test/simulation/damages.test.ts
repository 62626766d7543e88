import { expect, it } from 'vitest'
import { randomFrom } from '../fixtures/random.ts'
import { blankPage, changedPixels } from './blank-page.ts'
import { DAMAGES } from './damages.ts'
import type { WornPage } from './worn-page.ts'

const PLACES = [
  { x: 0, y: 0 },
  { x: 105, y: 148.5 },
  { x: 190, y: 20 },
]

/** Every shade, in a pattern that does not repeat along a row. */
function patterned(): WornPage {
  const page = blankPage(0, 1)
  return { ...page, image: { ...page.image, data: page.image.data.map((_, at) => (at * 7 + (at >> 8)) & 255) } }
}

it('only "none" leaves every pixel as it was', () => {
  const page = patterned()
  const unchanged = DAMAGES.filter(({ wear }) => changedPixels(page, wear(page, randomFrom(5))).length === 0)
  expect(unchanged.map(({ name }) => name)).toEqual(['none'])
})

it('the same seed gives the same damage, another seed another one, and the first picture is not touched', () => {
  const page = patterned()
  const before = page.image.data.slice()
  for (const { name, wear } of DAMAGES.filter((damage) => damage.name !== 'none')) {
    const [one, same, other] = [5, 5, 6].map((seed) => wear(page, randomFrom(seed)))
    expect(same?.image, name).toEqual(one?.image)
    expect(other?.image, name).not.toEqual(one?.image)
    expect(page.image.data, name).toEqual(before)
  }
})

it('every picture keeps its size, and only photographs and turned copies move what is on the page', () => {
  const page = patterned()
  const moving = DAMAGES.filter(({ wear }) => {
    const { image, seenAt } = wear(page, randomFrom(5))
    expect([image.width, image.height, image.data.length]).toEqual([210, 297, 210 * 297])
    return PLACES.some((place) => seenAt(place).x !== place.x || seenAt(place).y !== place.y)
  })
  expect(moving.map(({ name }) => name)).toEqual(['photo', 'halftone', 'pen + photo', 'coffee + halftone'])
})

it('two damages together are the first and then the second', () => {
  const page = patterned()
  const wearOf = (name: string) => DAMAGES.find((damage) => damage.name === name)?.wear ?? ((one: WornPage) => one)
  const random = randomFrom(5)
  const apart = wearOf('torn')(wearOf('blots')(page, random), random)
  expect(wearOf('blots + torn')(page, randomFrom(5)).image).toEqual(apart.image)
})
