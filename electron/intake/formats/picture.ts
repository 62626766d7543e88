/** A screenshot, photo or scan with QR codes in it. Every code is read, and each is a link by itself. */
import { KitError } from '../../kit-error.ts'
import { partNotes } from '../plan/batches.ts'
import type { Format, Reading, Source } from '../intake.ts'
import { pictureKind } from '../../pictures/picture-size.ts'
import { codesInPicture } from '../../pictures/pictures.ts'
import { rarePicture } from '../../pictures/rare-pictures.ts'
import { foundPiece } from '../plan/split-codes.ts'
import { readLink } from './links.ts'

export const picture: Format = {
  id: 'picture',
  name: 'Picture with QR codes',
  // Also what cannot be read, so that it is named.
  recognises: ({ bytes }) => pictureKind(bytes) !== undefined || rarePicture(bytes) !== undefined,
  read: readPicture,
}

async function readPicture(source: Source): Promise<Reading> {
  // A sheet may have its code twice.
  const { codes, pieces } = await codesInPicture(source.bytes)
  const texts = [...new Set(codes)]
  const count = texts.length + pieces.length
  if (count === 0)
    throw new KitError(
      'no-qr-code',
      'No QR code was found in this picture. Nothing was read. Take it again from nearer, sharp and evenly lit, with a light border around the code.',
    )
  const read = texts.map((text, index) => readLink(text, nameOf(index)))
  const parts = read.flatMap((one) => one.parts)
  return {
    format: picture.id,
    formatName: count === 1 ? 'Picture with a QR code' : `Picture with ${count} QR codes`,
    found: [
      ...read.flatMap((one) => one.found),
      ...pieces.map((piece, index) => foundPiece(piece, nameOf(texts.length + index))),
    ],
    notes: partNotes(parts),
    parts,
  }
}

function nameOf(index: number): string {
  return `QR code ${index + 1}`
}
