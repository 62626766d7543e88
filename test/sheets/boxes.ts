/** What may be wrong with the boxes of a page. */
import type { PageLayout } from '../../electron/sheets/layout/layout.ts'
import { PAPERS, type Box } from '../../electron/sheets/layout/page.ts'

const MARGIN = 12.7
/** Rounding of sums of millimetres. */
const EPSILON = 1e-6

/** Boxes that reach into the margins of the paper. */
export function outside(page: PageLayout): Box[] {
  const { width, height } = PAPERS[page.paper]
  return page.boxes.filter(
    (box) =>
      box.x < MARGIN - EPSILON ||
      box.y < MARGIN - EPSILON ||
      box.x + box.width > width - MARGIN + EPSILON ||
      box.y + box.height > height - MARGIN + EPSILON,
  )
}

/** Pairs that lie over each other; only what starts before a box ends can. */
export function overlapping(boxes: readonly Box[]): Box[][] {
  const sorted = boxes.toSorted((a, b) => a.y - b.y)
  return sorted.flatMap((box, index) => {
    const end = sorted.findIndex((other, at) => at > index && other.y >= box.y + box.height - EPSILON)
    const near = sorted.slice(index + 1, end < 0 ? undefined : end)
    return near.filter((other) => clearance(box, other) < -EPSILON).map((other) => [box, other])
  })
}

/** Pairs of symbols that are less than 20 mm apart. */
export function crowded(boxes: readonly Box[]): Box[][] {
  return pairs(boxes.filter((box) => box.kind === 'symbol')).filter(([a, b]) => clearance(a, b) < 20 - EPSILON)
}

/** How far apart two boxes are, across or down, whichever is more; negative when they overlap. */
function clearance(a: Box, b: Box): number {
  const across = Math.max(b.x - a.x - a.width, a.x - b.x - b.width)
  const down = Math.max(b.y - a.y - a.height, a.y - b.y - b.height)
  return Math.max(across, down)
}

function pairs(boxes: readonly Box[]): [Box, Box][] {
  return boxes.flatMap((a, index) => boxes.slice(index + 1).map((b): [Box, Box] => [a, b]))
}
