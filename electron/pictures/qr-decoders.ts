/**
 * The two QR decoders. Each result has passed the error correction of its own decoder; nothing of
 * one is ever completed from the other.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { decodeQR } from 'qr/decode.js'
import { prepareZXingModule, readBarcodes, type ReaderOptions, type ReadResult } from 'zxing-wasm/reader'
import type { Grey } from './grey.ts'
import type { QrPiece } from './picture-job.ts'
import { withMostMemory } from './wasm-memory.ts'

/** A code, and where its middle is; in parts of the picture's width and height. */
export interface SeenCode {
  readonly text: string
  /** Where the text is a part of one that was split. */
  readonly piece?: QrPiece
  readonly x: number
  readonly y: number
}

/** MiB: a photograph of 100 megapixels takes 300, a screenshot of 50 in colour 450. */
const MOST_MEMORY = 512

const require = createRequire(import.meta.url)
const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'))
// It would fetch its WebAssembly; it is handed the bytes instead.
prepareZXingModule({ overrides: { wasmBinary: withMostMemory(wasm, MOST_MEMORY) } })

/** How hard to look. What is absent is off. */
export type Effort = Pick<
  ReaderOptions,
  'tryHarder' | 'tryRotate' | 'tryInvert' | 'tryDownscale' | 'tryDenoise' | 'binarizer'
>

/**
 * All codes in a PNG, JPEG, GIF, BMP or PNM file.
 *
 * @param size - Of the picture, in pixels; places are stated in parts of it.
 * @returns undefined when the file cannot be opened
 */
export async function readWithZxing(
  file: Uint8Array,
  size: { readonly width: number; readonly height: number },
  effort: Effort,
): Promise<SeenCode[] | undefined> {
  const results = await readBarcodes(file, {
    formats: ['QRCode'],
    textMode: 'Plain',
    tryHarder: false,
    tryRotate: false,
    tryInvert: false,
    tryDownscale: false,
    ...effort,
  })
  // A picture that cannot be opened is answered with one result that is not valid.
  if (results.some((result) => !result.isValid)) return undefined
  return results.map((result) => {
    const { topLeft, bottomRight } = result.position
    const piece = pieceOf(result)
    return {
      text: result.text,
      ...(piece && { piece }),
      x: (topLeft.x + bottomRight.x) / 2 / size.width,
      y: (topLeft.y + bottomRight.y) / 2 / size.height,
    }
  })
}

function pieceOf({ sequenceSize: size, sequenceIndex: index, sequenceId, bytes }: ReadResult): QrPiece | undefined {
  return size > 1 ? { index, size, parity: Number(sequenceId), bytes: bytes.slice() } : undefined
}

/**
 * The first code that the second decoder finds.
 *
 * @param milliseconds - After the plain search, which has no limit, for trying harder.
 */
export function readWithSecond({ width, height, data }: Grey, milliseconds: number): SeenCode[] {
  // Planar pictures begin with the grey bytes, which is all that is read of them.
  const even = { width: width - (width % 2), height: height - (height % 2) }
  const planes = new Uint8Array((even.width * even.height * 3) / 2)
  for (let y = 0; y < even.height; y++) planes.set(data.subarray(y * width, y * width + even.width), y * even.width)
  const place = { x: 0.5, y: 0.5 }
  try {
    const text = decodeQR(
      { ...even, data: planes },
      {
        format: 'I420',
        effort: Infinity,
        timeLimit: milliseconds,
        pointsOnDetect: ({ boundingBox: box }) => {
          place.x = (box.x + box.width / 2) / width
          place.y = (box.y + box.height / 2) / height
        },
      },
    )
    return [{ text, ...place }]
  } catch {
    return [] // it throws where it finds nothing
  }
}
