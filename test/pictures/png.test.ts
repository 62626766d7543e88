import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BLACK, WHITE } from '../../electron/pictures/grey.ts'
import { greyOfPng } from '../../electron/pictures/png.ts'
import { decodePicture } from '../../electron/pictures/pictures.ts'
import { hardPicture } from '../fixtures/intake/hard-pictures.ts'

interface Shape {
  readonly width: number
  readonly height: number
  readonly type: number
  readonly depth?: number
  readonly interlaced?: number
}

/** Without checksums, which nobody here looks at. */
function png(
  { width, height, type, depth = 8, interlaced = 0 }: Shape,
  lines: Uint8Array,
  palette?: number[],
  alphas?: number[],
): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([depth, type, 0, 0, interlaced], 8)
  return new Uint8Array(
    Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', head),
      ...(palette ? [chunk('PLTE', Uint8Array.from(palette))] : []),
      ...(alphas ? [chunk('tRNS', Uint8Array.from(alphas))] : []),
      chunk('IDAT', deflateSync(lines)),
      chunk('IEND', new Uint8Array()),
    ]),
  )
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)])
}

test.each([
  ['grey', 0, [0, 10, 200], [10, 200]],
  ['colour', 2, [0, 255, 0, 0, 0, 255, 255], [76, 178]],
  ['palette', 3, [0, 1, 0], [255, 0]],
  ['grey with transparency', 4, [0, 100, 255, 100, 0], [100, 255]],
  ['colour with transparency', 6, [0, 9, 9, 9, 255, 0, 0, 0, 51], [9, 204]],
] as const)('%s is read', (_name, type, line, shades) => {
  const file = png({ width: 2, height: 1, type }, Uint8Array.from(line), [0, 0, 0, 255, 255, 255])
  expect(greyOfPng(file)).toEqual({ width: 2, height: 1, data: Uint8Array.from(shades) })
})

test('transparent parts are as the ground behind them', () => {
  const line = Uint8Array.from([0, 100, 255, 100, 0])
  const file = png({ width: 2, height: 1, type: 4 }, line)
  expect([greyOfPng(file, WHITE)?.data, greyOfPng(file, BLACK)?.data]).toEqual([
    Uint8Array.from([100, 255]),
    Uint8Array.from([100, 0]),
  ])
  const drawn = png({ width: 2, height: 1, type: 3 }, Uint8Array.from([0, 1, 0]), [9, 9, 9, 50, 50, 50], [255, 0])
  expect(greyOfPng(drawn, BLACK)?.data).toEqual(Uint8Array.from([0, 9]))
})

test('a white code on nothing, as on pages in the dark, is read', async () => {
  const link = 'otpauth://totp/PyPI:alice?secret=JBSWY3DPEHPK3PXP&issuer=PyPI'
  const { width, height, data } = hardPicture(link, {}, 1)
  const lines = new Uint8Array((width * 4 + 1) * height)
  for (const [at, shade] of data.entries()) {
    const start = Math.floor(at / width) * (width * 4 + 1) + 1 + (at % width) * 4
    lines.set([255, 255, 255, 255 - shade], start)
  }
  expect(await decodePicture(png({ width, height, type: 6 }, lines))).toEqual([link])
})

test('every filter is undone', () => {
  const lines = [
    [0, 10, 20, 30],
    [1, 10, 10, 10],
    [2, 1, 1, 1],
    [3, 6, 5, 5],
    [4, 1, 2, 3],
  ]
  expect(greyOfPng(png({ width: 3, height: 5, type: 0 }, Uint8Array.from(lines.flat())))?.data).toEqual(
    Uint8Array.from([10, 20, 30, 10, 20, 30, 11, 21, 31, 11, 21, 31, 12, 23, 34]),
  )
})

test('a PNG of another kind, or with too few or too many bytes in it, is left to the decoder', () => {
  const two = { width: 2, height: 2, type: 0 }
  const lines = Uint8Array.from([0, 1, 2, 0, 3, 4])
  expect(greyOfPng(png({ ...two, depth: 16 }, lines))).toBeUndefined()
  expect(greyOfPng(png({ ...two, interlaced: 1 }, lines))).toBeUndefined()
  expect(greyOfPng(png({ ...two, type: 5 }, lines))).toBeUndefined()
  expect(greyOfPng(png(two, lines.slice(1)))).toBeUndefined()
  expect(greyOfPng(png(two, new Uint8Array(100_000)))).toBeUndefined()
  expect(greyOfPng(png({ ...two, width: 100_000, height: 100_000 }, lines))).toBeUndefined()
})

test('a screenshot that the decoder does not read at once is read', async () => {
  const link = 'otpauth://totp/PyPI:alice?secret=JBSWY3DPEHPK3PXP&issuer=PyPI'
  const { width, height, data } = hardPicture(link, { blur: 3.5, noise: 3 }, 1)
  const lines = new Uint8Array((width * 4 + 1) * height)
  for (const [at, shade] of data.entries()) {
    const start = Math.floor(at / width) * (width * 4 + 1) + 1 + (at % width) * 4
    lines.set([shade, shade, shade, 255], start)
  }
  // The decoder checks the sums, so they are needed here; a PNG without them is not opened by it.
  expect(await decodePicture(png({ width, height, type: 6 }, lines))).toEqual([link])
})

test('whatever the bytes are, there is a picture of the stated size or none', () => {
  const file = png({ width: 5, height: 4, type: 2 }, new Uint8Array(64))
  fc.assert(
    fc.property(fc.nat(file.length - 1), fc.nat(255), fc.boolean(), (at, value, cut) => {
      const image = greyOfPng(cut ? file.slice(0, at) : file.with(at, value))
      if (image) expect(image.data).toHaveLength(image.width * image.height)
    }),
  )
})
