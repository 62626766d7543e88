import { describe, expect, test } from 'vitest'
import { readSource } from '../../../electron/intake/formats.ts'
import { pictureSize } from '../../../electron/pictures/picture-size.ts'
import { decodePicture } from '../../../electron/pictures/pictures.ts'
import { migrationLink } from '../../fixtures/intake/migration.ts'
import { pgm, qrColumn, qrPng, qrWebp } from '../../fixtures/intake/pictures.ts'

const LINK = 'otpauth://totp/PyPI:alice?secret=JBSWY3DPEHPK3PXP&issuer=PyPI'
const source = (bytes: Uint8Array) => ({ name: 'picture', bytes })

async function errorOf(bytes: Uint8Array): Promise<unknown> {
  return await readSource(source(bytes)).then(
    () => 'read',
    (error: unknown) => (error as { code: unknown }).code,
  )
}

test('the QR code in a PNG is read as a link, and the picture is left as it was', async () => {
  const png = await qrPng(LINK)
  const before = png.slice()
  const reading = await readSource(source(png))
  expect(reading).toMatchObject({
    format: 'picture',
    formatName: 'Picture with a QR code',
    found: [{ kind: 'token', issuer: 'PyPI', account: 'alice', token: { type: 'totp', digits: 6 } }],
  })
  expect(png).toEqual(before)
})

test('light on dark is read too', async () => {
  expect(await decodePicture(await qrPng(LINK, { color: { dark: '#eeeeee', light: '#101010' } }))).toEqual([LINK])
})

test('all codes of a picture are read, from top to bottom', async () => {
  const texts = [LINK, LINK.replace('alice', 'bob'), 'https://example.org/']
  const reading = await readSource(source(qrColumn(texts)))
  expect(reading).toMatchObject({
    formatName: 'Picture with 3 QR codes',
    found: [
      { kind: 'token', account: 'alice' },
      { kind: 'token', account: 'bob' },
      { kind: 'refused', what: 'QR code 3 of 3, bottom', reason: { kind: 'qr-web' } },
    ],
  })
})

test('names in other scripts come through', async () => {
  const text = `otpauth://totp/Größe 用户 😀:é?secret=JBSWY3DPEHPK3PXP`
  expect(await decodePicture(await qrPng(text))).toEqual([text])
})

test('a dense code with ten accounts of a Google Authenticator export is read', async () => {
  const entries = Array.from({ length: 10 }, (_, index) => ({
    secret: new Uint8Array(20).fill(index + 1),
    name: `maintainer-${index}@example.org`,
    issuer: 'Package index',
    algorithm: 1,
    digits: 1,
    type: 2,
  }))
  const png = await qrPng(migrationLink(entries, { size: 2, index: 0, id: 9 }), { scale: 2 })
  const reading = await readSource(source(png))
  expect(reading.found).toHaveLength(10)
  expect(reading.parts).toEqual([{ batch: 9, index: 0, size: 2 }])
  expect(reading.notes).toEqual([{ kind: 'part-of-export', part: 1, of: 2 }])
})

describe('a picture', () => {
  test('without a QR code says so', async () => {
    expect(await errorOf(pgm(new Uint8Array(200 * 200).fill(255), 200, 200))).toBe('no-qr-code')
  })

  test('that is damaged or cut off is unreadable', async () => {
    const png = await qrPng(LINK)
    expect(await errorOf(png.slice(0, 60))).toBe('unreadable')
    expect(await errorOf(png.slice(0, 8))).toBe('unreadable')
  })

  test('with more pixels than can be searched is turned away before it is decoded', async () => {
    const png = await qrPng(LINK)
    new DataView(png.buffer).setUint32(16, 60_000)
    new DataView(png.buffer).setUint32(20, 60_000)
    expect(await errorOf(png)).toBe('file-too-large')
    expect(await errorOf(new TextEncoder().encode('P5 60000 60000 255\n'))).toBe('file-too-large')
  })

  test.each([
    ['a HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['a HEIC', '\0\0\0\x18ftypmif1\0\0\0\0mif1heic'],
    ['a TIFF', 'II+\0\x08\0\0\0'],
    ['a JPEG XL', '\0\0\0\x0cJXL \r\n\x87\n'],
    ['a JPEG XL', '\xff\x0a\xfa\x1f'],
    ['a JPEG 2000', '\0\0\0\x0cjP  \r\n\x87\n'],
  ])('of a kind that cannot be read is named, and what to do is said: %s', async (name, head) => {
    await expect(readSource(source(new Uint8Array(Buffer.from(head, 'latin1'))))).rejects.toMatchObject({
      code: 'unreadable',
      message: `This is ${name} picture, which cannot be read here. Nothing was read. Save it as PNG or JPEG, or take a screenshot of it.`,
    })
  })

  test('that is no picture at all is not called a damaged one', async () => {
    await expect(decodePicture(new TextEncoder().encode('PK\x03\x04 some letter'))).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(/^This is not a picture of a kind that can be read here/) as string,
    })
  })

  test.each([{ quality: 60 }, { lossless: 1 }])('in WebP is read: %j', async (options) => {
    const webp = await qrWebp(LINK, options)
    expect(pictureSize(webp)).toEqual({ width: 164, height: 164 })
    expect(await decodePicture(webp)).toEqual([LINK])
    expect(await errorOf(webp.slice(0, webp.length / 2))).toBe('unreadable')
    expect(await errorOf(webp.slice(0, 20))).toBe('unreadable')
  })

  test('in extended WebP states its size where RFC 9649 puts it', () => {
    const head = Buffer.from('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x3f\x0d\x03\xff\x0f\0', 'latin1')
    expect(pictureSize(new Uint8Array(head))).toEqual({ width: 200_000, height: 4096 })
  })
})
