import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { WHITE, type Grey, type Ground } from './grey.ts'
import { greyOfPixels, provideImageData, type Pixels } from './image-data.ts'
import { withMostMemory } from './wasm-memory.ts'

/** A decoder in C that was compiled to WebAssembly for browsers, so it is called in the picture worker only. */
interface Codec {
  readonly init: (overrides: { readonly wasmBinary: ArrayBuffer }) => Promise<void>
  readonly decode: (file: ArrayBuffer) => Promise<Pixels | null>
  /** Its WebAssembly, as a path in its package. */
  readonly wasm: string
  /** MiB. */
  readonly mostMemory: number
}

/** What makes shades of a picture: undefined for a damaged one. The decoder starts with the first. */
export function pixelDecoder(codec: Codec): (bytes: Uint8Array, ground?: Ground) => Promise<Grey | undefined> {
  let started: Promise<void> | undefined
  return async (bytes, ground = WHITE) => {
    await (started ??= start(codec))
    try {
      const pixels = await codec.decode(Uint8Array.from(bytes).buffer)
      return pixels ? greyOfPixels(pixels, ground) : undefined
    } catch {
      return undefined
    }
  }
}

/** The library would fetch its WebAssembly. */
async function start({ init, wasm, mostMemory }: Codec): Promise<void> {
  provideImageData()
  const bytes = readFileSync(createRequire(import.meta.url).resolve(wasm))
  await init({ wasmBinary: withMostMemory(bytes, mostMemory) })
}
