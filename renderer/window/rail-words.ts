import type { VaultState } from '../../electron/contract.ts'
import { backupInWords } from '../vault/backups/backup-words.ts'
import { counted } from '../wording.ts'

type Standing = Pick<VaultState, 'demo' | 'backup' | 'drillsDue' | 'paper'>

/** What the user should do by now, a few words each; backups have their own lines. */
export function dueInWords({ drillsDue, paper }: Pick<Standing, 'drillsDue' | 'paper'>): readonly string[] {
  return [
    drillsDue.length > 0 ? `${counted(drillsDue.length, 'drill')} due` : '',
    paper.overdue > 0 ? `${counted(paper.overdue, 'copy', 'copies')} to read back` : '',
    paper.reprint > 0 ? `${counted(paper.reprint, 'account')} to print again` : '',
    paper.files > 0 ? `${counted(paper.files, 'saved PDF')} to delete` : '',
  ].filter(Boolean)
}

/** Whether the Vault screen needs the user. A demo makes no backups and lacks none. `now` in Unix milliseconds. */
export function needsYou(vault: Standing, now: number): boolean {
  if (vault.drillsDue.length > 0 || vault.paper.overdue > 0 || vault.paper.reprint > 0) return true
  if (vault.demo) return false
  const { state } = backupInWords(vault.backup, now)
  return vault.backup.reads.overdue || state === 'old' || state === 'lacking' || state === 'missing'
}
