/** Rows drawn above and below those in sight, so that fast scrolling shows no gap. */
const SPARE_ROWS = 6

export interface RowRange {
  readonly start: number
  /** One past the last. */
  readonly end: number
}

/** The rows of a long list to draw. All lengths in CSS pixels. */
export function visibleRows(scrollTop: number, height: number, rowHeight: number, count: number): RowRange {
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight)
  const last = Math.ceil((Math.max(0, scrollTop) + height) / rowHeight)
  return {
    start: Math.max(0, Math.min(first, count) - SPARE_ROWS),
    end: Math.min(count, last + SPARE_ROWS),
  }
}

/** Where to scroll so that everything from `top` to `end` is in sight, moving as little as possible. */
export function scrollTopFor(top: number, end: number, scrollTop: number, height: number): number {
  if (top < scrollTop) return top
  return Math.max(scrollTop, end - height)
}
