import { expect, it } from 'vitest'
import { randomFrom } from '../fixtures/random.ts'
import { blankPage } from './blank-page.ts'
import { blurred, faded, screened, shadowed } from './tones.ts'
import type { WornPage } from './worn-page.ts'

const mean = ({ image }: WornPage) => image.data.reduce((sum, shade) => sum + shade, 0) / image.data.length

it('blur spreads a dot evenly and loses none of it', () => {
  const page = blankPage(255)
  page.image.data[297 * 420 + 210] = 0
  const { data } = blurred(page, 0.5).image
  const near = [-1, 1, -420, 420].map((step) => data[297 * 420 + 210 + step])
  expect(new Set(near)).toEqual(new Set([230]))
  expect(data.reduce((sum, shade) => sum + 255 - shade, 0)).toBeCloseTo(255, -1)
  expect(blurred(page, 0)).toBe(page)
})

it('fading leaves a part of the contrast, and a third of that in twelve streaks', () => {
  const [ink, paper] = [faded(blankPage(0), 0.2, randomFrom(1)), faded(blankPage(255), 0.2, randomFrom(1))]
  const contrasts = Array.from({ length: 420 }, (_, column) => {
    const sumOf = ({ image }: WornPage) =>
      Array.from({ length: 594 }, (__, row) => image.data[row * 420 + column] ?? 0).reduce((sum, shade) => sum + shade)
    return (sumOf(paper) - sumOf(ink)) / 594 / 215
  })
  const streaks = contrasts.filter((contrast) => contrast < 0.13)
  expect(streaks.every((contrast) => Math.abs(contrast - 0.2 / 3) < 0.01)).toBe(true)
  expect(contrasts.filter((contrast) => contrast >= 0.13).every((one) => Math.abs(one - 0.2) < 0.01)).toBe(true)
  // Twelve of 1 to 4 mm, where they do not overlap: a pixel is half a millimetre.
  expect(streaks.length).toBeGreaterThan(24)
  expect(streaks.length).toBeLessThan(96)
})

it('a shadow takes 55 % of the light on one side and none on the other', () => {
  for (let seed = 0; seed < 10; seed++) {
    const { data } = shadowed(blankPage(200), randomFrom(seed)).image
    const [darkest, lightest] = [data.toSorted()[0], data.toSorted().at(-1)]
    expect([darkest, lightest]).toEqual([90, 200])
  }
})

it('a screen puts dots on 7 % of white paper, and as many holes into black ink', () => {
  const middle = (page: WornPage): WornPage => {
    const data = Uint8Array.from({ length: 200 * 300 }, (_, at) => {
      return page.image.data[(147 + Math.floor(at / 200)) * 420 + 110 + (at % 200)] ?? 0
    })
    return { ...page, image: { width: 200, height: 300, data } }
  }
  const inked = (shade: number) => (255 - mean(middle(screened(blankPage(shade))))) / 240
  expect(inked(255)).toBeCloseTo(0.07, 2)
  expect(inked(0)).toBeCloseTo(0.93, 2)
})
