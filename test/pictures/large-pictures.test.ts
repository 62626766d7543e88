import { create } from 'qrcode'
import { expect, it } from 'vitest'
import { decodePicture } from '../../electron/pictures/pictures.ts'
import { pgm } from '../fixtures/intake/pictures.ts'

const [WIDTH, HEIGHT] = [5200, 3900]

/** A code as large as `module` pixels a module, at a place of the picture. */
function draw(
  pixels: Uint8Array,
  text: string,
  { x, y, module }: { readonly x: number; readonly y: number; readonly module: number },
): void {
  const { size, data } = create(text, { errorCorrectionLevel: 'H' }).modules
  for (let row = 0; row < size * module; row++)
    for (let column = 0; column < size * module; column++)
      if (data[Math.floor(row / module) * size + Math.floor(column / module)] === 1)
        pixels[(y + row) * WIDTH + x + column] = 0
}

it('a photograph of 20 megapixels gives all of its codes, of whatever size, though it is opened once', async () => {
  const pixels = new Uint8Array(WIDTH * HEIGHT).fill(255)
  draw(pixels, 'a large one', { x: 200, y: 200, module: 40 })
  draw(pixels, 'a small one', { x: 4000, y: 300, module: 4 })
  draw(pixels, 'one of a page', { x: 300, y: 2800, module: 12 })
  draw(pixels, 'the mark of a page', { x: 4300, y: 3200, module: 8 })
  const codes = await decodePicture(pgm(pixels, WIDTH, HEIGHT))
  expect(codes.toSorted()).toEqual(['a large one', 'a small one', 'one of a page', 'the mark of a page'])
})
