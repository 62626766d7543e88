/** Records on pages and beyond them, https://www.sqlite.org/fileformat2.html section 1.6. */
import { damaged } from '../problem.ts'
import { viewOf, type DatabaseImage } from './image.ts'
import { varint } from './varint.ts'

/** What a page holds: rows, or the way to them. A table has its rows at row ids, an index has them as its keys. */
export type PageKind = 'index-interior' | 'table-interior' | 'index-leaf' | 'table-leaf'

/** One cell of a page. */
export interface Cell {
  /** The page with everything before this cell; interior pages only. */
  readonly child?: number
  /** Tables only. */
  readonly rowId?: number
  /** The encoded record; interior pages of tables have none. */
  readonly record?: Uint8Array
  /** Bytes that the cell takes on its page. */
  readonly bytes: number
}

export function cellAt(image: DatabaseImage, page: Uint8Array, at: number, kind: PageKind): Cell {
  const view = viewOf(page)
  let place = at
  let child: number | undefined
  if (kind === 'index-interior' || kind === 'table-interior') {
    if (at + 4 > image.usable) throw damaged()
    child = view.getUint32(at)
    place += 4
  }
  if (kind === 'table-interior') {
    const [rowId, end] = varint(page, place, image.usable)
    return { ...(child !== undefined && { child }), rowId, bytes: end - at }
  }
  const [length, afterLength] = varint(page, place, image.usable)
  let rowId: number | undefined
  let start = afterLength
  if (kind === 'table-leaf') [rowId, start] = varint(page, afterLength, image.usable)
  if (length > image.size) throw damaged()
  const local = lengthOnPage(length, image.usable, kind)
  const overflows = local < length
  const end = start + local + (overflows ? 4 : 0)
  if (end > image.usable) throw damaged()
  const here = page.subarray(start, start + local)
  return {
    ...(child !== undefined && { child }),
    ...(rowId !== undefined && { rowId }),
    record: overflows ? joined(image, here, length, view.getUint32(start + local)) : here,
    bytes: end - at,
  }
}

/** A long record goes on elsewhere; this is how much of it stays. */
function lengthOnPage(length: number, usable: number, kind: PageKind): number {
  const most = kind === 'table-leaf' ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
  if (length <= most) return length
  const least = Math.floor(((usable - 12) * 32) / 255) - 23
  const even = least + ((length - least) % (usable - 4))
  return even <= most ? even : least
}

/** Follows the chain of overflow pages. It has to end with the record. */
function joined(image: DatabaseImage, here: Uint8Array, length: number, first: number): Uint8Array {
  const record = new Uint8Array(length)
  record.set(here)
  let next = first
  for (let at = here.length; at < length; at += image.usable - 4) {
    const page = image.take(next)
    record.set(page.subarray(4, 4 + Math.min(length - at, image.usable - 4)), at)
    next = viewOf(page).getUint32(0)
  }
  if (next !== 0) throw damaged()
  return record
}
