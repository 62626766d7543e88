/** Tables as password managers export them: RFC 4180, with the names of the columns in the first row. */
import { CsvError, parse } from 'csv-parse/sync'
import { cutOff, damaged, otherShape, tooMany } from './failures.ts'
import type { Source } from '../intake.ts'
import { LIMITS } from './limits.ts'
import { textOf } from './text.ts'

export interface CsvRow {
  /** "row 2" is the one below the names, as spreadsheets count. */
  readonly where: string
  /** Cells by column name, exactly as written. A short row lacks the last ones. */
  readonly cells: ReadonlyMap<string, string>
  /** Cells after the last named column. */
  readonly extra: readonly string[]
}

/**
 * The rows of a table below the one with the names. Blank lines are left out; a row may be shorter
 * or longer than the first.
 *
 * @param what - The format in the middle of a sentence: "Bitwarden CSV export".
 * @throws KitError `file-truncated`, `file-damaged` or `file-too-large`
 */
export function readCsv(source: Source, what: string): readonly CsvRow[] {
  const { text, sound } = textOf(source.bytes)
  if (!sound) throw damaged(what)
  const [names, ...records] = recordsOf(text, what)
  if (!names || new Set(names).size < names.length) throw otherShape(what)
  if (records.length > LIMITS.entries) throw tooMany(what)
  if (endsShort(text, names.length, records)) throw cutOff(what)
  return records.map((record, index) => ({
    where: `row ${index + 2}`,
    cells: new Map(names.slice(0, record.length).map((name, column) => [name, record[column] ?? ''])),
    extra: record.slice(names.length),
  }))
}

/**
 * The rows of a table that names no columns, as lists of cells. Blank lines are left out.
 *
 * @param what - The format in the middle of a sentence: "Keeper CSV export".
 * @throws KitError `file-truncated`, `file-damaged` or `file-too-large`
 */
export function readCsvRecords(source: Source, what: string): readonly (readonly string[])[] {
  const { text, sound } = textOf(source.bytes)
  if (!sound) throw damaged(what)
  const records = recordsOf(text, what)
  if (records.length > LIMITS.entries) throw tooMany(what)
  return records
}

/** Whether a source is a table with all these columns. Cheap: only its first line is looked at. */
export function isCsvWith(source: Source, ...names: readonly string[]): boolean {
  const columns = csvColumns(source)
  return names.every((name) => columns.includes(name))
}

/** The names in the first line of a source, as a table would have them; none where the line is too long for that. */
export function csvColumns(source: Source): readonly string[] {
  const line = firstLine(textOf(source.bytes).text)
  if (line.length > HEADER_CHARACTERS) return []
  return line.split(delimiterOf(line)).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
}

const HEADER_CHARACTERS = 4096

function recordsOf(text: string, what: string): string[][] {
  try {
    return parse(text, {
      delimiter: delimiterOf(firstLine(text)),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      // One more than the names and the most rows, so that too many can be told.
      to: LIMITS.entries + 2,
    })
  } catch (error) {
    throw error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED' ? cutOff(what) : damaged(what)
  }
}

/**
 * A last row that stops before its last column, in a table where no other row does and without an
 * end of line, was not copied to its end.
 */
function endsShort(text: string, columns: number, records: readonly (readonly string[])[]): boolean {
  const short = records.findIndex((record) => record.length < columns)
  return short >= 0 && short === records.length - 1 && !/[\r\n]$/.test(text)
}

/** Spreadsheets of some countries save a table again with semicolons or tabs. */
function delimiterOf(line: string): string {
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: line.split(delimiter).length }))
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).delimiter
}

function firstLine(text: string): string {
  return /[^\r\n]+/.exec(text)?.[0] ?? ''
}
