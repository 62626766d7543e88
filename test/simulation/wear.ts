/** What happens to paper and to pictures of it, on grey pixels. Without damage the pixels do not change. */
import type { Grey } from '../../electron/pictures/grey.ts'

/** A QR symbol in a picture, without its quiet zone; all in pixels. */
export interface CodeArea {
  readonly x: number
  readonly y: number
  readonly side: number
  readonly module: number
}

/** Numbers from 0 to 1, the same for the same seed. */
export type Random = () => number

/** Weighted by a bell curve. @param sigma - Pixels. */
export function blurred(image: Grey, sigma: number): Grey {
  if (sigma <= 0) return image
  const radius = Math.ceil(sigma * 3)
  const bell = Float64Array.from({ length: 2 * radius + 1 }, (_, at) =>
    Math.exp(-((at - radius) ** 2) / (2 * sigma ** 2)),
  )
  const total = bell.reduce((sum, weight) => sum + weight, 0)
  const weights = bell.map((weight) => weight / total)
  return alongRows(alongRows(image, weights), weights)
}

/**
 * Pale ink on paper that is not white, seen by a sensor with some noise.
 *
 * @param contrast - The share of the contrast that is left.
 */
export function faded(image: Grey, contrast: number, random: Random): Grey {
  if (contrast >= 1) return image
  const data = image.data.map((value) =>
    shade(PAPER - ((255 - value) / 255) * PAPER * contrast + NOISE * normal(random)),
  )
  return { ...image, data }
}

/**
 * A fold with the ink broken off: a white line across the whole page, nearly parallel to an edge,
 * that goes through the code.
 *
 * @param modules - Its width.
 * @param where - Between the finder patterns, the squares in three corners; or through the outer
 * modules, where
 *   it takes one or two of them along on three of the four sides.
 */
export function creased(
  image: Grey,
  { x, y, side, module }: CodeArea,
  { modules, where }: { readonly modules: number; readonly where: 'between' | 'edge' },
  random: Random,
): Grey {
  if (modules <= 0) return image
  const isUpright = random() < 0.5
  const slope = (random() - 0.5) * 0.05
  const outer = FINDER * module
  const inside = Math.max(0, side - 2 * outer - modules * module - Math.abs(slope) * side)
  const place =
    where === 'between' ? (random() - 0.5) * inside : (random() < 0.5 ? -1 : 1) * (side / 2 - random() * outer)
  const data = image.data.slice()
  for (let row = 0, at = 0; row < image.height; row++)
    for (let column = 0; column < image.width; column++, at++) {
      const [u, v] = [column + 0.5 - x - side / 2, row + 0.5 - y - side / 2]
      const [along, across] = isUpright ? [v, u] : [u, v]
      if (Math.abs(across - place - slope * along) < (modules * module) / 2) data[at] = 255
    }
  return { ...image, data }
}

/**
 * Ink, coffee or mould: an opaque dark blot with an uneven edge, entirely on the code.
 *
 * @param part - The share of the code's area.
 */
export function blotted(image: Grey, { x, y, side }: CodeArea, part: number, random: Random): Grey {
  if (part <= 0) return image
  const waves = [2, 3, 5].map((times) => ({ times, height: 0.12 * random(), phase: 2 * Math.PI * random() }))
  const edge = (angle: number) =>
    waves.reduce((sum, { times, height, phase }) => sum + height * Math.sin(times * angle + phase), 1)
  // The area of a shape r(angle) is the integral of r²/2; waves of different counts do not mix in it.
  const unit = Math.PI * (1 + waves.reduce((sum, { height }) => sum + height ** 2 / 2, 0))
  const radius = Math.sqrt((part * side * side) / unit)
  const reach = radius * waves.reduce((sum, { height }) => sum + height, 1)
  const anywhere = () => reach + random() * Math.max(0, side - 2 * reach)
  const [middleX, middleY] = [x + anywhere(), y + anywhere()]
  const data = image.data.slice()
  for (let row = 0, at = 0; row < image.height; row++)
    for (let column = 0; column < image.width; column++, at++) {
      const [u, v] = [column + 0.5 - middleX, row + 0.5 - middleY]
      if (Math.hypot(u, v) < radius * edge(Math.atan2(v, u))) data[at] = INK
    }
  return { ...image, data }
}

/** The shade of recycled paper under a lamp. */
const PAPER = 215
/** The noise of a cheap scanner, as a standard deviation. */
const NOISE = 3
const INK = 30
/** Modules of a finder pattern and its white edge (ISO/IEC 18004 section 6.3.3). */
const FINDER = 8

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

function shade(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)))
}
