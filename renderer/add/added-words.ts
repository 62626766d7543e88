/** What came of an import, as its one line. */
import type { LedgerView } from '../../electron/contract.ts'
import { counted } from '../wording.ts'

/** "43 entries added. 2 are already here. 1 file was not an export." Nothing that was left out is hidden. */
export function addedSentence(
  ledger: Pick<LedgerView, 'added' | 'duplicate' | 'refused' | 'quarantined' | 'files'>,
): string {
  const { added, duplicate, refused, quarantined, files } = ledger
  const strange = files.filter(({ format, read }) => format === undefined && read === 0).length
  return [
    added === 0 ? 'Nothing was added.' : `${counted(added, 'entry', 'entries')} added.`,
    duplicate > 0 ? `${counted(duplicate, 'is', 'are')} already here.` : '',
    quarantined > 0 ? `${counted(quarantined, 'is', 'are')} set aside.` : '',
    refused > 0 ? `${counted(refused, 'was', 'were')} not imported.` : '',
    strange > 0 ? `${counted(strange, 'file was not an export', 'files were not exports')}.` : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
}
