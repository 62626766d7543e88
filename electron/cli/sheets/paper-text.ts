/** Lines about paper in the terminal. Days are as they are stored, `YYYY-MM-DD`. */
import type { DrillSheetView, PaperCopyView, PaperSetView } from '../../contract.ts'
import { sheetTitle, verdictSentences } from '../../contract/words/drill-words.ts'
import { GRADE_SENTENCES, readSentences, replacedSentence, staleSentence } from '../../contract/words/sheets-words.ts'

/** "Sheet 2  PyPI: alice: Its secret is as in the vault." */
export function sheetLine(sheet: DrillSheetView): string {
  return `Sheet ${sheet.number}  ${sheetTitle(sheet)}: ${verdictSentences(sheet, isoDay).join(' ')}`
}

/** A set with its copies, worst news first. */
export function setLines(set: PaperSetView): readonly string[] {
  return [
    `${set.set ?? 'set without a number'}  printed ${isoDay(set.made)}  ${count(set.sheets, 'sheet')}, ${count(set.pages, 'page')}: ${set.kinds.join(', ')}`,
    ...set.copies.map((copy) => `  copy ${copy.number}  ${copyText(copy)}`),
    ...staleLines(set),
    ...(set.file && set.file.gone === undefined
      ? [`  the file ${set.file.path} is outstanding${set.file.there ? '' : ', though nothing lies there now'}`]
      : []),
  ]
}

const MARKS = { 'does-not-restore': 'DOES NOT RESTORE', 'not-known': 'NOT KNOWN', restores: 'restores' } as const

function staleLines({ stale, replacedBy }: PaperSetView): readonly string[] {
  return (['does-not-restore', 'not-known', 'restores'] as const).flatMap((grade) => {
    const sheets = stale.filter((sheet) => sheet.grade === grade)
    if (sheets.length === 0) return []
    const advice = grade === 'does-not-restore' && replacedBy ? replacedSentence(replacedBy) : GRADE_SENTENCES[grade]
    return [...sheets.map((sheet) => `  ${MARKS[grade]}  ${staleSentence(sheet, isoDay)}`), `    ${advice}`]
  })
}

function copyText({ place, holder, gone, read, due, overdue }: PaperCopyView): string {
  if (gone !== undefined) return `destroyed ${isoDay(gone)}`
  const where = [place || 'place not noted', ...(holder ? [`held by ${holder}`] : [])].join(', ')
  return `${where}  ${readSentences(read, isoDay).join(' ')}  ${overdue ? 'OVERDUE since' : 'next by'} ${due}`
}

function isoDay(iso: string): string {
  return iso.slice(0, 10)
}

function count(amount: number, one: string): string {
  return `${amount} ${one}${amount === 1 ? '' : 's'}`
}
