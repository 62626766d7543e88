import type { Kit } from '../accounts/kit.ts'
import type { Stored } from '../accounts/records.ts'
import type { Backup } from '../vault/backup-names.ts'

/**
 * How many changes of a person are not in a backup. Each commit raises the revision by one, but some
 * only note what the app did: that an import was read back, that a copy was made or a backup checked,
 * that a passphrase was typed. Whoever did one thing would else read of two changes.
 *
 * @param last - The backup; without one everything counts.
 */
export function changesSince(kit: Kit, last: Pick<Backup, 'at' | 'revision'> | undefined): number {
  const commits = kit.vault.revision - (last?.revision ?? 0)
  if (!last || commits === 0) return commits
  const notes = new Set(kit.records.filter((record) => notedSince(record, last.at)).map(({ id }) => id))
  if (notes.size === 0) return commits
  const noting = new Set<number>()
  const changing = new Set<number>()
  for (const [id, { revision }] of kit.vault.manifest)
    if (revision > last.revision) (notes.has(id) ? noting : changing).add(revision)
  // Of a merge, which writes notes and accounts in one commit, nothing is taken off.
  return commits - [...noting].filter((revision) => !changing.has(revision)).length
}

/** Whether a commit since then was a note in this record. By time: a later change of the record hides the commit of the note. */
function notedSince(record: Stored, time: number): boolean {
  const since = (noted: string | undefined) => noted !== undefined && Date.parse(noted) >= time
  switch (record.kind) {
    case 'copy':
    case 'backup-drill':
      return since(record.at)
    case 'ledger':
      return since(record.readBack)
    case 'slot':
      // Of a new passphrase too: its slot was a commit before its name.
      return since(record.typed)
    default:
      return false
  }
}
