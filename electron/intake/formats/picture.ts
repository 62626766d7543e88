/** A screenshot, photo or scan with QR codes in it. Every code is read, and each is a link by itself. */
import { KitError } from '../../kit-error.ts'
import { partNotes } from '../batches.ts'
import type { Format, Reading, Source } from '../intake.ts'
import { pictureKind } from '../picture-size.ts'
import { decodePicture } from '../pictures.ts'
import { readLink } from './links.ts'

export const picture: Format = {
  id: 'picture',
  name: 'Picture with QR codes',
  recognises: (source) => pictureKind(source.bytes) !== undefined,
  read: readPicture,
}

async function readPicture(source: Source): Promise<Reading> {
  if (pictureKind(source.bytes) === 'heic')
    throw new KitError(
      'unreadable',
      'This is a HEIC picture, which cannot be read here. Nothing was read. Save it as PNG or JPEG, or take a screenshot of it.',
    )
  // A sheet may have its code twice.
  const texts = [...new Set(await decodePicture(source.bytes))]
  if (texts.length === 0)
    throw new KitError(
      'no-qr-code',
      'No QR code was found in this picture. Nothing was read. Take it again from nearer, sharp and evenly lit, with a light border around the code.',
    )
  const read = texts.map((text, index) => readLink(text, `QR code ${index + 1}`))
  const parts = read.flatMap((one) => one.parts)
  return {
    format: picture.id,
    formatName: texts.length === 1 ? 'Picture with a QR code' : `Picture with ${texts.length} QR codes`,
    found: read.flatMap((one) => one.found),
    notes: partNotes(parts),
    parts,
  }
}
