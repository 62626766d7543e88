import { rarePicture } from './rare-pictures.ts'
import { tiffPages } from './tiff.ts'

/** Width and height in pixels. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

export type PictureKind = 'png' | 'jpeg' | 'gif' | 'bmp' | 'pnm' | 'webp' | 'avif' | 'tiff'

/** What kind of picture this is, by its first bytes; those that are not read are in `rare-pictures.ts`. */
export function pictureKind(bytes: Uint8Array): PictureKind | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (/^GIF8[79]a/.test(head)) return 'gif'
  if (/^BM.{4}\0{4}/s.test(head)) return 'bmp'
  if (/^P[56]\s/.test(head)) return 'pnm'
  if (/^RIFF.{4}WEBP/s.test(head)) return 'webp'
  // "II+\0" would be BigTIFF, for files of more than 4 GB.
  if (/^(?:II\*\0|MM\0\*)/.test(head)) return 'tiff'
  return rarePicture(bytes) === 'AVIF' ? 'avif' : undefined
}

/** The size a picture states in its head, before anything is decoded. Undefined when it states none. */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    switch (pictureKind(bytes)) {
      case 'png':
        return { width: view.getUint32(16), height: view.getUint32(20) }
      case 'gif':
        return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
      case 'bmp':
        return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }
      case 'jpeg':
        return jpegSize(view)
      case 'pnm':
        return pnmSize(bytes)
      case 'webp':
        return webpSize(view)
      case 'avif':
        return avifSize(view)
      case 'tiff':
        return tiffPages(bytes).reduce(larger, { width: 0, height: 0 })
      default:
        return undefined
    }
  } catch {
    return undefined
  }
}

/** Walks the segments to the start of frame (ITU T.81, B.2.2). */
function jpegSize(view: DataView): PictureSize | undefined {
  for (let at = 2; at + 9 < view.byteLength;) {
    const marker = view.getUint16(at)
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    if (marker < 0xff00) return undefined
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}

function pnmSize(bytes: Uint8Array): PictureSize | undefined {
  const head = Buffer.from(bytes.subarray(0, 100)).toString('latin1')
  const [, width, height] = /^P[56]\s+(\d+)\s+(\d+)\s/.exec(head) ?? []
  return width === undefined || height === undefined ? undefined : { width: Number(width), height: Number(height) }
}

/** The three kinds of first chunk: lossy, lossless, extended (RFC 9649 section 2). */
function webpSize(view: DataView): PictureSize | undefined {
  switch (view.getUint32(12)) {
    case 0x56503820: // "VP8 "
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    case 0x5650384c: {
      // "VP8L": two numbers of 14 bits behind a signature of one byte
      const bits = view.getUint32(21, true)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 0x56503858: {
      // "VP8X": two numbers of 24 bits
      const at = (place: number) => (view.getUint32(place, true) & 0xffffff) + 1
      return { width: at(24), height: (view.getUint32(26, true) >>> 8) + 1 }
    }
    default:
      return undefined
  }
}

/** The boxes around the one with the sizes of all pictures in the file (ISO/IEC 23008-12, 6.5.3). */
const AROUND_SIZES = ['meta', 'iprp', 'ipco']

/** The largest of its pictures: one of tiles states the tiles as well. */
function avifSize(view: DataView): PictureSize | undefined {
  let found: PictureSize | undefined
  const search = (start: number, end: number, depth: number) => {
    for (let at = start; at + 8 <= end;) {
      const length = view.getUint32(at)
      const kind = String.fromCharCode(...[4, 5, 6, 7].map((byte) => view.getUint8(at + byte)))
      // 0 is up to the end of the file; 1 has its length elsewhere, which only the pixels need.
      const next = length < 8 ? end : Math.min(end, at + length)
      // This one states a version before its boxes.
      if (kind === AROUND_SIZES[depth]) search(at + (kind === 'meta' ? 12 : 8), next, depth + 1)
      if (kind === 'ispe' && depth === AROUND_SIZES.length)
        found = larger(found ?? { width: 0, height: 0 }, {
          width: view.getUint32(at + 12),
          height: view.getUint32(at + 16),
        })
      at = next
    }
  }
  search(0, view.byteLength, 0)
  return found
}

function larger(one: PictureSize, other: PictureSize): PictureSize {
  const { width, height } = one.width * one.height > other.width * other.height ? one : other
  return { width, height }
}
