import { pgmOf, scaled, type Grey } from './grey.ts'
import type { PageCodes } from './picture-job.ts'
import { readWithSecond, readWithZxing, type Effort, type SeenCode } from './qr-decoders.ts'
import { PASSES } from './qr-passes.ts'

/** Everything the first decoder can do by itself. */
export const ALL_EFFORT: Effort = { tryHarder: true, tryRotate: true, tryInvert: true, tryDownscale: true }

/** A larger picture is looked at smaller: a code that needs more pixels than that was found at once. */
const MOST_PIXELS = 1_500_000
/** A pass that enlarges makes no more than this. */
const MOST_ENLARGED = 4_000_000
/** Time of the second decoder in each pass. */
const SECOND_MILLISECONDS = 50
/** Two sightings of a text that are this near, in parts of the picture, are one code. */
const NEAR = 0.05

/**
 * Looks at a picture in one way after the other until something is found. When a code was found
 * before, one more look is taken for others beside it.
 *
 * @param known - What the plain look has found.
 * @param hasTime - Without it no new look is begun.
 */
export async function searchHarder(
  image: Grey,
  known: readonly SeenCode[],
  hasTime: () => boolean,
): Promise<readonly SeenCode[]> {
  const base = scaled(image, Math.min(1, Math.sqrt(MOST_PIXELS / (image.width * image.height))))
  if (known.length > 0) return merged(known, await lookEnlarged(base))
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

async function lookEnlarged(base: Grey): Promise<readonly SeenCode[]> {
  return await look(scaled(base, 1.5), 'zxing')
}

async function look(image: Grey, decoder: 'zxing' | 'second'): Promise<readonly SeenCode[]> {
  if (image.width * image.height > MOST_ENLARGED) return []
  if (decoder === 'second') return readWithSecond(image, SECOND_MILLISECONDS)
  return (await readWithZxing(pgmOf(image), image, ALL_EFFORT)) ?? []
}
