/** PDFium, which reads PDF files, as WebAssembly. For the workers that draw pages. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { withMostMemory } from './wasm-memory.ts'

/** MiB: a photograph of 100 megapixels takes 420, a page of 100,000 drawn lines 100. */
const MOST_MEMORY = 512

export interface Pdfium {
  readonly library: PDFiumLibrary
  /** Whether it asked for memory in vain: it then draws a page without the picture on it, and does not say so. */
  readonly ranOut: () => boolean
}

/** One with memory of its own, from bytes at hand: it would fetch them. */
export async function startPdfium(): Promise<Pdfium> {
  let refused = false
  const module = await (compiling ??= compile())
  const library = await PDFiumLibrary.init({
    instantiateWasm: (imports: WebAssembly.Imports, started: (instance: WebAssembly.Instance) => void) => {
      const { env = {} } = imports
      const grow = env.emscripten_resize_heap as (bytes: number) => unknown
      env.emscripten_resize_heap = (bytes: number) => {
        const grown = grow(bytes)
        if (grown !== true && grown !== 1) refused = true
        return grown
      }
      void WebAssembly.instantiate(module, imports).then(started)
      return {}
    },
  })
  return { library, ranOut: () => refused }
}

let compiling: Promise<WebAssembly.Module> | undefined

/** Takes longer than most documents, so it is done once for all of them. */
async function compile(): Promise<WebAssembly.Module> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'))
  return await WebAssembly.compile(withMostMemory(wasm, MOST_MEMORY))
}
