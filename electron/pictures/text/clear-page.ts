import { blurred } from '../grey-filters.ts'
import { scaled, type Grey } from '../grey.ts'

/** The text of a larger picture is large enough in this size. */
const MOST_PIXELS = 1_500_000
/** Mean shade of a screenshot in the dark. */
const DARK = 110
/** A shade is compared with the mean of a square around it, of this part of the picture. */
const SQUARE = 1 / 24
/** Parts of that mean which become black and white. */
const [INK, PAPER] = [0.6, 0.95]

/** The picture in the size in which it is read, as it is and as dark text on white. */
export interface ClearPage {
  readonly asItIs: Grey
  readonly clear: Grey
}

/**
 * Evens out what makes reading fail: shadows, lamps, a dark ground, and the table around the paper.
 * Measured on made photographs, without it most lines are not found at all.
 */
export function clearPage(picture: Grey): ClearPage {
  const factor = Math.sqrt(MOST_PIXELS / (picture.width * picture.height))
  const asItIs = factor < 1 ? scaled(picture, factor) : picture
  const bright = isDark(asItIs) ? inverted(asItIs) : asItIs
  // A picture this large is a photograph, with the noise of a camera in it.
  return { asItIs, clear: evened(bright, factor < 1 ? blurred(bright, 1) : bright) }
}

function isDark({ data }: Grey): boolean {
  return data.reduce((sum, shade) => sum + shade, 0) < DARK * data.length
}

function inverted(image: Grey): Grey {
  return { ...image, data: image.data.map((shade) => 255 - shade) }
}

function evened(image: Grey, smooth: Grey): Grey {
  const radius = Math.max(8, Math.round(Math.min(image.width, image.height) * SQUARE))
  const means = blurred(image, radius).data
  const data = Uint8Array.from(smooth.data, (shade, at) => {
    const part = (shade + 1) / ((means[at] ?? 0) + 1)
    return Math.max(0, Math.min(255, (255 * (part - INK)) / (PAPER - INK)))
  })
  return { ...image, data }
}

/** A part of a picture; what the box has outside of it is left away. */
export function cutOut(image: Grey, box: { left: number; top: number; right: number; bottom: number }): Grey {
  const [left, top] = [Math.max(0, Math.floor(box.left)), Math.max(0, Math.floor(box.top))]
  const width = Math.max(1, Math.min(image.width, Math.ceil(box.right)) - left)
  const height = Math.max(1, Math.min(image.height, Math.ceil(box.bottom)) - top)
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const from = (top + y) * image.width + left
    data.set(image.data.subarray(from, from + width), y * width)
  }
  return { width, height, data }
}

/** With a white border: the reader misses what touches the edge. */
export function bordered({ width, height, data }: Grey, border: number): Grey {
  const wide = width + 2 * border
  const result = new Uint8Array(wide * (height + 2 * border)).fill(255)
  for (let y = 0; y < height; y++) result.set(data.subarray(y * width, (y + 1) * width), (y + border) * wide + border)
  return { width: wide, height: height + 2 * border, data: result }
}
