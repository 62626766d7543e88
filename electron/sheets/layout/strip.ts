import type { Box } from './page.ts'

/** A part of an account that stays on one page; its boxes start at y = 0. */
export interface Strip {
  /** Left free above it, except at the top of a page. */
  readonly gap: number
  readonly height: number
  readonly boxes: readonly Box[]
  /** Stands above it once more where it starts a page. */
  readonly again?: Strip
  /** Stands as low on the page as it can. */
  readonly atFoot?: boolean
}
