import { Worker } from 'node:worker_threads'
import { oneAnswer } from '../../pictures/worker-answer.ts'
import { KitError } from '../../kit-error.ts'
import type { PagePicture } from '../../contract.ts'
import type { PreviewAnswer, PreviewJob } from './preview-worker.ts'

/** Enough to read every line on a screen. */
const DOTS_PER_INCH = 110

/** The worker needs a fraction of a second; a machine that is busy gets more. */
const MOST_SECONDS = 30

/**
 * A page of a PDF as pixels. PDFium is WebAssembly over C++, so it runs in a worker that has no part
 * of the vault, works on a copy of the file, and ends with the page.
 *
 * @param page - Counted from 1.
 * @throws KitError `not-found` when there is no such page; `unreadable` when it could not be drawn.
 */
export async function pagePicture(pdf: Uint8Array, page: number): Promise<PagePicture> {
  const answer = await askWorker({ pdf: pdf.slice(), page, dotsPerInch: DOTS_PER_INCH })
  if (!answer)
    throw new KitError('unreadable', 'The page could not be drawn for the screen. Nothing was printed. Try again.')
  if (!answer.picture) throw new KitError('not-found', 'The set has no such page. Nothing was printed.')
  return { page, pages: answer.pages, ...answer.picture }
}

async function askWorker(job: PreviewJob): Promise<PreviewAnswer | undefined> {
  const file = import.meta.url.endsWith('.ts') ? './preview-worker.ts' : './preview-worker.js'
  const worker = new Worker(new URL(file, import.meta.url), {
    workerData: job,
    transferList: [job.pdf.buffer],
    execArgv: [],
    stdout: true,
    stderr: true,
  })
  return await oneAnswer<PreviewAnswer>(worker, MOST_SECONDS)
}
