import { BLACK, WHITE, type Grey, type Ground } from './grey.ts'
import { openPdf } from './pdf-pages.ts'
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
  if (kind !== 'png' && kind !== 'webp') return undefined
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
  const opened = await openPdf(asPdf(bytes, size), '', 1)
  if (!('pages' in opened)) return undefined
  const { width, height } = pageSize(size)
  const factor = Math.min(size.width / width, Math.sqrt(MOST_PIXELS / (width * height)))
  const drawn = await opened.pages[0]?.draw(72 * factor)
  return opened.ranOut() ? undefined : drawn
}

/** In points; a page may not be larger than 200 inches (ISO 32000-1, annex C). */
function pageSize({ width, height }: PictureSize): PictureSize {
  const factor = Math.min(1, 14_400 / Math.max(width, height))
  return { width: Math.max(1, width * factor), height: Math.max(1, height * factor) }
}

/** One page with the picture on all of it (ISO 32000-1, 7.5 and 8.9.5). */
function asPdf(jpeg: Uint8Array, size: PictureSize): Uint8Array {
  const { width, height } = pageSize(size)
  const draw = `${width} 0 0 ${height} 0 0 cm /P Do`
  const colours = { 1: 'Gray', 3: 'RGB', 4: 'CMYK' }[coloursOf(jpeg)] ?? 'RGB'
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>`,
    `<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`,
    `<< /Type /XObject /Subtype /Image /Width ${size.width} /Height ${size.height} /ColorSpace /Device${colours} /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
  ]
  const parts = [
    '%PDF-1.4\n',
    ...objects.map((object, at) => `${at + 1} 0 obj\n${object}${at < 4 ? '\nendobj\n' : ''}`),
  ]
  const starts = parts.map((_, at) => parts.slice(0, at).join('').length).slice(1)
  const head = Buffer.from(parts.join(''), 'latin1')
  const end = '\nendstream\nendobj\n'
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  const place = head.length + jpeg.length + end.length
  const tail = `${end}xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${place}\n%%EOF\n`
  return new Uint8Array(Buffer.concat([head, jpeg, Buffer.from(tail, 'latin1')]))
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
