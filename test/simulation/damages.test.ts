import fc from 'fast-check'
import { expect, it } from 'vitest'
import { turned, type Grey } from '../../electron/pictures/grey.ts'
import { randomFrom } from '../fixtures/random.ts'
import { DAMAGES } from './damages.ts'
import { blotted, blurred, creased, faded, type CodeArea } from './wear.ts'

/** A code of 25 modules, 8 pixels each, on a page with room around it. */
const code: CodeArea = { x: 40, y: 50, side: 200, module: 8 }
const page = (shade: number): Grey => ({ width: 280, height: 300, data: new Uint8Array(280 * 300).fill(shade) })

const anyImage = fc
  .record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 40 }) })
  .chain(({ width, height }) =>
    fc.uint8Array({ minLength: width * height, maxLength: width * height }).map((data) => ({ width, height, data })),
  )

it('no damage leaves every pixel as it was', () => {
  fc.assert(
    fc.property(anyImage, fc.integer(), (image, seed) => {
      const random = randomFrom(seed)
      const results = [
        blurred(image, 0),
        turned(image, 0),
        faded(image, 1, random),
        creased(image, code, { modules: 0, where: 'between' }, random),
        blotted(image, code, 0, random),
        ...DAMAGES.filter(({ name }) => name === 'none').map(({ change }) => change(image, code, random)),
      ]
      expect(results.length).toBe(6)
      for (const result of results) expect(result).toEqual(image)
    }),
  )
})

it('the same seed gives the same damage, and the original picture is unchanged', () => {
  const image: Grey = { ...page(0), data: page(0).data.map((_, at) => (at * 7) & 255) }
  const before = image.data.slice()
  for (const { change } of DAMAGES) {
    expect(change(image, code, randomFrom(5))).toEqual(change(image, code, randomFrom(5)))
    expect(image.data).toEqual(before)
  }
})

it('a blot hides 15 % of the code and nothing else', () => {
  for (let seed = 0; seed < 20; seed++) {
    const places = changedPlaces(page(255), blotted(page(255), code, 0.15, randomFrom(seed)))
    expect(places.length / code.side ** 2).toBeCloseTo(0.15, 2)
    expect(places.filter((place) => !isOnCode(place))).toEqual([])
  }
})

it('a crease is three modules wide, crosses the page, and keeps clear of the corners or goes through one', () => {
  const corners = [code.x + 4, code.x + code.side - 4].flatMap((x) =>
    [code.y + 4, code.y + code.side - 4].map((y) => ({ x, y })),
  )
  for (let seed = 0; seed < 20; seed++) {
    const between = creased(page(0), code, { modules: 3, where: 'between' }, randomFrom(seed))
    const lines = changedPlaces(page(0), between)
    const length = new Set(lines.map(({ x }) => x)).size < 100 ? 300 : 280
    expect(lines.length / length / code.module).toBeCloseTo(3, 1)
    expect(corners.filter(({ x, y }) => between.data[y * 280 + x] === 255)).toEqual([])

    const edge = creased(page(0), code, { modules: 3, where: 'edge' }, randomFrom(seed))
    expect(changedPlaces(page(0), edge).filter(isOnFinder).length).toBeGreaterThan(0)
  }
})

it('fading leaves 30 % of the contrast', () => {
  const mean = ({ data }: Grey) => data.reduce((sum, value) => sum + value, 0) / data.length
  const [ink, paper] = [faded(page(0), 0.3, randomFrom(1)), faded(page(255), 0.3, randomFrom(2))].map(mean) as [
    number,
    number,
  ]
  expect((paper - ink) / paper).toBeCloseTo(0.3, 2)
})

it('blur spreads a dot evenly and loses none of it', () => {
  const image = page(255)
  image.data[150 * 280 + 140] = 0
  const soft = blurred(image, 1)
  const near = [-1, 1].flatMap((step) => [soft.data[150 * 280 + 140 + step], soft.data[(150 + step) * 280 + 140]])
  expect(new Set(near).size).toBe(1)
  expect(soft.data.reduce((sum, value) => sum + 255 - value, 0)).toBeGreaterThan(240)
  expect(soft.data.reduce((sum, value) => sum + 255 - value, 0)).toBeLessThan(270)
})

interface Place {
  readonly x: number
  readonly y: number
}

function changedPlaces(before: Grey, after: Grey): Place[] {
  return Array.from(after.data.keys())
    .filter((at) => after.data[at] !== before.data[at])
    .map((at) => ({ x: at % after.width, y: Math.floor(at / after.width) }))
}

function isOnCode({ x, y }: Place): boolean {
  return x >= code.x && y >= code.y && x < code.x + code.side && y < code.y + code.side
}

/** In one of the four corners of eight modules; one of them is no finder pattern, but an edge has two. */
function isOnFinder({ x, y }: Place): boolean {
  const reach = 8 * code.module
  const inOuter = (place: number) => place < reach || place >= code.side - reach
  return isOnCode({ x, y }) && inOuter(x - code.x) && inOuter(y - code.y)
}
