/**
 * The mark at the foot of every page: a small QR code that says which page this is, and nothing
 * secret. A drill knows by it which copy it has before it.
 *
 *     RKIT:3F9A2C41:2:3:1      set, sheet, page of the set, copy
 */
export interface PageMark {
  readonly set: string
  readonly sheet: number
  readonly page: number
  readonly copy: number
}

export function formatMark({ set, sheet, page, copy }: PageMark): string {
  return `RKIT:${set}:${sheet}:${page}:${copy}`
}

/** The mark in a QR code's text; undefined when it is none. */
export function parseMark(text: string): PageMark | undefined {
  const [, set, sheet, page, copy] = /^RKIT:([0-9A-F]{8}):(\d{1,5}):(\d{1,5}):(\d)$/.exec(text) ?? []
  if (set === undefined) return undefined
  return { set, sheet: Number(sheet), page: Number(page), copy: Number(copy) }
}
