import type { Kit } from '../../accounts/kit.ts'
import type { LedgerRecord, LedgerRow, Stored } from '../../accounts/records.ts'
import { countsOf, fileOf, sourcesOf, sourceStates } from '../../intake/plan/deletable.ts'
import type { LedgerRowView, LedgerView } from '../../contract.ts'
import type { SourceFiles } from './source-files.ts'

/** An import report as of now, with what was proved or removed since. */
export function ledgerView(kit: Kit, files: SourceFiles, ledger: Stored<LedgerRecord>): LedgerView {
  const { id, at, rows, missing, readBack } = ledger
  const sources = sourcesOf(ledger)
  return {
    id,
    at,
    missing,
    ...(readBack !== undefined && { readBack }),
    ...countsOf(rows),
    rows: rows.map((row) => rowView(kit, row, fileOf(row, sources))),
    files: sourceStates(ledger, (record) => kit.find(record)).map((standing, index) => {
      const path = files.pathOf(id, index)
      return { index, ...standing, ...(path !== undefined && standing.deleted === undefined && { path }) }
    }),
  }
}

function rowView(kit: Kit, { source, what, outcome, reason, record: id }: LedgerRow, file: number): LedgerRowView {
  const record = id === undefined ? undefined : kit.find(id)
  const shown = { source, file, what, outcome, reason }
  if (record?.kind !== 'token') return shown
  const { token, proved } = record
  const view = { id: record.id, type: token.type, digits: token.digits, ...(proved !== undefined && { proved }) }
  return { ...shown, token: view }
}
