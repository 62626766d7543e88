import type { LedgerView } from '../../contract.ts'
import { remarkSentence } from '../../contract/intake-words.ts'
import { verdictSentence } from '../../contract/source-words.ts'
import type { ImportReport } from '../../sheets/content/import-report.ts'

/** An import as it is printed: its remarks as sentences. */
export function importReport(ledger: LedgerView): ImportReport {
  return {
    ...ledger,
    missing: ledger.missing.map(remarkSentence),
    rows: ledger.rows.map((row) => ({ ...row, reason: remarkSentence(row.reason) })),
    files: ledger.files.map((file) => {
      const verdict = verdictSentence(file)
      return { ...file, notes: file.notes.map(remarkSentence), ...(verdict !== undefined && { verdict }) }
    }),
  }
}
