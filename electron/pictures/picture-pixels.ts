import { greyOfAvif } from './avif.ts'
import { BLACK, WHITE, type Grey, type Ground } from './grey.ts'
import { openPdf } from './pdf-pages.ts'
import { startPdfium, type Pdfium } from './pdfium.ts'
import { pageSize, pdfOf } from './picture-pdf.ts'
import { greyOfPng } from './png.ts'
import { pictureKind, pictureSize, type PictureSize } from './picture-size.ts'
import { greyOfWebp } from './webp.ts'

/** A photograph is drawn no larger than this; it was looked at in full before. */
const MOST_PIXELS = 4_000_000

/**
 * The shades of a picture, for looking at it in other ways than the decoder does by itself.
 * Undefined for what cannot be opened here; the decoder may still have opened it.
 *
 * @param ground - The shade behind transparent parts.
 */
export async function greyOf(bytes: Uint8Array, ground: Ground = WHITE): Promise<Grey | undefined> {
  switch (pictureKind(bytes)) {
    case 'png':
      return greyOfPng(bytes, ground)
    case 'pnm':
      return greyOfPgm(bytes)
    case 'jpeg':
      return await greyOfJpeg(bytes)
    case 'webp':
      return await greyOfWebp(bytes, ground)
    case 'avif':
      return await greyOfAvif(bytes, ground)
    default:
      return undefined
  }
}

/**
 * The same where it has transparent parts: a white code on nothing, as pages in the dark show it, is
 * only seen on black.
 */
export async function onBlack(bytes: Uint8Array): Promise<Grey | undefined> {
  const kind = pictureKind(bytes)
  if (kind !== 'png' && kind !== 'webp' && kind !== 'avif') return undefined
  const [white, black] = [await greyOf(bytes), await greyOf(bytes, BLACK)]
  return white && black && !Buffer.from(white.data).equals(black.data) ? black : undefined
}

/** "P5", width, height and 255, each with one blank or line end behind it, then the shades. */
function greyOfPgm(bytes: Uint8Array): Grey | undefined {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(Buffer.from(bytes.subarray(0, 100)).toString('latin1'))
  if (!head) return undefined
  const [width, height] = [Number(head[1]), Number(head[2])]
  const data = bytes.subarray(head[0].length, head[0].length + width * height)
  return data.length === width * height ? { width, height, data } : undefined
}

/** A PDF may hold a JPEG as it is, so the PDF reader opens it too. */
async function greyOfJpeg(bytes: Uint8Array): Promise<Grey | undefined> {
  const size = pictureSize(bytes)
  if (!size || size.width === 0 || size.height === 0) return undefined
  const isKept = size.width * size.height <= MOST_KEPT
  const pdfium = await (isKept ? (kept ??= startPdfium()) : startPdfium())
  const drawn = await drawJpeg(bytes, size, pdfium).catch(() => undefined)
  // What failed once may have left it in any state.
  if (isKept && !drawn) kept = undefined
  return drawn
}

/** Pixels. It is quick from the third picture on, and larger ones would leave it with little memory for those after them. */
const MOST_KEPT = 16_000_000
let kept: Promise<Pdfium> | undefined

async function drawJpeg(bytes: Uint8Array, size: PictureSize, pdfium: Pdfium): Promise<Grey | undefined> {
  const opened = await openPdf(asPdf(bytes, size), '', 1, pdfium)
  if (!('pages' in opened)) return undefined
  const { width, height } = pageSize(size)
  const factor = Math.min(size.width / width, Math.sqrt(MOST_PIXELS / (width * height)))
  const drawn = await opened.pages[0]?.draw(72 * factor)
  opened.close()
  return opened.ranOut() ? undefined : drawn
}

/** One page with the picture on all of it. */
function asPdf(jpeg: Uint8Array, size: PictureSize): Uint8Array {
  const colours = { 1: 'Gray', 3: 'RGB', 4: 'CMYK' }[coloursOf(jpeg)] ?? 'RGB'
  const entries = `/ColorSpace /Device${colours} /BitsPerComponent 8 /Filter /DCTDecode`
  return pdfOf([{ ...size, pictures: [{ ...size, x: 0, y: 0, data: jpeg, entries }] }])
}

/** How many colours the frame header states (ITU T.81, B.2.2). */
function coloursOf(jpeg: Uint8Array): number {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  for (let at = 2; at + 9 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at)
    if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)) return view.getUint8(at + 9)
    if (marker < 0xff00) break
  }
  return 3
}
