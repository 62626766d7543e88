import type { VaultState } from '../../electron/contract.ts'
import { backupInWords } from '../vault/backups/backup-words.ts'
import { counted } from '../wording.ts'

type Standing = Pick<VaultState, 'backup' | 'drillsDue' | 'paper'>

/** What the user should do by now, a few words each; backups have their own lines. */
export function dueInWords({ drillsDue, paper }: Pick<Standing, 'drillsDue' | 'paper'>): readonly string[] {
  return [
    drillsDue.length > 0 ? `${counted(drillsDue.length, 'drill')} due` : '',
    paper.overdue > 0 ? `${counted(paper.overdue, 'copy', 'copies')} to read back` : '',
    paper.reprint > 0 ? `${counted(paper.reprint, 'account')} to print again` : '',
    paper.files > 0 ? `${counted(paper.files, 'saved PDF')} to delete` : '',
  ].filter(Boolean)
}

/** How many things need the user now. `now` in Unix milliseconds. */
export function duesOf(vault: Standing, now: number): number {
  const dues = dueInWords(vault).length
  const { state } = backupInWords(vault.backup, now)
  const lacking = state === 'old' || state === 'lacking' || state === 'missing'
  return dues + Number(lacking) + Number(vault.backup.reads.overdue)
}
