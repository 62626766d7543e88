import { describe, expect, it } from 'vitest'
import type { Grey } from '../../electron/pictures/grey.ts'
import { pictureSize } from '../../electron/pictures/picture-size.ts'
import { decodePicture } from '../../electron/pictures/pictures.ts'
import { jpegOf } from '../fixtures/intake/jpeg.ts'
import { qrGrey } from '../fixtures/intake/pictures.ts'
import { tiffOf, type TiffPage } from '../fixtures/intake/tiff.ts'

const LINK = 'otpauth://totp/PyPI:alice?secret=JBSWY3DPEHPK3PXP&issuer=PyPI'
const grey = qrGrey(LINK)

const WAYS: Readonly<Record<string, TiffPage>> = {
  'not packed': grey,
  'in strips of seven rows, packed by runs': { ...grey, pack: 'packbits', rowsPerStrip: 7 },
  'packed by LZW': { ...grey, pack: 'lzw' },
  'packed by deflate': { ...grey, pack: 'deflate', rowsPerStrip: 64 },
  'with differences along a row': { ...grey, data: differences(grey), pack: 'deflate', fields: { 317: [2] } },
  'as JPEG': { ...grey, data: jpegOf(grey, 80), pack: 'jpeg' },
  'in tiles that reach over its edge': { ...grey, tile: 48, pack: 'lzw' },
  'where white is zero': { ...grey, data: grey.data.map((shade) => 255 - shade), colours: 0 },
  'of one bit a pixel': { ...grey, data: bitsOf(grey), bits: 1 },
  'of one bit a pixel, the lowest first': { ...grey, data: bitsOf(grey).map(turned), bits: 1, fields: { 266: [2] } },
  'in red, green and blue': { ...grey, data: samplesOf(grey, 3, (shade) => shade), samples: 3, colours: 2 },
  'with a palette': {
    ...{ ...grey, data: grey.data.map((shade) => (shade === 0 ? 7 : 9)), colours: 3 },
    fields: { 320: Array.from({ length: 768 }, (_, at) => (at % 256 === 9 ? 65_535 : 0)) },
  },
  'that is white where it is transparent': {
    ...{ ...grey, samples: 4, colours: 2, fields: { 338: [1] } },
    data: samplesOf(grey, 4, (shade, sample) => (sample === 3 ? 255 - shade : 0)),
  },
  'whose colours are not multiplied with their alpha': {
    ...{ ...grey, samples: 2, fields: { 338: [2] } },
    data: samplesOf(grey, 2, (shade, sample) => (sample === 1 ? 255 - shade : 30)),
  },
}

describe('a TIFF picture', () => {
  it.each(Object.entries(WAYS))('%s is read', async (_way, page) => {
    for (const little of [true, false]) {
      const tiff = tiffOf([page], little)
      expect(pictureSize(tiff)).toEqual({ width: grey.width, height: grey.height })
      expect(await decodePicture(tiff)).toEqual([LINK])
    }
  })

  it('is read on all its pages', async () => {
    const other = LINK.replace('alice', 'bob')
    const blank = { ...grey, data: new Uint8Array(grey.data.length).fill(255), pack: 'packbits' } as const
    expect(await decodePicture(tiffOf([grey, blank, { ...qrGrey(other), pack: 'lzw' }]))).toEqual([LINK, other])
  })

  it('is not read twice where a small copy of the page is beside it', async () => {
    expect(await decodePicture(tiffOf([grey, { ...grey, fields: { 254: [1] } }]))).toEqual([LINK])
  })

  it('with more pixels than can be searched is turned away before it is unpacked', async () => {
    const huge = tiffOf([grey, { ...grey, fields: { 256: [60_000], 257: [60_000] } }])
    await expect(decodePicture(huge)).rejects.toMatchObject({ code: 'file-too-large' })
  })

  it.each<[string, Uint8Array]>([
    ['is cut off', tiffOf([grey]).slice(0, 900)],
    ['has samples of sixteen bits', tiffOf([{ ...grey, bits: 16 }])],
    ['has each colour in a plane of its own', tiffOf([{ ...grey, fields: { 284: [2] } }])],
    ['is packed in an unknown way', tiffOf([{ ...grey, fields: { 259: [34_712] } }])],
    ['has fewer strips than rows need', tiffOf([{ ...grey, fields: { 278: [10] } }])],
    ['has a list of pages that leads back to itself', endless()],
  ])('that %s is answered with what to do', async (_what, tiff) => {
    await expect(decodePicture(tiff)).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(/^This picture could not be opened.* save it as PNG\.$/) as string,
    })
  })
})

/** More pages than are read, since the last is followed by the first. */
function endless(): Uint8Array {
  const tiff = tiffOf([{ ...grey, fields: {} }])
  const view = new DataView(tiff.buffer)
  const first = view.getUint32(4, true)
  view.setUint32(first + 2 + view.getUint16(first, true) * 12, first, true)
  return tiff
}

function differences({ width, data }: Grey): Uint8Array {
  return data.map((shade, at) => (at % width === 0 ? shade : shade - (data[at - 1] ?? 0)))
}

function samplesOf({ data }: Grey, count: number, sample: (shade: number, nth: number) => number): Uint8Array {
  return Uint8Array.from({ length: data.length * count }, (_, at) =>
    sample(data[Math.floor(at / count)] ?? 0, at % count),
  )
}

function bitsOf({ width, height, data }: Grey): Uint8Array {
  const row = Math.ceil(width / 8)
  const bits = new Uint8Array(row * height)
  for (const [at, shade] of data.entries()) {
    const [x, y] = [at % width, Math.floor(at / width)]
    if (shade > 0) bits[y * row + (x >> 3)] = (bits[y * row + (x >> 3)] ?? 0) | (128 >> (x & 7))
  }
  return bits
}

function turned(byte: number): number {
  return Array.from({ length: 8 }, (_, bit) => ((byte >> bit) & 1) << (7 - bit)).reduce((sum, one) => sum + one, 0)
}
