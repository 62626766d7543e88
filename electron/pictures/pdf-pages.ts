/** The pages of a PDF as pictures and text. For the picture worker. */
import type { PDFiumDocument } from '@hyzyla/pdfium'
import type { Grey } from './grey.ts'
import { startPdfium, type Pdfium } from './pdfium.ts'

/** A page that would be larger is drawn coarser; 16 million pixels are A3 at 300 dots an inch. */
const MOST_PIXELS = 16_000_000
/** Objects of a page that are searched for pictures. */
const MOST_OBJECTS = 10_000

type PDFiumPage = ReturnType<PDFiumDocument['getPage']>

export interface PdfPage {
  readonly text: string
  /** Photographs and scans are worth a harder look; drawn codes are sharp. */
  readonly hasPictures: boolean
  /** How many it has when it is drawn. */
  pixels(dotsPerInch: number): number
  draw(dotsPerInch: number): Promise<Grey>
}

export type OpenedPdf =
  | {
      readonly pages: readonly PdfPage[]
      /** Whether something was left out of what was drawn since there was no memory for it. */
      readonly ranOut: () => boolean
      /** Gives its memory back, where what reads it is kept for others. */
      readonly close: () => void
    }
  | { readonly failure: 'password' | 'damaged' }

/**
 * @param most - With more pages than this none is looked at; the list of them is still as long.
 * @param pdfium - What reads it: one of its own, unless stated.
 */
export async function openPdf(bytes: Uint8Array, password: string, most: number, pdfium?: Pdfium): Promise<OpenedPdf> {
  const { library, ranOut } = pdfium ?? (await startPdfium())
  try {
    const document = await library.loadDocument(bytes, password)
    const close = () => {
      document.destroy()
    }
    const count = document.getPageCount()
    if (count > most) return { pages: new Array<PdfPage>(count), ranOut, close }
    return { pages: Array.from({ length: count }, (_, index) => pageOf(document, index)), ranOut, close }
  } catch (error) {
    // The library tells its errors apart by their texts alone.
    return { failure: error instanceof Error && /password/i.test(error.message) ? 'password' : 'damaged' }
  }
}

/** Drawing a page closes it, and it is opened again for the next look. */
function pageOf(document: PDFiumDocument, index: number): PdfPage {
  let open: PDFiumPage | undefined
  const page = () => (open ??= document.getPage(index))
  return {
    get text() {
      return page().getText()
    },
    get hasPictures() {
      const most = Math.min(page().getObjectCount(), MOST_OBJECTS)
      for (let at = 0; at < most; at++) if (['image', 'form'].includes(page().getObject(at).type)) return true
      return false
    },
    pixels: (dotsPerInch) => {
      const { originalWidth, originalHeight } = page().getOriginalSize()
      return Math.round(originalWidth * originalHeight * scaleFor(page(), dotsPerInch) ** 2)
    },
    draw: async (dotsPerInch) => {
      const drawn = page()
      open = undefined
      const { width, height, data } = await drawn.render({
        scale: scaleFor(drawn, dotsPerInch),
        render: 'bitmap',
        colorSpace: 'Gray',
      })
      return { width, height, data }
    },
  }
}

/** From points to pixels. */
function scaleFor(page: PDFiumPage, dotsPerInch: number): number {
  const { originalWidth, originalHeight } = page.getOriginalSize()
  return Math.min(dotsPerInch / 72, Math.sqrt(MOST_PIXELS / Math.max(1, originalWidth * originalHeight)))
}
