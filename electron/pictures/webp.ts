import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import decode, { init } from '@jsquash/webp/decode.js'
import { WHITE, type Grey, type Ground } from './grey.ts'
import { withMostMemory } from './wasm-memory.ts'

/** MiB: a picture of 30 megapixels takes 200. */
const MOST_MEMORY = 256

/**
 * The shades of a WebP picture, which the QR decoder does not open by itself.
 * libwebp is C compiled to WebAssembly, so this is called in the picture worker only.
 * https://developers.google.com/speed/webp/docs/riff_container
 */
export async function greyOfWebp(bytes: Uint8Array, ground: Ground = WHITE): Promise<Grey | undefined> {
  await load()
  try {
    const { width, height, data } = (await decode(Uint8Array.from(bytes).buffer)) as unknown as Pixels
    const grey = new Uint8Array(width * height)
    for (let at = 0; at < grey.length; at++) {
      const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(4 * at, 4 * at + 4)
      const shade = 0.299 * red + 0.587 * green + 0.114 * blue
      grey[at] = Math.round(ground - ((ground - shade) * alpha) / 255)
    }
    return { width, height, data: grey }
  } catch {
    return undefined
  }
}

/** Four bytes a pixel. The library's type is one of browsers. */
interface Pixels {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

let loaded: Promise<void> | undefined

/** The library would fetch its WebAssembly, and makes its answers with a class of browsers. */
async function load(): Promise<void> {
  loaded ??= (async () => {
    class ImageData implements Pixels {
      readonly data: Uint8ClampedArray
      readonly width: number
      readonly height: number
      constructor(data: Uint8ClampedArray, width: number, height: number) {
        this.data = data
        this.width = width
        this.height = height
      }
    }
    if (!('ImageData' in globalThis)) Object.assign(globalThis, { ImageData })
    const wasm = createRequire(import.meta.url).resolve('@jsquash/webp/codec/dec/webp_dec.wasm')
    await init({ wasmBinary: withMostMemory(readFileSync(wasm), MOST_MEMORY) })
  })()
  await loaded
}
