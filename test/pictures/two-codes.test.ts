import { expect, it } from 'vitest'
import type { Grey } from '../../electron/pictures/grey.ts'
import { decodePicture } from '../../electron/pictures/pictures.ts'
import { hardPicture } from '../fixtures/intake/hard-pictures.ts'
import { pgm } from '../fixtures/intake/pictures.ts'

const [WIDTH, HEIGHT] = [1080, 2400]
const link = (name: string) => `otpauth://totp/PyPI:${name}?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=PyPI`

it('a screenshot of a telephone gives both of its codes, also one whose modules are a pixel and a half', async () => {
  const pixels = new Uint8Array(WIDTH * HEIGHT).fill(252)
  const place = ({ width, height, data }: Grey, top: number) => {
    for (let y = 0; y < height; y++) pixels.set(data.subarray(y * width, (y + 1) * width), (top + y) * WIDTH + 100)
  }
  place(hardPicture(link('alice'), { module: 6 }, 1), 100)
  place(hardPicture(link('bob'), { module: 1.5 }, 2), 705)
  expect(await decodePicture(pgm(pixels, WIDTH, HEIGHT))).toEqual([link('alice'), link('bob')])
})
