/**
 * The mark at the foot of every page: a small QR code that says which page this is, and nothing
 * secret. A drill knows by it which copy it has before it.
 *
 *     RKIT:3F9A2C41:2:3:1      set, sheet, page of the set, copy
 *     RKIT:3F9A2C41:2-6:3:1    sheets 2 to 6, all of which are on this page
 */
export interface PageMark {
  readonly set: string
  readonly sheet: number
  /** The last sheet on the page, where there are several. */
  readonly last?: number
  readonly page: number
  readonly copy: number
}

export function formatMark({ set, sheet, last, page, copy }: PageMark): string {
  return `RKIT:${set}:${sheet}${last === undefined ? '' : `-${last}`}:${page}:${copy}`
}

/** The mark in a QR code's text; undefined when it is none. */
export function parseMark(text: string): PageMark | undefined {
  const [, set, first, last, page, copy] =
    /^RKIT:([0-9A-F]{8}):(\d{1,5})(?:-(\d{1,5}))?:(\d{1,5}):(\d)$/.exec(text) ?? []
  if (set === undefined) return undefined
  const mark = { set, sheet: Number(first), page: Number(page), copy: Number(copy) }
  if (last === undefined) return mark
  const more = Number(last) - mark.sheet
  return more > 0 && more < MOST_ON_PAGE ? { ...mark, last: Number(last) } : undefined
}

/** The sheets that are on the page, by number. */
export function sheetsOn({ sheet, last = sheet }: Pick<PageMark, 'sheet' | 'last'>): readonly number[] {
  return Array.from({ length: last - sheet + 1 }, (_, index) => sheet + index)
}

/** More than fit on a page: a forged mark shall not make a list of thousands. */
const MOST_ON_PAGE = 100
