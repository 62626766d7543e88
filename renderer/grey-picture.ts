/** Shades of grey, one byte a pixel, row by row. */
interface GreyPicture {
  readonly width: number
  readonly height: number
  readonly grey: Uint8Array
}

/** Attached to a canvas, it draws the picture on it, a pixel for a pixel. */
export function drawn({ width, height, grey }: GreyPicture): (canvas: HTMLCanvasElement) => void {
  return (canvas) => {
    canvas.width = width
    canvas.height = height
    const pixels = new Uint32Array(width * height)
    // Opaque, and the same in all three colours.
    for (const [at, value] of grey.entries()) pixels[at] = 0xff000000 | (value * 0x010101)
    const image = new ImageData(new Uint8ClampedArray(pixels.buffer), width, height)
    canvas.getContext('2d')?.putImageData(image, 0, 0)
  }
}
