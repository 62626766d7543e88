import type { LedgerView } from '../../contract.ts'
import { remarkSentence } from '../../contract/words/intake-words.ts'
import { countsSentence, OUTCOMES, verdictSentence } from '../../contract/words/source-words.ts'
import type { ImportReport } from '../../sheets/content/import-report.ts'

/** An import as it is printed, in words. */
export function importReport({ at, readBack, ...ledger }: LedgerView): ImportReport {
  return {
    at,
    ...(readBack !== undefined && { readBack }),
    counts: countsSentence(ledger),
    missing: ledger.missing.map(remarkSentence),
    rows: ledger.rows.map(({ file, what, outcome, reason, token }) => ({
      file,
      what,
      outcome: OUTCOMES[outcome],
      reason: remarkSentence(reason),
      ...(token && { token: token.proved === undefined ? {} : { proved: token.proved } }),
    })),
    files: ledger.files.map((file) => {
      const { index, name, format, tokens, proved, deleted } = file
      const verdict = verdictSentence(file)
      return {
        counts: countsSentence(file),
        index,
        name,
        tokens,
        proved,
        notes: file.notes.map(remarkSentence),
        ...(format !== undefined && { format }),
        ...(verdict !== undefined && { verdict }),
        ...(deleted !== undefined && { deleted }),
      }
    }),
  }
}
