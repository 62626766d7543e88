import { inflateSync } from 'node:zlib'
import { WHITE, type Grey, type Ground } from './grey.ts'

/** Most pixels; a larger picture is left to the decoder, which needs a byte for each. */
const MOST_PIXELS = 30_000_000

/** Samples a pixel has, by colour type (PNG, third edition, section 11.2.1). */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/**
 * The shades of a PNG with 8 bits a sample and no interlacing, as screenshots are. Undefined for any
 * other, and for one that is damaged.
 *
 * @param ground - The shade behind transparent parts: white, as on paper, unless stated.
 */
export function greyOfPng(bytes: Uint8Array, ground: Ground = WHITE): Grey | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 33) return undefined
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  const [depth, type, interlaced] = [view.getUint8(24), view.getUint8(25), view.getUint8(28)]
  const samples = SAMPLES[type]
  if (depth !== 8 || interlaced !== 0 || samples === undefined || width * height > MOST_PIXELS) return undefined
  const chunks = chunksOf(bytes)
  const length = (width * samples + 1) * height
  const packed = chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data)
  const lines = unpacked(packed, length)
  if (!lines) return undefined
  unfilter(lines, width * samples, samples, height)
  const palette = chunks.find(({ name }) => name === 'PLTE')?.data
  const alphas = type === 3 ? chunks.find(({ name }) => name === 'tRNS')?.data : undefined
  return { width, height, data: shades(lines, { width, height, samples, type, ground }, { palette, alphas }) }
}

/** @returns Undefined where it is damaged, or not `length` bytes long. */
function unpacked(packed: readonly Uint8Array[], length: number): Uint8Array | undefined {
  try {
    // In one piece: the pieces of a screenshot take as long to join as to unpack.
    const lines = inflateSync(Buffer.concat(packed), { maxOutputLength: length + 1, chunkSize: length + 64 })
    return lines.length < length ? undefined : lines
  } catch {
    return undefined
  }
}

function chunksOf(bytes: Uint8Array): { readonly name: string; readonly data: Uint8Array }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks = []
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    chunks.push({ name, data: bytes.subarray(at + 8, at + 8 + length) })
    at += 12 + length
  }
  return chunks
}

/** Undoes the filter of each line in place (section 9.2). A line is its filter and then its samples. */
function unfilter(lines: Uint8Array, row: number, step: number, height: number): void {
  // Beyond the edges all is 0; a line of zeros is the one above the first.
  let above: Uint8Array = new Uint8Array(row)
  for (let y = 0; y < height; y++) {
    const start = y * (row + 1) + 1
    const line = lines.subarray(start, start + row)
    const filter = lines[start - 1] ?? 0
    if (filter === 2) for (let x = 0; x < row; x++) line[x] = (line[x] ?? 0) + (above[x] ?? 0)
    else if (filter === 1) for (let x = step; x < row; x++) line[x] = (line[x] ?? 0) + (line[x - step] ?? 0)
    else if (filter === 3 || filter === 4) {
      for (let x = 0; x < row; x++) {
        const left = x < step ? 0 : (line[x - step] ?? 0)
        const up = above[x] ?? 0
        const guess = filter === 3 ? (left + up) >> 1 : paeth(left, up, x < step ? 0 : (above[x - step] ?? 0))
        line[x] = (line[x] ?? 0) + guess
      }
    }
    above = line
  }
}

/** Whichever of the three is nearest to where they lead; ties go to the left, then to the one above. */
function paeth(left: number, above: number, corner: number): number {
  const toLeft = Math.abs(above - corner)
  const toAbove = Math.abs(left - corner)
  const toCorner = Math.abs(left + above - 2 * corner)
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}

interface Shape {
  readonly width: number
  readonly height: number
  readonly samples: number
  readonly type: number
  readonly ground: Ground
}

/** Of a picture with a palette: three bytes for each of its colours, and how opaque the first of them are. */
interface Colours {
  readonly palette: Uint8Array | undefined
  readonly alphas: Uint8Array | undefined
}

function shades(
  lines: Uint8Array,
  { width, height, samples, type, ground }: Shape,
  { palette, alphas }: Colours,
): Uint8Array {
  const data = new Uint8Array(width * height)
  // What most screenshots are, without the questions that the others need for each pixel.
  const isPlain = type === 2
  const hasAlpha = type >= 4
  for (let y = 0, to = 0; y < height; y++) {
    const start = y * (width * samples + 1) + 1
    const end = start + width * samples
    if (isPlain) for (let at = start; at < end; at += 3) data[to++] = luma(lines, at)
    else
      for (let at = start; at < end; at += samples) {
        const first = lines[at] ?? 0
        const shade = palette && type === 3 ? luma(palette, first * 3) : type === 6 ? luma(lines, at) : first
        const alpha = hasAlpha ? (lines[at + samples - 1] ?? 255) : (alphas?.[first] ?? 255)
        data[to++] = alpha === 255 ? shade : ground - ((ground - shade) * alpha) / 255
      }
  }
  return data
}

/** ITU-R BT.601, in parts of 65,536. */
function luma(bytes: Uint8Array, at: number): number {
  return (19_595 * (bytes[at] ?? 0) + 38_470 * (bytes[at + 1] ?? 0) + 7471 * (bytes[at + 2] ?? 0)) >> 16
}
