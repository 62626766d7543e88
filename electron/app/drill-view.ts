import { assertNever } from '../kit-error.ts'
import type { Verdict } from '../sheets/drill.ts'
import { lineInWords } from '../sheets/sheet-lines.ts'
import type { DrillSheetView, DrillView } from '../views.ts'
import type { Drill } from './drill.ts'
import type { DrillSheet } from './drill-sheets.ts'

/** A drill as it may be shown: no text of a sheet and no secret is in it. */
export function drillView(drill: Drill, knownSets: readonly string[]): DrillView {
  const { record, sheets } = drill
  const gathered = drill.gathered
  const ours = gathered.sheets.filter(({ set }) => set === record.set)
  const copies = new Set(ours.flatMap((reading) => [...reading.copies]))
  const [copy] = copies
  const foreign = new Set(gathered.sheets.filter(({ set }) => set !== record.set).map(({ set }) => set))
  return {
    set: record.set ?? '',
    copies: (record.copies ?? [])
      .filter(({ gone }) => gone === undefined)
      .map(({ number, place, holder }) => ({ number, place, holder })),
    ...(copies.size === 1 && copy !== undefined && { copy }),
    sheets: sheets.map((sheet) => sheetView(drill, sheet, drill.verdictOf(sheet, gathered))),
    sealed: drill.sealedContents().length,
    notes: [
      ...drill.problems,
      ...[...foreign].map((set) =>
        knownSets.includes(set)
          ? `A page of set ${set} was read, which is another set of this vault. Read that one back by itself.`
          : `A page of set ${set} was read, which this vault does not know: it is from another vault.`,
      ),
      ...gathered.strays.map((from) => `${from}: a QR code that is on no sheet of this set.`),
      ...(copies.size > 1 ? ['Pages of several copies were read together. Each copy is recorded by itself.'] : []),
    ],
  }
}

function sheetView(drill: Drill, sheet: DrillSheet, verdict: Verdict | undefined): DrillSheetView {
  const { number, title, kind } = sheet
  const label = drill.askedLine(number)
  return {
    number,
    title,
    kind,
    verdict: verdict?.kind ?? 'not-read',
    words: verdict ? `${wordsOf(verdict)}${noteOf(drill, sheet, verdict)}` : 'not read yet',
    ...(label !== undefined && { line: lineInWords(label) }),
    typed: drill.wasTyped(number),
  }
}

/** The end of "Sheet 3: ...". */
function wordsOf(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'same':
      return 'as in the vault'
    case 'stale':
      return `out of date: ${verdict.reasons.join(', ')}. Print it again, and destroy this one.`
    case 'altered':
      return `not what was printed: ${verdict.reason}. Do not use it; print it again, and destroy this one.`
    case 'unreadable':
      return `${verdict.reason}. Scan it again, or type a line of it.`
    case 'to-type':
      return 'its page was read. Its codes are only text: type one to check them.'
    case 'sealed':
      return 'its QR code was read. Its passphrase is needed to compare what is inside.'
    case 'elsewhere':
      return verdict.reason
    default:
      return assertNever(verdict)
  }
}

function noteOf(drill: Drill, sheet: DrillSheet, verdict: Verdict): string {
  if (verdict.kind !== 'same') return ''
  const codes = sheet.lines.some(({ label }) => label.startsWith('C'))
  const used = sheet.usedSince
  return [
    ...(used > 0 ? [`${used} ${used === 1 ? 'code was' : 'codes were'} used since: tick them on the paper`] : []),
    ...(codes && !drill.wasTyped(sheet.number) ? ['its recovery codes were not read'] : []),
  ]
    .map((note) => `; ${note}`)
    .join('')
}
