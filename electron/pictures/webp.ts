import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import decode, { init } from '@jsquash/webp/decode.js'
import { WHITE, type Grey, type Ground } from './grey.ts'
import { greyOfPixels, provideImageData, type Pixels } from './image-data.ts'
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
    const pixels = (await decode(Uint8Array.from(bytes).buffer)) as unknown as Pixels
    return greyOfPixels(pixels, ground)
  } catch {
    return undefined
  }
}

let loaded: Promise<void> | undefined

/** The library would fetch its WebAssembly. */
async function load(): Promise<void> {
  loaded ??= (async () => {
    provideImageData()
    const wasm = createRequire(import.meta.url).resolve('@jsquash/webp/codec/dec/webp_dec.wasm')
    await init({ wasmBinary: withMostMemory(readFileSync(wasm), MOST_MEMORY) })
  })()
  await loaded
}
