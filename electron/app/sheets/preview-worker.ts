/** Draws one page of a PDF of our own, then ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { openPdf } from '../../pictures/pdf-pages.ts'

/** Which page, and how fine. The PDF is wiped with the job. */
export interface PreviewJob {
  readonly pdf: Uint8Array<ArrayBuffer>
  /** Counted from 1. */
  readonly page: number
  readonly dotsPerInch: number
}

/** How many pages there are, and the one that was asked for in grey. */
export interface PreviewAnswer {
  readonly pages: number
  /** Absent when there is no such page. */
  readonly picture?: { readonly width: number; readonly height: number; readonly grey: Uint8Array }
}

const { pdf, page, dotsPerInch } = workerData as PreviewJob
parentPort?.postMessage(await draw())
pdf.fill(0)

async function draw(): Promise<PreviewAnswer | undefined> {
  const opened = await openPdf(pdf, '', Number.POSITIVE_INFINITY)
  if ('failure' in opened) return undefined
  const drawn = await opened.pages[page - 1]?.draw(dotsPerInch)
  if (!drawn) return { pages: opened.pages.length }
  const { width, height, data } = drawn
  return { pages: opened.pages.length, picture: { width, height, grey: new Uint8Array(data) } }
}
