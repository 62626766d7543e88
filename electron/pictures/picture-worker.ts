/** Reads the QR codes of one picture or PDF after the other, until it is ended. */
import { parentPort } from 'node:worker_threads'
import type { Grey } from './grey.ts'
import { pgmOf } from './grey.ts'
import { PICTURE_LIMITS } from './limits.ts'
import { openPdf, type PdfPage } from './pdf-pages.ts'
import type { PageCodes, PictureAnswer, PictureJob } from './picture-job.ts'
import { greyOf, onBlack } from './picture-pixels.ts'
import { pictureKind, pictureSize } from './picture-size.ts'
import { readWithZxing, type SeenCode } from './qr-decoders.ts'
import {
  ALL_EFFORT,
  inReadingOrder,
  isSeenAtThatSize,
  lookLarger,
  merged,
  ONE_THRESHOLD,
  searchHarder,
} from './qr-search.ts'
import { searchTime } from './search-time.ts'
import { pdfOfTiff } from './tiff-pdf.ts'

/** Dots an inch, in which a page is looked at first, and once more. */
interface Dots {
  readonly coarse: number
  readonly fine: number
}
const DOTS: Dots = { coarse: 200, fine: 300 }
/** A pixel of a TIFF is a point of its page: as it is, and larger. */
const PIXEL_BY_PIXEL: Dots = { coarse: 72, fine: 108 }

/**
 * Pixels. Of a larger photograph that shows codes no second look is taken: the decoder has looked at it in smaller
 * sizes as well, and opening it once more takes four times as long as that, and twice the memory.
 */
const MOST_TWICE = 16_000_000

type HasTime = ReturnType<typeof searchTime>
type Size = Pick<Grey, 'width' | 'height'>

parentPort?.on('message', (job: PictureJob) => {
  const hasTime = searchTime()
  const read = job.kind === 'picture' ? readPicture(job.bytes, hasTime) : readPdf(job, hasTime)
  void read.then((answer) => parentPort?.postMessage(answer))
})

async function readPicture(file: Uint8Array, hasTime: HasTime): Promise<PictureAnswer> {
  if (pictureKind(file) === 'tiff') return await readTiff(file, hasTime)
  const bytes = await asDecoderOpensIt(file)
  const size = pictureSize(bytes) ?? { width: 1, height: 1 }
  const seen = await readWithZxing(bytes, size, ALL_EFFORT)
  if (!seen) return { failure: 'damaged' }
  const codes =
    seen.length > 0 ? merged(seen, await othersBeside(bytes, size)) : await searchAll({ file, bytes, size }, hasTime)
  return { pages: [{ ...inReadingOrder(codes), text: '' }] }
}

/** One more look at a picture that showed codes. */
async function othersBeside(bytes: Uint8Array, size: Size): Promise<readonly SeenCode[]> {
  if (size.width * size.height > MOST_TWICE) return []
  if (isSeenAtThatSize(size)) return (await readWithZxing(bytes, size, ONE_THRESHOLD)) ?? []
  const image = await greyOf(bytes)
  return image ? await lookLarger(image) : []
}

interface Opened {
  readonly file: Uint8Array
  /** As the decoder opens it. */
  readonly bytes: Uint8Array
  readonly size: Size
}

/** In every way, where the first look showed nothing. */
async function searchAll({ file, bytes, size }: Opened, hasTime: HasTime): Promise<readonly SeenCode[]> {
  const black = await onBlack(file)
  const inTheDark = black ? await readDrawn(black) : []
  if (inTheDark.length > 0) return inTheDark
  const image = await greyOf(bytes)
  return image ? await searchHarder(image, hasTime) : await otherWays(bytes, size)
}

/** The decoder opens everything but WebP and AVIF. A screenshot is opened here, once for both looks. */
async function asDecoderOpensIt(file: Uint8Array): Promise<Uint8Array> {
  const kind = pictureKind(file)
  const { width, height } = pictureSize(file) ?? { width: Infinity, height: Infinity }
  const isOpenedHere = kind === 'webp' || kind === 'avif' || (kind === 'png' && width * height <= MOST_TWICE)
  const image = isOpenedHere ? await greyOf(file) : undefined
  return image ? pgmOf(image) : file
}

/** For a GIF, a BMP or an unusual PNG, which only the decoder can open. */
async function otherWays(bytes: Uint8Array, size: Size): Promise<readonly SeenCode[]> {
  const global = (await readWithZxing(bytes, size, { ...ALL_EFFORT, binarizer: 'GlobalHistogram' })) ?? []
  return global.length > 0 ? global : ((await readWithZxing(bytes, size, { ...ALL_EFFORT, tryDenoise: true })) ?? [])
}

type PdfJob = Extract<PictureJob, { kind: 'pdf' }>

async function readTiff(file: Uint8Array, hasTime: HasTime): Promise<PictureAnswer> {
  const bytes = pdfOfTiff(file)
  return bytes ? await readPages({ bytes, password: '' }, hasTime, PIXEL_BY_PIXEL) : { failure: 'damaged' }
}

async function readPdf(job: PdfJob, hasTime: HasTime): Promise<PictureAnswer> {
  return await readPages(job, hasTime, DOTS)
}

async function readPages(
  { bytes, password }: Pick<PdfJob, 'bytes' | 'password'>,
  hasTime: HasTime,
  dots: Dots,
): Promise<PictureAnswer> {
  const opened = await openPdf(bytes, password, PICTURE_LIMITS.pdfPages)
  if ('failure' in opened) return opened
  if (opened.pages.length > PICTURE_LIMITS.pdfPages) return { failure: 'too-many-pages' }
  const pages: PageCodes[] = []
  let pixels = 0
  for (const page of opened.pages) {
    pixels += page.pixels(dots.coarse)
    if (pixels > PICTURE_LIMITS.pdfPixels) return { failure: 'too-large-pages' }
    pages.push(await readPage(page, hasTime, dots))
    if (opened.ranOut()) return { failure: 'too-large-pages' }
  }
  return { pages }
}

/** On a scanned page what one resolution misses another may show; a drawn one is read whole at the first. */
async function readPage(page: PdfPage, hasTime: HasTime, { coarse: few, fine }: Dots): Promise<PageCodes> {
  const { text, hasPictures } = page
  const coarse = await page.draw(few)
  let seen = await readDrawn(coarse)
  if ((seen.length === 0 || hasPictures) && hasTime()) seen = merged(seen, await readDrawn(await page.draw(fine)))
  if (seen.length === 0 && hasPictures) seen = await searchHarder(coarse, hasTime)
  return { ...inReadingOrder(seen), text: seen.length > 0 ? '' : text }
}

async function readDrawn(image: Grey): Promise<readonly SeenCode[]> {
  return (await readWithZxing(pgmOf(image), image, ALL_EFFORT)) ?? []
}
