import decode, { init } from '@jsquash/avif/decode.js'
import type { Pixels } from './image-data.ts'
import { pixelDecoder } from './pixel-decoder.ts'

/**
 * The shades of an AVIF picture, which the QR decoder does not open by itself.
 * https://aomediacodec.github.io/av1-avif/
 */
export const greyOfAvif = pixelDecoder({
  init,
  decode: async (file) => (await decode(file)) as Pixels | null,
  wasm: '@jsquash/avif/codec/dec/avif_dec.wasm',
  mostMemory: 512, // a picture of 30 megapixels takes 300
})
