/** A picture in shades of grey, one byte a pixel, row by row; 0 is black. */
export interface Grey {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** The shade behind transparent parts. */
export type Ground = typeof WHITE | typeof BLACK
export const WHITE = 255
export const BLACK = 0

/** As a binary PGM file, which the decoder opens without unpacking anything. */
export function pgmOf({ width, height, data }: Grey): Uint8Array {
  const head = new TextEncoder().encode(`P5 ${width} ${height} 255\n`)
  const bytes = new Uint8Array(head.length + data.length)
  bytes.set(head)
  bytes.set(data, head.length)
  return bytes
}

/** Larger or smaller, each pixel weighed from the four nearest. Smaller than a half is averaged first. */
export function scaled(image: Grey, factor: number): Grey {
  if (factor < 0.6) return scaled(halved(image), factor * 2)
  const width = Math.max(1, Math.round(image.width * factor))
  const height = Math.max(1, Math.round(image.height * factor))
  const offset = 0.5 / factor - 0.5 // pixels are squares, and their middles are what is weighed
  const columns = Array.from({ length: width }, (_, x) => weighed(x / factor + offset, image.width))
  const [lefts, rights] = [Int32Array.from(columns, ({ first }) => first), Int32Array.from(columns, ({ next }) => next)]
  const parts = Float64Array.from(columns, ({ part }) => part)
  const data = new Uint8Array(width * height)
  for (let y = 0, at = 0; y < height; y++) {
    const { first, next, part } = weighed(y / factor + offset, image.height)
    const upper = image.data.subarray(first * image.width, (first + 1) * image.width)
    const lower = image.data.subarray(next * image.width, (next + 1) * image.width)
    for (let x = 0; x < width; x++) {
      const left = lefts[x] ?? 0
      const right = rights[x] ?? 0
      const across = parts[x] ?? 0
      const above = (upper[left] ?? 0) * (1 - across) + (upper[right] ?? 0) * across
      const below = (lower[left] ?? 0) * (1 - across) + (lower[right] ?? 0) * across
      data[at++] = above * (1 - part) + below * part
    }
  }
  return { width, height, data }
}

/** The two pixels of a line around a place, and how far it is from the first to the next. */
function weighed(
  place: number,
  count: number,
): { readonly first: number; readonly next: number; readonly part: number } {
  const first = Math.max(0, Math.min(count - 1, Math.floor(place)))
  return { first, next: Math.min(count - 1, first + 1), part: Math.max(0, Math.min(1, place - first)) }
}

/** Turned about the middle; what comes in from outside is white, as paper is. */
export function turned(image: Grey, degrees: number): Grey {
  const { width, height } = image
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2]
  return drawn(width, height, (x, y) => {
    const fromX = cos * (x - middleX) + sin * (y - middleY) + middleX
    const fromY = cos * (y - middleY) - sin * (x - middleX) + middleY
    const inside = fromX >= 0 && fromY >= 0 && fromX <= width - 1 && fromY <= height - 1
    return inside ? between(image, fromX, fromY) : 255
  })
}

/** The darkest and the lightest hundredth become black and white. */
export function stretched(image: Grey): Grey {
  const counts = new Uint32Array(256)
  for (const value of image.data) counts[value] = (counts[value] ?? 0) + 1
  const few = image.data.length / 100
  const low = shadeAt(counts, few)
  const high = Math.max(low + 1, shadeAt(counts, image.data.length - few))
  const shades = Uint8Array.from({ length: 256 }, (_, value) =>
    Math.max(0, Math.min(255, Math.round(((value - low) * 255) / (high - low)))),
  )
  return { ...image, data: image.data.map((value) => shades[value] ?? 0) }
}

function shadeAt(counts: Uint32Array, place: number): number {
  let seen = 0
  return Math.max(
    0,
    counts.findIndex((count) => (seen += count) > place),
  )
}

function halved(image: Grey): Grey {
  const [width, height] = [Math.max(1, image.width >> 1), Math.max(1, image.height >> 1)]
  const { data, width: row } = image
  return drawn(width, height, (x, y) => {
    const at = 2 * y * row + 2 * x
    const [a = 0, b = a, c = a, d = c] = [data[at], data[at + 1], data[at + row], data[at + row + 1]]
    return (a + b + c + d) >> 2
  })
}

function drawn(width: number, height: number, shade: (x: number, y: number) => number): Grey {
  const data = new Uint8Array(width * height)
  for (let y = 0, at = 0; y < height; y++) for (let x = 0; x < width; x++) data[at++] = shade(x, y)
  return { width, height, data }
}

/** The shade at a point, weighed from the four pixels around it; whole numbers are the middles of pixels. */
export function between({ width, height, data }: Grey, x: number, y: number): number {
  const left = Math.max(0, Math.min(width - 1, Math.floor(x)))
  const top = Math.max(0, Math.min(height - 1, Math.floor(y)))
  const right = Math.min(width - 1, left + 1)
  const below = Math.min(height - 1, top + 1) * width
  const [partX, partY] = [Math.max(0, Math.min(1, x - left)), Math.max(0, Math.min(1, y - top))]
  const upper = (data[top * width + left] ?? 0) * (1 - partX) + (data[top * width + right] ?? 0) * partX
  const lower = (data[below + left] ?? 0) * (1 - partX) + (data[below + right] ?? 0) * partX
  return upper * (1 - partY) + lower * partY
}
