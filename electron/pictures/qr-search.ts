import { pgmOf, scaled, type Grey } from './grey.ts'
import type { PageCodes } from './picture-job.ts'
import { readWithSecond, readWithZxing, type Effort, type SeenCode } from './qr-decoders.ts'
import { PASSES } from './qr-passes.ts'

/** Everything the first decoder can do by itself. */
export const ALL_EFFORT: Effort = { tryHarder: true, tryRotate: true, tryInvert: true, tryDownscale: true }

/**
 * Where it is dark and where light, told once for the whole picture: other codes are found than with the first
 * decoder's own way, which looks around each pixel, in a quarter of its time.
 */
export const ONE_THRESHOLD: Effort = { tryHarder: true, tryInvert: true, binarizer: 'GlobalHistogram' }

/** A larger picture is looked at smaller: a code that needs more pixels than that was found at once. */
const MOST_PIXELS = 1_500_000
/** For the second look at a picture that showed codes. */
const ENLARGED = 1.5
/** A pass that enlarges makes no more than this. */
const MOST_ENLARGED = 4_000_000
/** Time of the second decoder in each pass. */
const SECOND_MILLISECONDS = 50
/** Two sightings of a text that are this near, in parts of the picture, are one code. */
const NEAR = 0.05

/**
 * Looks at a picture in one way after the other until something is found.
 *
 * @param hasTime - Without it no new look is begun.
 */
export async function searchHarder(image: Grey, hasTime: () => boolean): Promise<readonly SeenCode[]> {
  const base = scaled(image, factorOf(image))
  for (const { change, decoders } of PASSES) {
    if (!hasTime()) break
    const changed = change(base)
    for (const decoder of decoders) {
      const seen = await look(changed, decoder)
      if (seen.length > 0) return seen
    }
  }
  return []
}

/** One more look at a picture that showed codes, for others beside them. */
export async function lookLarger(image: Grey): Promise<readonly SeenCode[]> {
  return await look(scaled(image, ENLARGED * factorOf(image)), 'zxing')
}

/** Whether that would be at nearly the size in which it was looked at before, as for the screenshot of a telephone. */
export function isSeenAtThatSize(size: Size): boolean {
  const factor = ENLARGED * factorOf(size)
  return factor > 0.8 && factor < 1.25
}

/** To the size in which it is looked at harder. */
function factorOf({ width, height }: Size): number {
  return Math.min(1, Math.sqrt(MOST_PIXELS / (width * height)))
}

type Size = Pick<Grey, 'width' | 'height'>

/** The first list, and what of the second is not in it. */
export function merged(first: readonly SeenCode[], second: readonly SeenCode[]): readonly SeenCode[] {
  const isNew = (code: SeenCode) =>
    !first.some(({ text, x, y }) => text === code.text && Math.abs(x - code.x) < NEAR && Math.abs(y - code.y) < NEAR)
  return [...first, ...second.filter(isNew)]
}

/** The texts from top to bottom, and from left to right in one line, and apart from them those that were split. */
export function inReadingOrder(codes: readonly SeenCode[]): Omit<PageCodes, 'text'> {
  const sorted = codes.toSorted((a, b) => a.y - b.y || a.x - b.x)
  const whole = sorted.filter(({ piece }) => piece === undefined)
  return {
    codes: whole.map(({ text }) => text),
    places: whole.map(({ x, y }) => ({ x, y })),
    pieces: sorted.flatMap(({ piece }) => piece ?? []),
  }
}

async function look(image: Grey, decoder: 'zxing' | 'second'): Promise<readonly SeenCode[]> {
  if (image.width * image.height > MOST_ENLARGED) return []
  if (decoder === 'second') return readWithSecond(image, SECOND_MILLISECONDS)
  return (await readWithZxing(pgmOf(image), image, ALL_EFFORT)) ?? []
}
