import { cellsIn, cellWidth, CONTENT, lineHeight, ruleAt, textAt, type Box } from './page.ts'
import { printableText } from '../content/printable.ts'
import type { ImportedFile, ImportedRow, ImportReport } from '../content/import-report.ts'
import type { Strip } from './strip.ts'
import type { Weight } from '../typeface/families.ts'
import { covers } from '../typeface/typeface.ts'
import { wrapProse } from './wrap.ts'

/** One import, from its day to its last entry. */
export function ledgerStrips(ledger: ImportReport): readonly Strip[] {
  const readBack =
    ledger.readBack === undefined ? [] : [`Read back from the vault file and compared on ${day(ledger.readBack)}.`]
  return [
    ...prose(`Import of ${day(ledger.at)}`, 12, 'bold', 7),
    ...[ledger.counts, ...readBack, ...ledger.missing].flatMap((line) => prose(line, 9)),
    ...ledger.files.flatMap((file) => fileStrips(file, ledger.rows)),
  ]
}

function fileStrips(file: ImportedFile, rows: readonly ImportedRow[]): readonly Strip[] {
  const title = file.format === undefined ? file.name : `${file.name} (${file.format})`
  const tokens = file.tokens > 0 ? [`${file.proved} of ${file.tokens} tokens proved.`] : []
  const deleted = file.deleted === undefined ? file.verdict : `Deleted by the app on ${day(file.deleted)}.`
  return [
    ...prose(title, 10, 'medium', 4),
    ...[[file.counts, ...tokens].join(' '), ...file.notes, ...(deleted === undefined ? [] : [deleted])].flatMap(
      (line) => prose(line, 9),
    ),
    ...rows.filter((row) => row.file === file.index).map(rowStrip),
  ]
}

const SIZE = 8
/** In characters: outcome, what it is, and why or when. */
const COLUMNS = [
  { at: 0, cells: 12 },
  { at: 13, cells: 50 },
  { at: 64, cells: cellsIn(CONTENT.width, SIZE) - 64 },
] as const

/** A row of the table; it is never cut by the end of a page, unless a name is longer than the page. */
function rowStrip({ outcome, what, reason, token }: ImportedRow): Strip {
  const state = token ? (token.proved === undefined ? 'Not proved.' : `Proved ${day(token.proved)}.`) : ''
  const texts = [outcome, what, [reason, state].filter(Boolean).join(' ')]
  const columns = texts.map((text, index) =>
    wrapProse(printable(text), COLUMNS[index]?.cells ?? 1).slice(0, MOST_LINES),
  )
  const boxes = columns.flatMap((lines, index) =>
    lines.map((line, number): Box => {
      const x = (COLUMNS[index]?.at ?? 0) * cellWidth(SIZE)
      return textAt(x, RULE + number * lineHeight(SIZE), line, SIZE)
    }),
  )
  const height = RULE + Math.max(...columns.map((lines) => lines.length)) * lineHeight(SIZE)
  return { gap: 0.6, height, boxes: [ruleAt(0, 0, CONTENT.width, 0.1), ...boxes.filter(isSeen)] }
}

/** Between a rule and the row below it. */
const RULE = 0.6
/** Most lines of one cell: an entry of 16,000 characters is no name, and would not fit on a page. */
const MOST_LINES = 40

function isSeen(box: Box): boolean {
  return box.kind !== 'text' || box.text !== ''
}

function prose(text: string, size: number, weight: Weight = 'regular', gap = 0.4): readonly Strip[] {
  return wrapProse(printable(text), cellsIn(CONTENT.width, size)).map((line, index) => ({
    gap: index === 0 ? gap : 0,
    height: lineHeight(size),
    boxes: [textAt(0, 0, line, size, weight)],
  }))
}

function printable(text: string): string {
  return printableText(text, covers).text
}

function day(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`.trim()
}
