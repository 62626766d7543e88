import { Worker } from 'node:worker_threads'
import { KitError } from '../kit-error.ts'
import { KeptWorkers } from './kept-workers.ts'
import { PICTURE_LIMITS } from './limits.ts'
import type { PageCodes, PictureAnswer, PictureJob } from './picture-job.ts'
import { pictureKind, pictureSize } from './picture-size.ts'
import { wholeTexts } from './qr-pieces.ts'
import { pictureInWords, rarePicture } from './rare-pictures.ts'

/**
 * The texts of all QR codes in a picture, from top to bottom, and then those that are split over
 * several codes, all of which are in it.
 *
 * @throws KitError as `codesInPicture` does
 */
export async function decodePicture(bytes: Uint8Array): Promise<readonly string[]> {
  const { codes, pieces } = await codesInPicture(bytes)
  return [...codes, ...wholeTexts(pieces)]
}

/**
 * All QR codes in a picture.
 *
 * @param bytes - A PNG, JPEG, WebP, AVIF, TIFF, GIF, BMP or PNM file; of a TIFF all pages.
 * @throws KitError `unreadable` when it is none of them, damaged, or takes too long; `file-too-large`
 */
export async function codesInPicture(bytes: Uint8Array): Promise<Omit<PageCodes, 'text'>> {
  const pages = await pagesOfPicture(bytes)
  return {
    codes: pages.flatMap(({ codes }) => codes),
    places: pages.flatMap(({ places }) => places),
    pieces: pages.flatMap(({ pieces }) => pieces),
  }
}

/** The same for each page: a TIFF may have several. @throws KitError as `codesInPicture` does */
export async function pagesOfPicture(bytes: Uint8Array): Promise<readonly Omit<PageCodes, 'text'>[]> {
  const rare = rarePicture(bytes)
  if (rare && pictureKind(bytes) === undefined)
    throw new KitError(
      'unreadable',
      `This is ${pictureInWords(rare)}, which cannot be read here. Nothing was read. Save it as PNG or JPEG, or take a screenshot of it.`,
    )
  const size = pictureSize(bytes)
  if (size && size.width * size.height > PICTURE_LIMITS.pixels)
    throw new KitError(
      'file-too-large',
      'This picture has more pixels than can be searched. Nothing was read. Cut out the part with the QR code.',
    )
  const answer = await askWorker({ kind: 'picture', bytes })
  if (!answer || 'failure' in answer) throw notOpened(bytes)
  return answer.pages
}

function notOpened(bytes: Uint8Array): KitError {
  return new KitError(
    'unreadable',
    pictureKind(bytes) === undefined
      ? 'This is not a picture of a kind that can be read here (PNG, JPEG, WebP, AVIF, TIFF, GIF, BMP, PNM), and no PDF. Nothing was read. Save it as PNG, or take a screenshot of it.'
      : 'This picture could not be opened; it may be damaged or too large. Nothing was read. Take it again, cut out the part with the QR code, or save it as PNG.',
  )
}

/**
 * Has one picture or PDF searched. The decoders are WebAssembly over C++ and read what strangers
 * made, so they run in a worker that has no part of the vault, works on a copy, and ends with the
 * job, or with the batch it is in. Its heap is bounded here, the memory of each decoder where that is started.
 *
 * @returns undefined when the worker failed or took too long
 */
export async function askWorker(job: PictureJob): Promise<PictureAnswer | undefined> {
  return await workers.ask<PictureAnswer>(job, PICTURE_LIMITS.pictureSeconds)
}

/** Several pictures by one worker; it ends with `work`. */
export async function inOneBatch<T>(work: () => Promise<T>): Promise<T> {
  return await workers.inBatch(work)
}

const workers = new KeptWorkers(startWorker, PICTURE_LIMITS.picturesPerWorker)

function startWorker(): Worker {
  const file = import.meta.url.endsWith('.ts') ? './picture-worker.ts' : './picture-worker.js'
  return new Worker(new URL(file, import.meta.url), {
    execArgv: [],
    stdout: true, // the PDF reader complains about broken files there
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: PICTURE_LIMITS.pictureHeapMegabytes },
  })
}
