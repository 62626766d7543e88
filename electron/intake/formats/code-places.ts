/** Names QR codes by where they are, for a person who looks at the picture. */
import type { CodePlace, PageCodes } from '../../pictures/picture-job.ts'

/** A QR code, and the name it has in the preview where it has no name of its own. */
interface NamedCode {
  readonly text: string
  readonly what: string
}

/** @param page - "page 2", where there is more than one. */
export function nameCodes({ codes, places, pieces }: Pick<PageCodes, 'codes' | 'places' | 'pieces'>, page = '') {
  const count = codes.length + pieces.length
  const of = count > 1 ? ` of ${count}` : ''
  const on = page === '' ? '' : ` on ${page}`
  const whole = codes.map((text, at): NamedCode => {
    const place = places[at]
    return { text, what: `QR code ${at + 1}${of}${on}${of === '' || !place ? '' : `, ${placeInWords(place)}`}` }
  })
  return {
    whole,
    pieces: pieces.map((piece, at) => ({ piece, what: `QR code ${codes.length + at + 1}${of}${on}` })),
  }
}

/** A page without the codes that were seen before: a sheet may have its code twice. */
export function unseen<Page extends Pick<PageCodes, 'codes' | 'places'>>(page: Page, seen: Set<string>): Page {
  const kept = page.codes.flatMap((code, at) => {
    if (seen.has(code)) return []
    seen.add(code)
    return [{ code, place: page.places[at] }]
  })
  return {
    ...page,
    codes: kept.map(({ code }) => code),
    places: kept.flatMap(({ place }) => place ?? []),
  }
}

/** In thirds: "top left", "right", "in the middle". */
function placeInWords({ x, y }: CodePlace): string {
  const row = y < 1 / 3 ? 'top' : y > 2 / 3 ? 'bottom' : ''
  const column = x < 1 / 3 ? 'left' : x > 2 / 3 ? 'right' : ''
  return [row, column].filter(Boolean).join(' ') || 'in the middle'
}
