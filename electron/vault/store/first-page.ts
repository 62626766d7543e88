/**
 * Reads a page of a SQLite database without SQLite: opening the file in SQLite parses every
 * statement in its schema, and a query may run what a stranger wrote into it.
 * https://www.sqlite.org/fileformat2.html sections 1.3, 1.6 and 2.1
 */

/** One object of a schema: `type`, `name`, `tbl_name`, `rootpage` and `sql` of `sqlite_schema`. */
export interface SchemaRow {
  readonly type: string
  readonly name: string
  readonly table: string
  /** The page where its rows begin, counted from 1. */
  readonly root: number
  readonly sql: string
}

/** A value of a record; NULL, floating-point and very large numbers become undefined. */
type Value = Buffer | number | undefined

/** How much to read at most: cells may overlap, so one page can claim thousands that each fill it. */
interface Most {
  readonly rows: number
  /** How many values of each row to read, from the first. */
  readonly values: number
}

const FILE_HEADER = 100
/** The type of a table page, when the table fits on one page. */
const TABLE_LEAF = 13

/** Size of a page in bytes, from the file's header; there 1 stands for 65536. */
export function pageBytes(header: Buffer): number {
  const size = header.readUInt16BE(16)
  return size === 1 ? 65_536 : size
}

/**
 * The schema; undefined unless it is a few short rows on the first page.
 *
 * @param most - The most rows.
 */
export function schemaRows(firstPage: Buffer, most: number): readonly SchemaRow[] | undefined {
  const rows = rowsOn(firstPage, { rows: most, values: 5 }, FILE_HEADER)?.map(schemaRow)
  return rows?.every((row) => row !== undefined) === true ? rows : undefined
}

/**
 * The rows of a table that fits on this page, each a list of its first values; undefined if the
 * table has more pages, or those values continue elsewhere.
 *
 * @param header - Where the header of the page begins: 100 on the first page, else 0.
 */
export function rowsOn(page: Buffer, most: Most, header = 0): readonly (readonly Value[])[] | undefined {
  try {
    if (page.readUInt8(header) !== TABLE_LEAF) return undefined
    const count = page.readUInt16BE(header + 3)
    if (count > most.rows) return undefined
    const cells = Array.from({ length: count }, (_, at) => page.readUInt16BE(header + 8 + 2 * at))
    return cells.map((cell) => valuesOf(recordAt(page, cell), most.values))
  } catch (error) {
    if (error instanceof RangeError) return undefined // a place outside the page
    throw error
  }
}

function schemaRow([type, name, table, root, sql]: readonly Value[]): SchemaRow | undefined {
  const isText = [type, name, table, sql].every((value) => Buffer.isBuffer(value))
  if (!isText || typeof root !== 'number') return undefined
  return { type: String(type), name: String(name), table: String(table), root, sql: String(sql) }
}

/** The part of a record that is on this page. A cell is its length, the row id, and then the record. */
function recordAt(page: Buffer, cell: number): Buffer {
  const [length, afterLength] = varint(page, cell)
  const [, start] = varint(page, afterLength)
  return page.subarray(start, start + lengthOnPage(length, page.length))
}

/** Section 1.6: a long record continues on other pages. */
function lengthOnPage(length: number, page: number): number {
  const most = page - 35
  if (length <= most) return length
  const least = Math.floor(((page - 12) * 32) / 255) - 23
  const even = least + ((length - least) % (page - 4))
  return even <= most ? even : least
}

/** A record is the length of its head, the types of the values, and the values. */
function valuesOf(record: Buffer, most: number): readonly Value[] {
  const [headBytes, first] = varint(record, 0)
  const values: Value[] = []
  for (let place = first, at = headBytes; place < headBytes && values.length < most;) {
    const [type, next] = varint(record, place)
    const size = sizeOf(type)
    if (at + size > record.length) throw new RangeError('the value goes on elsewhere')
    values.push(valueOf(type, record.subarray(at, at + size)))
    at += size
    place = next
  }
  return values
}

/** Seven bits a byte, most significant first. The numbers on a vault's first pages take less than four bytes. */
function varint(bytes: Buffer, at: number): readonly [value: number, next: number] {
  for (let place = at, value = 0; place < at + 4; place++) {
    const byte = bytes.readUInt8(place)
    value = (value << 7) | (byte & 127)
    if (byte < 128) return [value, place + 1]
  }
  throw new RangeError('a larger number than belongs here')
}

/** How many bytes a value takes, by its type. */
function sizeOf(type: number): number {
  if (type >= 12) return (type - 12 - (type % 2)) / 2
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][type] ?? 0
}

function valueOf(type: number, bytes: Buffer): Value {
  if (type >= 12) return bytes
  if (type === 8 || type === 9) return type - 8
  return type >= 1 && type <= 5 ? bytes.readIntBE(0, bytes.length) : undefined
}
