import { between, type Grey } from '../../electron/pictures/grey.ts'

/** Millimetres from the upper left corner. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** A printed page in a picture, and where each place of the paper has gone in it. */
export interface WornPage {
  readonly image: Grey
  /** Pixels in a millimetre. */
  readonly dots: number
  /** From a place of the paper to the same in the picture. */
  readonly seenAt: (place: Place) => Place
}

/** Numbers from 0 to 1, the same for the same seed. */
export type Random = () => number

/** A page straight from the printer, in a picture that is as large as the paper. */
export function freshPage(image: Grey, dotsPerInch: number): WornPage {
  return { image, dots: dotsPerInch / 25.4, seenAt: (place) => place }
}

/** The size of the picture in millimetres. */
export function sizeOf({ image, dots }: WornPage): { readonly width: number; readonly height: number } {
  return { width: image.width / dots, height: image.height / dots }
}

/** A place that may be anywhere in the picture. */
export function anywhere(page: WornPage, random: Random): Place {
  const { width, height } = sizeOf(page)
  return { x: random() * width, y: random() * height }
}

/** Another shade for each pixel, by its own and by the place of its middle. */
export function shaded(page: WornPage, shadeAt: (shade: number, x: number, y: number) => number): WornPage {
  const { image, dots } = page
  const data = new Uint8Array(image.data.length)
  for (let row = 0, at = 0; row < image.height; row++)
    for (let column = 0; column < image.width; column++, at++)
      data[at] = inBounds(shadeAt(image.data[at] ?? 0, (column + 0.5) / dots, (row + 0.5) / dots))
  return { ...page, image: { ...image, data } }
}

/**
 * Everything elsewhere in a picture of the same size.
 *
 * @param ways - Where a place goes, and the way back.
 * @param outside - The shade around the page.
 */
export function moved(
  page: WornPage,
  { to, from }: { readonly to: (place: Place) => Place; readonly from: (place: Place) => Place },
  outside: number,
): WornPage {
  const { width, height } = sizeOf(page)
  const { seenAt } = page
  const image = shaded(page, (_, x, y) => {
    const source = from({ x, y })
    const isOutside = source.x < 0 || source.y < 0 || source.x >= width || source.y >= height
    return isOutside ? outside : shadeIn(page, source)
  }).image
  return { ...page, image, seenAt: (place) => to(seenAt(place)) }
}

/** The shade at a place of the picture, weighed from the four pixels around it. */
export function shadeIn({ image, dots }: WornPage, { x, y }: Place): number {
  return between(image, x * dots - 0.5, y * dots - 0.5)
}

function inBounds(shade: number): number {
  return Math.max(0, Math.min(255, Math.round(shade)))
}
