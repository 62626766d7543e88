/** What came of an import, as its one line. */
import type { BackupSummary, LedgerRowView, LedgerView } from '../../electron/contract.ts'
import { counted } from '../wording.ts'

/** "43 accounts added, backed up, read back. 2 are already here. 1 file was not an export." Nothing that was left out is hidden. */
export function addedSentence(
  ledger: Pick<LedgerView, 'at' | 'rows' | 'added' | 'duplicate' | 'refused' | 'quarantined' | 'files' | 'readBack'>,
  backup?: Pick<BackupSummary, 'at' | 'accountsMissing'>,
): string {
  const { rows, added, duplicate, refused, quarantined, files, readBack } = ledger
  const strange = files.filter(({ format, read }) => format === undefined && read === 0).length
  const safe = [...(isIn(backup, ledger.at) ? ['backed up'] : []), ...(readBack === undefined ? [] : ['read back'])]
  return [
    added === 0 ? 'Nothing was added.' : `${countedAdded(added, rows)} added${andSafe(safe)}.`,
    duplicate > 0 ? `${counted(duplicate, 'is', 'are')} already here.` : '',
    quarantined > 0 ? `${counted(quarantined, 'is', 'are')} set aside.` : '',
    refused > 0 ? `${counted(refused, 'was', 'were')} not imported.` : '',
    strange > 0 ? `${counted(strange, 'file was not an export', 'files were not exports')}.` : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** Entries are accounts where each is a token of a name of its own. */
function countedAdded(count: number, rows: readonly LedgerRowView[]): string {
  const added = rows.filter(({ outcome }) => outcome === 'added')
  const names = new Set(added.flatMap(({ token, what }) => (token ? [what] : [])))
  return names.size === count ? counted(count, 'account') : counted(count, 'entry', 'entries')
}

function andSafe(safe: readonly string[]): string {
  return safe.length === 2 ? `, ${safe.join(', ')}` : safe.map((done) => ` and ${done}`).join('')
}

/** The name of a backup has its time in whole seconds. */
function isIn(backup: Pick<BackupSummary, 'at' | 'accountsMissing'> | undefined, imported: string): boolean {
  if (backup?.at === undefined || backup.accountsMissing > 0) return false
  return Date.parse(backup.at) > Date.parse(imported) - 1000
}
