import decode, { init } from '@jsquash/webp/decode.js'
import type { Pixels } from './image-data.ts'
import { pixelDecoder } from './pixel-decoder.ts'

/**
 * The shades of a WebP picture, which the QR decoder does not open by itself.
 * https://developers.google.com/speed/webp/docs/riff_container
 */
export const greyOfWebp = pixelDecoder({
  init,
  decode: async (file) => (await decode(file)) as Pixels | null,
  wasm: '@jsquash/webp/codec/dec/webp_dec.wasm',
  mostMemory: 256, // a picture of 30 megapixels takes 200
})
