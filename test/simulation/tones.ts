/** What print, light and lenses do to shades. */
import type { Grey } from '../../electron/pictures/grey.ts'
import { shaded, sizeOf, type Place, type Random, type WornPage } from './worn-page.ts'

/** Weighted by a bell curve. @param sigma - Millimetres. */
export function blurred(page: WornPage, sigma: number): WornPage {
  if (sigma <= 0) return page
  const spread = sigma * page.dots
  const radius = Math.ceil(spread * 3)
  const bell = Float64Array.from({ length: 2 * radius + 1 }, (_, at) =>
    Math.exp(-((at - radius) ** 2) / (2 * spread ** 2)),
  )
  const total = bell.reduce((sum, weight) => sum + weight, 0)
  const weights = bell.map((weight) => weight / total)
  return { ...page, image: alongRows(alongRows(page.image, weights), weights) }
}

/**
 * Pale ink on paper that is not white, seen by a sensor with some noise. In twelve streaks along
 * the page, 1 to 4 mm wide, there is a third of the contrast that is left elsewhere.
 *
 * @param contrast - The share of the contrast that is left between the streaks.
 */
export function faded(page: WornPage, contrast: number, random: Random): WornPage {
  const { width } = sizeOf(page)
  const streaks = Array.from({ length: 12 }, () => ({ from: random() * width, wide: 1 + 3 * random() }))
  return shaded(page, (shade, x) => {
    const isStreak = streaks.some(({ from, wide }) => x >= from && x < from + wide)
    return PAPER * (1 - (1 - shade / 255) * contrast * (isStreak ? 1 / 3 : 1)) + NOISE * normal(random)
  })
}

/** The photographer's shadow, over one side of the picture: with a soft edge in any direction. */
export function shadowed(page: WornPage, random: Random): WornPage {
  const { width, height } = sizeOf(page)
  const angle = 2 * Math.PI * random()
  const through: Place = { x: width * (0.2 + 0.6 * random()), y: height * (0.2 + 0.6 * random()) }
  return shaded(page, (shade, x, y) => {
    const inside = (x - through.x) * Math.cos(angle) + (y - through.y) * Math.sin(angle)
    return shade * (1 - SHADOW.depth * Math.max(0, Math.min(1, inside / SHADOW.edge + 0.5)))
  })
}

/**
 * Copied through a screen of dots at 45 degrees: the paper has dots, and the ink has holes. Dots and
 * pixels make a moiré.
 */
export function screened(page: WornPage): WornPage {
  const step = (2 * Math.PI) / SCREEN.pitch
  const quarter = 1 / page.dots / 4
  const isInk = (tone: number, x: number, y: number) =>
    0.5 + (Math.cos(step * (x + y) * Math.SQRT1_2) + Math.cos(step * (x - y) * Math.SQRT1_2)) / 4 > tone
  return shaded(page, (shade, x, y) => {
    const tone = SCREEN.ink + (shade / 255) * (SCREEN.paper - SCREEN.ink)
    let inked = 0
    for (const u of [-quarter, quarter]) for (const v of [-quarter, quarter]) if (isInk(tone, x + u, y + v)) inked++
    return 255 - inked * 60
  })
}

/** The shade of recycled paper under a lamp. */
const PAPER = 215
/** The noise of a cheap scanner, as a standard deviation. */
const NOISE = 3
/** The part of the light that a shadow takes, and how wide its edge is; millimetres. */
const SHADOW = { depth: 0.55, edge: 40 } as const
/** Millimetres (72 dots an inch), and the thresholds of black and white, which put dots on 7 % of the paper. */
const SCREEN = { pitch: 25.4 / 72, ink: 0.15, paper: 0.85 } as const

/** Weights each row along itself and turns it into a column, so that doing it twice covers both directions. */
function alongRows({ width, height, data }: Grey, weights: Float64Array): Grey {
  const radius = weights.length >> 1
  const result = new Uint8Array(data.length)
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      let sum = 0
      for (let step = -radius; step <= radius; step++) {
        const from = Math.max(0, Math.min(width - 1, column + step))
        sum += (weights[step + radius] ?? 0) * (data[row * width + from] ?? 0)
      }
      result[column * height + row] = Math.round(sum)
    }
  return { width: height, height: width, data: result }
}

/** Box and Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(random() || 1e-9)) * Math.cos(2 * Math.PI * random())
}
