import { linesOf } from '../../containers/text.ts'
import { dayIn, withoutLeading, withoutMarks, type Marked, type Use } from './recovery-code-marks.ts'
import { isCodeShape, shapeOf } from './recovery-code-shape.ts'

/** A piece of text that may be a code, without its marks, and the line it is on. */
export interface Cell extends Marked {
  /** From 1; of a JSON list, the place in it. */
  readonly line: number
  /** Its line had other dashes or digits than services use. */
  readonly respelled?: true
}

/** The texts of a list: numbers and bullets are no part of a code, and two columns are two texts. */
export function cellsOf(text: string): readonly Cell[] {
  const written = linesOf(text.replace(/[\u200B-\u200D\u2060\uFEFF]/g, '').replace(/[\u00A0\u202F\u3000]/g, ' '))
  const lines = withoutOrdinals(written.map(plainSigns))
  const cells = cellsOfLines(lines)
  return cells.map((cell) => (lines[cell.line - 1] === written[cell.line - 1] ? cell : { ...cell, respelled: true }))
}

/**
 * Word processors and keyboards of East Asia write other signs than services do: long dashes between
 * the groups of a code, digits and letters of full width.
 */
function plainSigns(line: string): string {
  return line
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/(?<=[\p{L}\p{N}])[\u2010-\u2013\u2212](?=[\p{L}\p{N}])/gu, '-')
}

function cellsOfLines(lines: readonly string[]): readonly Cell[] {
  const table = tableCells(lines)
  if (table) return table
  // Commas part a list that is written on one line; in many lines they belong to a table of other things.
  const few = lines.filter((line) => line.trim() !== '').length <= 3
  return lines.flatMap((line, index) => lineCells(line, few).map((cell) => ({ ...cell, line: index + 1 })))
}

function lineCells(line: string, commas: boolean): readonly Marked[] {
  const { text, ...marks } = withoutLeading(line)
  const cells: Marked[] = []
  for (const [place, part] of splitLine(text, commas).entries()) {
    const cell = place === 0 ? { ...marks, ...withoutMarks(part) } : withoutMarks(part)
    const before = cells.at(-1)
    // A mark in a column of its own belongs to the code before it.
    if (cell.text !== '') cells.push(cell)
    else if (cell.used !== undefined && before) cells[cells.length - 1] = { ...before, used: cell.used }
  }
  return cells
}

/** In "Your recovery code: abcd-efgh" the label is a text of its own. */
function splitLine(text: string, commas: boolean): readonly string[] {
  const [, label = '', rest = ''] =
    text.length > MOST_IN_LABELLED
      ? []
      : (/^([^:=]{0,80}(?:code|token|key)s?[^:=]{0,20})[:=]\s*(\S.*)$/iu.exec(text) ?? [])
  const parts = rest === '' ? [] : splitColumns(rest, commas)
  return parts.some(mayBeCode) ? [label, ...parts] : splitColumns(text, commas)
}

const MOST_IN_LABELLED = 2000

function splitColumns(text: string, commas: boolean): readonly string[] {
  const columns = text.split(/\t+| {2,}/)
  if (columns.length > 1) return columns
  const listed = text.split(/[,;]\s*/)
  if (listed.length > 1 && commas && listed.every((part) => part === '' || mayBeCode(part))) return listed
  // One space may be part of a code, but not between two codes with hyphens.
  const spaced = text.split(' ')
  return spaced.length > 1 && spaced.every((part) => part.includes('-') && mayBeCode(part)) ? spaced : [text]
}

function mayBeCode(text: string): boolean {
  const shape = shapeOf(withoutMarks(text).text)
  return shape !== undefined && isCodeShape(shape)
}

/** Lines that begin with 1, 2, 3 and so on, as the rows of a table that was copied. */
function withoutOrdinals(lines: readonly string[]): readonly string[] {
  const ordinal = /^\s*(\d{1,2})\s+(?=\S)/
  const numbers = lines.flatMap((line) => ordinal.exec(line)?.[1] ?? []).map(Number)
  const running = numbers.length >= 3 && numbers.every((number, index) => number === index + 1)
  return running ? lines.map((line) => line.replace(ordinal, '')) : lines
}

/** A table with a row that names a column of codes: "code,used". Undefined for anything else. */
function tableCells(lines: readonly string[]): readonly Cell[] | undefined {
  const [first, columns] = columnsIn(lines) ?? []
  if (first === undefined || !columns) return undefined
  const before = lines
    .slice(0, first)
    .flatMap((line, index) => lineCells(line, false).map((cell) => ({ ...cell, line: index + 1 })))
  const codes = lines.slice(first + 1).flatMap((line, index): Cell[] => {
    const fields = fieldsOf(line, columns.separator)
    const { text, ...marks } = withoutMarks(fields[columns.code] ?? '')
    const use = usedField(fields[columns.used] ?? '')
    // Below the names of a Markdown table is a row of hyphens.
    if (/^:?-*:?$/.test(text)) return []
    return [{ ...marks, line: first + index + 2, text, ...(use !== undefined && { used: use }) }]
  })
  return [...before, ...codes]
}

interface Columns {
  readonly separator: string
  readonly code: number
  /** -1 where there is none. */
  readonly used: number
}

/** The line that names the columns, and where they are: the first line, or below a heading in Markdown. */
function columnsIn(lines: readonly string[]): readonly [number, Columns] | undefined {
  for (const [place, line] of lines.slice(0, MOST_ABOVE).entries()) {
    const separator = [',', ';', '\t', '|'].find((one) => line.includes(one))
    if (separator === undefined) continue
    const names = fieldsOf(line, separator).map((name) => name.toLowerCase())
    const code = names.findIndex((name) => /^(?:(?:recovery|backup)[ _-]?)?codes?$/.test(name))
    const used = names.findIndex((name) => /^(?:is[ _-]?)?used(?:[ _-]?(?:at|on))?$|^status$/.test(name))
    // A table with other columns is one of other things that have a code.
    if (code >= 0 && names.every((name, index) => index === code || index === used || BESIDE.test(name)))
      return [place, { separator, code, used }]
  }
  return undefined
}

const MOST_ABOVE = 20

function fieldsOf(line: string, separator: string): string[] {
  return line.split(separator).map((field) => field.trim().replace(/^"(.*)"$/, '$1'))
}

const BESIDE = /^(?:|#|no\.?|nr\.?|number|index|id|note|notes|comment|(?:date|created|issued)(?:[ _-]?at)?)$/

/** What a column or a JSON value says of use: "true", "yes", "x", "used", a day. */
export function usedField(value: string): Use | undefined {
  return dayIn(value) ?? (/^(?:true|yes|y|x|1|used|✓|✔)$/iu.test(value.trim()) ? true : undefined)
}
