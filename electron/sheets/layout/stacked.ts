import { moveDown } from './page.ts'
import type { Strip } from './strip.ts'

/** Several strips as one, which stays on a page. */
export function stacked(strips: readonly Strip[]): Strip {
  let height = 0
  const boxes = strips.flatMap((strip, index) => {
    const y = height + (index === 0 ? 0 : strip.gap)
    height = y + strip.height
    return strip.boxes.map((box) => moveDown(box, y))
  })
  return { gap: strips[0]?.gap ?? 0, height, boxes }
}
