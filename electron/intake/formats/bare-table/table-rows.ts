/** Tables that no app wrote: a spreadsheet that was saved, a list in a note, a table in Markdown. */
import { KitError } from '../../../kit-error.ts'
import { readCsvRecords } from '../../containers/csv.ts'
import { LIMITS } from '../../containers/limits.ts'
import { linesOf, textOf } from '../../containers/text.ts'
import type { Column, Source, Table } from '../../intake.ts'
import { isSecret } from '../single-secret.ts'

/** A row as it is, and its line or, where cells go over lines, its number. */
export type Row = readonly string[]

/** Its rows, all with as many cells, of which one looks like secrets and one like names; undefined for anything else. */
export function tableIn(source: Source): readonly Row[] | undefined {
  if (source.bytes.length > LIMITS.bareTableBytes) return undefined
  const { text, sound } = textOf(source.bytes)
  // Links say more, and what belongs to an app is told by its own format.
  if (!sound || /^\s*[{[<]|otpauth|motp:|steam:\/\//i.test(text)) return undefined
  const lines = linesOf(text)
    .map((line) => line.trim().replace(/\s{2,}/g, '  '))
    .filter((line) => line !== '')
  const ways = [
    () => recordsIn(source),
    ...SEPARATORS.map((separator) => () => lines.map((line) => cellsOf(line, separator))),
    () => lines.map(lastWordApart),
  ]
  for (const way of ways) {
    const rows = way().filter((row) => !row.every((cell) => /^:?-*:?$/.test(cell)))
    if (isTable(rows)) return rows
  }
  return undefined
}

/** The first rows without their secrets, and what each column may be. */
export function tableFacts(rows: readonly Row[]): Table {
  return {
    rows: rows.slice(0, SHOWN).map((row) => row.map(shown)),
    count: rows.length,
    guess: guessOf(rows),
  }
}

/** Whether the first row holds the names of the columns: words, where the others have a secret. */
export function hasNames(rows: readonly Row[], secret: number): boolean {
  const cell = rows[0]?.[secret] ?? ''
  return rows.length > 1 && !looksSecret(cell) && /^\p{L}[\p{L} _().-]*$/u.test(cell)
}

/** Four rows tell what is in a table. */
const SHOWN = 4
const SHOWN_CHARACTERS = 60
const MOST_COLUMNS = 6
/** Of tables in Markdown and of lists. */
const SEPARATORS = ['|', '  ', ': ', ' = ', ' - ']
/** Longer ones are none, and no name is as long. */
const MOST_SECRET = 1000

function recordsIn(source: Source): readonly Row[] {
  try {
    return readCsvRecords(source, 'table').map((row) => row.map((cell) => cell.trim()))
  } catch (error) {
    if (error instanceof KitError) return []
    throw error
  }
}

/** Tables of Markdown begin and end their rows with the separator. */
function cellsOf(line: string, separator: string): Row {
  const cells = line.split(separator).map((cell) => cell.trim())
  const outer = separator === '|' && line.startsWith('|') && line.endsWith('|')
  return outer ? cells.slice(1, -1) : cells
}

function lastWordApart(line: string): Row {
  const place = line.lastIndexOf(' ')
  return place < 0 ? [line] : [line.slice(0, place), line.slice(place + 1)]
}

function isTable(rows: readonly Row[]): boolean {
  const width = rows[0]?.length ?? 0
  if (width < 2 || width > MOST_COLUMNS || rows.some((row) => row.length !== width)) return false
  return secretColumn(rows) >= 0 && nameColumns(rows).length > 0
}

/** The first column whose cells look like secrets in half of the rows or more; -1 where there is none. */
function secretColumn(rows: readonly Row[]): number {
  const below = rows.length > 1 ? rows.slice(1) : rows
  return (rows[0] ?? []).findIndex((_, column) => isMost(below, (row) => looksSecret(row[column] ?? '')))
}

function nameColumns(rows: readonly Row[]): readonly number[] {
  const isName = (cell: string) => /\p{L}/u.test(cell) && !looksSecret(cell)
  return [...(rows[0] ?? []).keys()].filter((column) => isMost(rows, (row) => isName(row[column] ?? '')))
}

function isMost(rows: readonly Row[], is: (row: Row) => boolean): boolean {
  return rows.filter(is).length * 2 >= rows.length
}

function looksSecret(cell: string): boolean {
  return cell.length <= MOST_SECRET && isSecret(cell)
}

/** Only to begin with: a person says what the columns are. */
function guessOf(rows: readonly Row[]): readonly Column[] {
  const secret = secretColumn(rows)
  const names = nameColumns(rows)
  const titles = hasNames(rows, secret) ? (rows[0] ?? []) : []
  const account =
    names.find((column) => ACCOUNT.test(titles[column] ?? '')) ?? (names.length > 1 ? names[1] : undefined)
  const service = names.find((column) => column !== account)
  return [...(rows[0] ?? []).keys()].map((column) =>
    column === secret ? 'secret' : column === service ? 'service' : column === account ? 'account' : 'nothing',
  )
}

const ACCOUNT = /^(?:account|user|login|e-?mail)/i

function shown(cell: string): string {
  if (looksSecret(cell)) return `${cell.slice(0, 4)}…`
  return cell.length > SHOWN_CHARACTERS ? `${cell.slice(0, SHOWN_CHARACTERS)}…` : cell
}
