import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** A picture in shades of grey: 0 is black. */
export interface GreyPicture {
  readonly width: number
  readonly height: number
  /** Row by row. */
  readonly pixels: Uint8Array
}

/** Reads what `pdftoppm -gray` writes: "P5", width, height, 255, and a byte for each pixel. */
export function readPgm(bytes: Buffer): GreyPicture {
  const [header = '', width = '', height = ''] = /^P5\s(\d+)\s(\d+)\s255\s/.exec(bytes.toString('latin1', 0, 64)) ?? []
  if (header === '') throw new Error('this is not a PGM picture of eight bits')
  return { width: Number(width), height: Number(height), pixels: new Uint8Array(bytes.subarray(header.length)) }
}

/** A PNG (third edition) of eight bits of grey, each row with filter 0. */
export function formatGreyPng({ width, height, pixels }: GreyPicture): Buffer {
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([SIGNATURE, ...chunks])
}

/** Reads what {@link formatGreyPng} wrote. */
export function readGreyPng(bytes: Buffer): GreyPicture {
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  const data = SIGNATURE.length + AROUND_DATA + 13
  const rows = inflateSync(bytes.subarray(data + 8, data + 8 + bytes.readUInt32BE(data)))
  const pixels = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) pixels.set(rows.subarray(y * (width + 1) + 1, (y + 1) * (width + 1)), y * width)
  return { width, height, pixels }
}

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
/** Length, type and check of a chunk. */
const AROUND_DATA = 12

function chunk(type: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(data.length + AROUND_DATA)
  bytes.writeUInt32BE(data.length, 0)
  bytes.write(type, 4, 'latin1')
  data.copy(bytes, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length)
  return bytes
}
