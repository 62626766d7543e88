/** A screenshot, photo or scan with QR codes in it. Every code is read, and each is a link by itself. */
import { KitError } from '../../kit-error.ts'
import { partNotes } from '../plan/batches.ts'
import type { Format, Reading, Source } from '../intake.ts'
import { pictureKind } from '../../pictures/picture-size.ts'
import { pagesOfPicture } from '../../pictures/pictures.ts'
import { rarePicture } from '../../pictures/rare-pictures.ts'
import { foundPiece } from '../plan/split-codes.ts'
import { nameCodes, unseen } from './code-places.ts'
import { readCode } from './qr-code.ts'

export const picture: Format = {
  id: 'picture',
  name: 'Picture with QR codes',
  // Also what cannot be read, so that it is named.
  recognises: ({ bytes }) => pictureKind(bytes) !== undefined || rarePicture(bytes) !== undefined,
  read: readPicture,
}

async function readPicture(source: Source): Promise<Reading> {
  const read = await codesOf(source.bytes)
  const parts = read.flatMap((one) => one.parts)
  return {
    format: picture.id,
    formatName: read.length === 1 ? 'Picture with a QR code' : `Picture with ${read.length} QR codes`,
    found: read.flatMap((one) => one.found),
    notes: partNotes(parts),
    parts,
  }
}

/**
 * What each QR code of a picture holds, in its order and on all its pages.
 *
 * @param name - Of the picture, where it is one of several.
 * @throws KitError as `codesInPicture`, or `no-qr-code`
 */
export async function codesOf(bytes: Uint8Array, name = ''): Promise<readonly ReturnType<typeof readCode>[]> {
  const pages = await pagesOfPicture(bytes)
  // A sheet may have its code twice.
  const seen = new Set<string>()
  const read = pages.flatMap((one, index) => {
    const { whole, pieces } = nameCodes(unseen(one, seen), pages.length > 1 ? `page ${index + 1}` : '')
    const named = (what: string) => (name === '' ? what : `${name}, ${what}`)
    return [
      ...whole.map(({ text, what }) => readCode(text, named(what))),
      ...pieces.map(({ piece, what }) => ({ found: [foundPiece(piece, named(what))], parts: [] })),
    ]
  })
  if (read.length > 0) return read
  throw new KitError(
    'no-qr-code',
    'No QR code was found in this picture. Nothing was read. Take it again from nearer, sharp and evenly lit, with a light border around the code.',
  )
}
