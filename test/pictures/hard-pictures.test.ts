import { describe, expect, test } from 'vitest'
import type { Grey } from '../../electron/pictures/grey.ts'
import { pgmOf } from '../../electron/pictures/grey.ts'
import { decodePicture } from '../../electron/pictures/pictures.ts'
import { hardPicture, type Conditions } from '../fixtures/intake/hard-pictures.ts'
import { jpegOf } from '../fixtures/intake/jpeg.ts'

const LINK = 'otpauth://totp/PyPI:alice?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=PyPI'

describe('a photograph is read when it is', () => {
  test.each<[string, Conditions]>([
    ['out of focus', { blur: 3.5, noise: 3 }],
    ['taken in the dark', { noise: 100 }],
    ['grey on grey', { ink: 120, paper: 130, noise: 1 }],
    ['taken from the side', { tilt: 0.9, turn: 20 }],
    ['turned', { turn: 130, blur: 1, noise: 10 }],
    ['half in the shadow', { shade: 0.95, noise: 3 }],
    ['light on dark and out of focus', { ink: 235, paper: 20, blur: 2, noise: 10 }],
    ['tiny', { module: 1.6, turn: 3 }],
    ['moved', { motion: 8 }],
    ['dusty', { specks: 0.25 }],
  ])('%s', async (_what, conditions) => {
    expect(await decodePicture(pgmOf(hardPicture(LINK, conditions, 7)))).toEqual([LINK])
  })

  test('a JPEG, saved as small as it gets and out of focus', async () => {
    const blurred = hardPicture(LINK, { blur: 3.5, noise: 3 }, 7)
    expect(await decodePicture(jpegOf(blurred, 90))).toEqual([LINK])
    expect(await decodePicture(jpegOf(hardPicture(LINK, {}, 7), 4))).toEqual([LINK])
  })
})

test('a code that a plain look misses is found beside one that it sees', async () => {
  const sharp = hardPicture(LINK, {}, 1)
  const small = hardPicture(LINK.replace('alice', 'bob'), { module: 2, blur: 0.8, turn: 3 }, 2)
  expect(await decodePicture(pgmOf(above(sharp, small)))).toEqual([LINK, LINK.replace('alice', 'bob')])
})

test('where there is no code, nothing is made up', async () => {
  const table = hardPicture(LINK, { noise: 30 }, 3)
  const side = table.width / 6
  const corner = { width: Math.floor(side), height: Math.floor(side), data: new Uint8Array(Math.floor(side) ** 2) }
  for (let y = 0; y < corner.height; y++)
    corner.data.set(table.data.subarray(y * table.width, y * table.width + corner.width), y * corner.width)
  expect(await decodePicture(pgmOf(corner))).toEqual([])
  expect(await decodePicture(pgmOf(hardPicture(LINK, { blur: 14 }, 3)))).toEqual([])
})

function above(first: Grey, second: Grey): Grey {
  const width = Math.max(first.width, second.width)
  const data = new Uint8Array(width * (first.height + second.height)).fill(235)
  for (const [top, image] of [
    [0, first],
    [first.height, second],
  ] as const)
    for (let y = 0; y < image.height; y++)
      data.set(image.data.subarray(y * image.width, (y + 1) * image.width), (top + y) * width)
  return { width, height: first.height + second.height, data }
}
