import { freshPage, type WornPage } from './worn-page.ts'

/** A page of one shade, on A4. @param dots - Pixels in a millimetre. */
export function blankPage(shade: number, dots = 2): WornPage {
  const [width, height] = [210 * dots, 297 * dots]
  return freshPage({ width, height, data: new Uint8Array(width * height).fill(shade) }, dots * 25.4)
}

/** The pixels that are no longer as they were. */
export function changedPixels(before: WornPage, after: WornPage) {
  const { data, width } = before.image
  const changed: { readonly column: number; readonly row: number; readonly shade: number }[] = []
  for (const [at, shade] of after.image.data.entries())
    if (shade !== data[at]) changed.push({ column: at % width, row: Math.floor(at / width), shade })
  return changed
}
