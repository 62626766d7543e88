/** The rows of a table, https://www.sqlite.org/fileformat2.html section 1.6. Free pages are never looked at. */
import { damaged } from '../problem.ts'
import { cellAt, type Cell, type PageKind } from './cells.ts'
import { viewOf, type DatabaseImage } from './image.ts'
import { valuesOf, type Value } from './values.ts'

/** How a table is kept: at row ids, or, `WITHOUT ROWID`, in the order of its first column. */
export type TableKind = 'table' | 'index'

interface Table {
  /** The page it begins on. */
  readonly root: number
  readonly kind: TableKind
  readonly columns: number
  /** More rows are refused. */
  readonly most: number
}

export interface Row {
  /** Undefined in a table without row ids. */
  readonly rowId: number | undefined
  readonly values: readonly Value[]
}

/** SQLite's own limit. */
const DEEPEST = 20
const KINDS: ReadonlyMap<number, PageKind> = new Map([
  [2, 'index-interior'],
  [5, 'table-interior'],
  [10, 'index-leaf'],
  [13, 'table-leaf'],
])

/** All rows in their order. @throws VaultRefused unless the table is sound and its rows ascend. */
export function rowsOf(image: DatabaseImage, table: Table): readonly Row[] {
  const rows: Row[] = []
  for (const { rowId, record } of cellsUnder(image, table.root, table.kind, 0)) {
    if (!record || rows.length === table.most) throw damaged()
    const row = { rowId, values: valuesOf(record, table.columns) }
    const before = rows.at(-1)
    if (before && !ascends(before, row)) throw damaged()
    rows.push(row)
  }
  return rows
}

/** Yields the cells that hold rows: the leaves, and in an index those between them. */
function* cellsUnder(image: DatabaseImage, number: number, table: TableKind, depth: number): Generator<Cell> {
  if (depth > DEEPEST) throw damaged()
  const page = image.take(number)
  const { kind, cells, last } = cellsOn(image, page, number === 1 ? 100 : 0)
  if (!kind.startsWith(table)) throw damaged()
  for (const cell of cells) {
    if (cell.child !== undefined) yield* cellsUnder(image, cell.child, table, depth + 1)
    if (kind !== 'table-interior') yield cell
  }
  if (last !== undefined) yield* cellsUnder(image, last, table, depth + 1)
}

/** @param header - Where the header of the page begins. */
function cellsOn(
  image: DatabaseImage,
  page: Uint8Array,
  header: number,
): { readonly kind: PageKind; readonly cells: readonly Cell[]; readonly last: number | undefined } {
  const view = viewOf(page)
  const kind = KINDS.get(view.getUint8(header))
  if (!kind) throw damaged()
  const isInterior = kind.endsWith('interior')
  const pointers = header + (isInterior ? 12 : 8)
  const count = view.getUint16(header + 3)
  const start = pointers + 2 * count
  if (start > image.usable) throw damaged()
  // Cells do not overlap. If they did, one page could claim thousands that each fill it.
  let room = image.usable - start
  const cells = Array.from({ length: count }, (_, index) => {
    const at = view.getUint16(pointers + 2 * index)
    if (at < start) throw damaged()
    const cell = cellAt(image, page, at, kind)
    room -= cell.bytes
    if (room < 0) throw damaged()
    return cell
  })
  return { kind, cells, last: isInterior ? view.getUint32(header + 8) : undefined }
}

function ascends(one: Row, other: Row): boolean {
  if (one.rowId !== undefined) return other.rowId !== undefined && one.rowId < other.rowId
  const [key] = one.values
  const [next] = other.values
  return key instanceof Uint8Array && next instanceof Uint8Array && isLess(key, next)
}

/** Compares bytes as SQLite does: the first that differs decides, then the length. */
function isLess(one: Uint8Array, other: Uint8Array): boolean {
  const at = one.findIndex((byte, index) => byte !== other[index])
  if (at === -1) return one.length < other.length
  return at < other.length && (one[at] ?? 0) < (other[at] ?? 0)
}
