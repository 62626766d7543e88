import { expect, it } from 'vitest'
import { pictureSize } from '../../electron/pictures/picture-size.ts'
import { decodePicture } from '../../electron/pictures/pictures.ts'
import { qrAvif } from '../fixtures/intake/pictures.ts'

const LINK = 'otpauth://totp/PyPI:alice?secret=JBSWY3DPEHPK3PXP&issuer=PyPI'
const avif = await qrAvif(LINK)

it('an AVIF picture is read, and states its size in its head', async () => {
  expect(pictureSize(avif)).toEqual({ width: 164, height: 164 })
  expect(await decodePicture(avif)).toEqual([LINK])
})

it('an AVIF picture with more pixels than can be searched is turned away before it is decoded', async () => {
  const large = avif.slice()
  const place = Buffer.from(large).indexOf('ispe')
  new DataView(large.buffer).setUint32(place + 8, 60_000)
  new DataView(large.buffer).setUint32(place + 12, 60_000)
  expect(pictureSize(large)).toEqual({ width: 60_000, height: 60_000 })
  await expect(decodePicture(large)).rejects.toMatchObject({ code: 'file-too-large' })
})

it.each([avif.length / 2, 40])('an AVIF picture that is cut off after %i bytes is unreadable', async (length) => {
  await expect(decodePicture(avif.slice(0, length))).rejects.toMatchObject({ code: 'unreadable' })
})
