import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import decode, { init } from '@jsquash/avif/decode.js'
import { WHITE, type Grey, type Ground } from './grey.ts'
import { greyOfPixels, provideImageData, type Pixels } from './image-data.ts'
import { withMostMemory } from './wasm-memory.ts'

/** MiB: a picture of 30 megapixels takes 300. */
const MOST_MEMORY = 512

/**
 * The shades of an AVIF picture, which the QR decoder does not open by itself.
 * libavif is C compiled to WebAssembly, so this is called in the picture worker only.
 * https://aomediacodec.github.io/av1-avif/
 */
export async function greyOfAvif(bytes: Uint8Array, ground: Ground = WHITE): Promise<Grey | undefined> {
  await load()
  try {
    const pixels = (await decode(Uint8Array.from(bytes).buffer)) as Pixels | null
    return pixels ? greyOfPixels(pixels, ground) : undefined
  } catch {
    return undefined
  }
}

let loaded: Promise<void> | undefined

/** The library would fetch its WebAssembly. */
async function load(): Promise<void> {
  loaded ??= (async () => {
    provideImageData()
    const wasm = createRequire(import.meta.url).resolve('@jsquash/avif/codec/dec/avif_dec.wasm')
    await init({ wasmBinary: withMostMemory(readFileSync(wasm), MOST_MEMORY) })
  })()
  await loaded
}
