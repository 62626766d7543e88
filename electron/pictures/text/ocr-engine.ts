import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { createOCREngine, type OCREngine } from 'tesseract-wasm'
import type { Grey } from '../grey.ts'
import { withMostMemory } from '../wasm-memory.ts'
import { linesOfHocr, type SeenWord } from './hocr.ts'

/** MiB: a page of 1.5 megapixels takes 100. */
const MOST_MEMORY = 512
/** Bytes, unpacked. */
const MOST_MODEL = 16 * 1024 * 1024

/**
 * Tesseract, which is C++ compiled to WebAssembly, so this is used in the worker only. It reads printed
 * English; its files are on the disk, and it loads nothing else.
 */
export class OcrEngine {
  readonly #engine: OCREngine

  private constructor(engine: OCREngine) {
    this.#engine = engine
  }

  static async start(): Promise<OcrEngine> {
    // It says on it what it makes of every picture.
    console.warn = () => undefined
    const require = createRequire(import.meta.url)
    const wasm = readFileSync(join(dirname(require.resolve('tesseract-wasm')), 'tesseract-core.wasm'))
    const engine = await createOCREngine({ wasmBinary: withMostMemory(wasm, MOST_MEMORY) })
    const model = readFileSync(require.resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'))
    engine.loadModel(gunzipSync(model, { maxOutputLength: MOST_MODEL }))
    engine.setVariable('hocr_char_boxes', '1')
    return new OcrEngine(engine)
  }

  /**
   * The words of each line.
   *
   * @param letters - The only characters there are; empty for all.
   */
  read(image: Grey, letters: string): readonly (readonly SeenWord[])[] {
    this.#engine.setVariable('tessedit_char_whitelist', letters)
    this.#engine.loadImage(pixelsOf(image))
    return linesOfHocr(this.#engine.getHOCR())
  }

  /** Overwrites its memory. It reads nothing after that. */
  wipe(): void {
    this.#engine._tesseractLib?.HEAPU8?.fill(0)
  }
}

/** Four bytes a pixel; the three colours are the same. */
function pixelsOf({ width, height, data }: Grey): Parameters<OCREngine['loadImage']>[0] {
  const pixels = Uint32Array.from(data, (shade) => (0xff000000 | (shade * 0x010101)) >>> 0)
  return { data: new Uint8ClampedArray(pixels.buffer), width, height }
}
