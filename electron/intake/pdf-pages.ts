/** The pages of a PDF as pictures and text, through PDFium as WebAssembly. For the picture worker. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PDFiumLibrary, type PDFiumDocument } from '@hyzyla/pdfium'
import type { Grey } from './grey.ts'

const require = createRequire(import.meta.url)

/** A page that would be larger is drawn coarser; 16 million pixels are A3 at 300 dots an inch. */
const MOST_PIXELS = 16_000_000

export interface PdfPage {
  readonly text: string
  /** Photographs and scans are worth a harder look; drawn codes are sharp. */
  readonly hasPictures: boolean
  draw(dotsPerInch: number): Promise<Grey>
}

export type OpenedPdf = { readonly pages: readonly PdfPage[] } | { readonly failure: 'password' | 'damaged' }

/** @param most - With more pages than this none is looked at; the list of them is still as long. */
export async function openPdf(bytes: Uint8Array, password: string, most: number): Promise<OpenedPdf> {
  const wasm = readFileSync(require.resolve('@hyzyla/pdfium/pdfium.wasm'))
  // It would fetch its WebAssembly; it is handed the bytes instead.
  const library = await PDFiumLibrary.init({ wasmBinary: new Uint8Array(wasm).buffer })
  try {
    const document = await library.loadDocument(bytes, password)
    const count = document.getPageCount()
    if (count > most) return { pages: new Array<PdfPage>(count) }
    return { pages: Array.from({ length: count }, (_, index) => pageOf(document, index)) }
  } catch (error) {
    // The library tells its errors apart by their texts alone.
    return { failure: error instanceof Error && /password/i.test(error.message) ? 'password' : 'damaged' }
  }
}

/** Looked up each time: drawing a page closes it. */
function pageOf(document: PDFiumDocument, index: number): PdfPage {
  return {
    get text() {
      return document.getPage(index).getText()
    },
    get hasPictures() {
      const page = document.getPage(index)
      return Array.from({ length: page.getObjectCount() }, (_, at) => page.getObject(at)).some(
        (object) => object.type === 'image' || object.type === 'form',
      )
    },
    draw: async (dotsPerInch) => {
      const page = document.getPage(index)
      const { originalWidth, originalHeight } = page.getOriginalSize()
      const most = Math.sqrt(MOST_PIXELS / Math.max(1, originalWidth * originalHeight))
      const { width, height, data } = await page.render({
        scale: Math.min(dotsPerInch / 72, most),
        render: 'bitmap',
        colorSpace: 'Gray',
      })
      return { width, height, data }
    },
  }
}
