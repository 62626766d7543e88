import type { Kit } from '../../accounts/kit.ts'
import type { LedgerRecord, LedgerRow, Stored } from '../../accounts/records.ts'
import { countsOf, fileOf, sourcesOf, sourceStates, type SourceState } from '../../intake/plan/deletable.ts'
import type { LedgerRowView, LedgerView } from '../../contract.ts'
import type { RecordId } from '../../vault/vault.ts'
import type { SourceFiles } from './source-files.ts'

/** What an import asks of the backups. */
export interface ImportBackups {
  /** Whether a verified backup has these records. */
  has(records: readonly RecordId[]): boolean
}

/** An import report as of now, with what was proved, backed up or removed since. */
export function ledgerView(
  kit: Kit,
  files: SourceFiles,
  backups: ImportBackups,
  ledger: Stored<LedgerRecord>,
): LedgerView {
  const { id, at, rows, missing, readBack } = ledger
  const kept = rows.flatMap(({ record }) => (record !== undefined && kit.find(record) ? [record] : []))
  const backedUp = backups.has([id, ...kept])
  const sources = sourcesOf(ledger)
  return {
    id,
    at,
    missing,
    ...(readBack !== undefined && { readBack }),
    backedUp,
    ...countsOf(rows),
    rows: rows.map((row) => rowView(kit, row, fileOf(row, sources))),
    files: sourceStates(ledger, (record) => kit.find(record)).map((state, index) => {
      const path = files.pathOf(id, index)
      const standing = backedUp ? state : notBackedUp(state)
      return { index, ...standing, ...(path !== undefined && standing.deleted === undefined && { path }) }
    }),
  }
}

/** A file is needed for as long as what came of it is in no backup. */
function notBackedUp({ open, ...state }: SourceState) {
  return { ...state, complete: false, ...(open && { open: [...open, { kind: 'not-backed-up' as const }] }) }
}

function rowView(kit: Kit, { source, what, outcome, reason, record: id }: LedgerRow, file: number): LedgerRowView {
  const record = id === undefined ? undefined : kit.find(id)
  const shown = { source, file, what, outcome, reason }
  if (record?.kind !== 'token') return shown
  const { token, proved } = record
  const view = { id: record.id, type: token.type, digits: token.digits, ...(proved !== undefined && { proved }) }
  return { ...shown, token: view }
}
