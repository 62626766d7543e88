import type { Grey, Ground } from './grey.ts'

/** What decoders for browsers answer with: four bytes a pixel, the last of them alpha. */
export interface Pixels {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** They make it with a class of browsers. */
export function provideImageData(): void {
  class ImageData implements Pixels {
    readonly data: Uint8ClampedArray
    readonly width: number
    readonly height: number
    constructor(data: Uint8ClampedArray, width: number, height: number) {
      this.data = data
      this.width = width
      this.height = height
    }
  }
  if (!('ImageData' in globalThis)) Object.assign(globalThis, { ImageData })
}

/** @param ground - The shade behind transparent parts. */
export function greyOfPixels({ width, height, data }: Pixels, ground: Ground): Grey {
  const grey = new Uint8Array(width * height)
  for (let at = 0, from = 0; at < grey.length; at++, from += 4) {
    const [red = 0, green = 0, blue = 0] = [data[from], data[from + 1], data[from + 2]]
    const shade = 0.299 * red + 0.587 * green + 0.114 * blue
    grey[at] = Math.round(ground - ((ground - shade) * (data[from + 3] ?? 0)) / 255)
  }
  return { width, height, data: grey }
}
