/** Where paper was folded or torn. Lengths are millimetres; all of it is anywhere on the page. */
import { anywhere, shaded, sizeOf, type Random, type WornPage } from './worn-page.ts'

/** Straight folds in any direction across the whole page, with the ink broken off. @param width - Of each. */
export function creased(page: WornPage, count: number, width: number, random: Random): WornPage {
  const folds = Array.from({ length: count }, () => {
    const angle = Math.PI * random()
    return { through: anywhere(page, random), sin: Math.sin(angle), cos: Math.cos(angle) }
  })
  return shaded(page, (shade, x, y) =>
    folds.some(({ through, sin, cos }) => Math.abs((x - through.x) * sin - (y - through.y) * cos) < width / 2)
      ? WHITE
      : shade,
  )
}

/** A strip with ragged edges is missing, along or across the whole page; behind it is the white lid of a scanner. */
export function torn(page: WornPage, width: number, random: Random): WornPage {
  const { width: wide, height: high } = sizeOf(page)
  const isUpright = random() < 0.5
  const middle = random() * (isUpright ? wide : high)
  const edges = [random(), random()].map(
    (phase) => (along: number) => 0.6 * Math.sin(along / 3 + 6 * phase) + 0.4 * Math.sin(along * 1.7 + 9 * phase),
  )
  return shaded(page, (shade, x, y) => {
    const [across, along] = isUpright ? [x - middle, y] : [y - middle, x]
    if (Math.abs(across) > width) return shade
    const [before = 0, after = 0] = edges.map((edge) => edge(along))
    return across > before - width / 2 && across < after + width / 2 ? WHITE : shade
  })
}

const WHITE = 255
