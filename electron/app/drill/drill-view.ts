import type { Gathered } from '../../sheets/drill/readings.ts'
import type { DrillNoteView, DrillSheetView, DrillView } from '../../contract.ts'
import type { Drill } from './drill.ts'
import type { DrillSheet } from '../../sheets/drill/drill-sheets.ts'

/** A drill as it may be shown: kinds and facts, no text of a sheet and no secret. */
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
    sheets: sheets.map((sheet) => sheetView(drill, sheet, gathered)),
    sealed: drill.sealedContents().length,
    notes: [
      ...drill.problems,
      ...[...foreign].map((set): DrillNoteView => ({ kind: 'other-set', set, known: knownSets.includes(set) })),
      ...gathered.strays.map((from): DrillNoteView => ({ kind: 'stray-code', from })),
      ...(copies.size > 1 ? [{ kind: 'several-copies' as const }] : []),
    ],
  }
}

function sheetView(drill: Drill, sheet: DrillSheet, gathered: Gathered): DrillSheetView {
  const { number, kind, account, state } = sheet
  const { kind: verdict, secret, codes, secrets, difference } = drill.verdictOf(sheet, gathered)
  return {
    number,
    kind,
    ...(account !== undefined && { account }),
    verdict,
    secret,
    codes,
    ...(secrets && { secrets }),
    grade: state.grade,
    changes: state.changes,
    ...(difference && { difference }),
    lines: drill.askedLines(sheet, gathered),
    typed: drill.typedLines(sheet),
  }
}
