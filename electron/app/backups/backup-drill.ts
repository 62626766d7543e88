import { store } from '../../accounts/kit.ts'
import { snapshotOf, wipeSnapshot, type Snapshot } from '../../vault/backups/compare.ts'
import type { BackupDrillView } from '../../contract.ts'
import { backupContents, type BackupContents } from './backup-contents.ts'
import { kindsOf, NOTES, sumOf } from './backup-kinds.ts'
import { comparedView } from './compared-rows.ts'
import type { Session } from '../vault/session.ts'

/**
 * Asks for a backup or an export, compares it with the vault, and notes the result. Changes neither
 * of the two, except for that note.
 *
 * @param password - The passphrase of the file, or the paper key; absent until the user is
 * asked.
 * @throws KitError `password-needed` when the file is encrypted and none was given, or what opening
 * it throws
 */
export async function drillBackup(session: Session, password?: string): Promise<BackupDrillView | undefined> {
  session.requireUnlocked()
  const path = await session.surroundings.chooseFile()
  if (path === undefined) return undefined
  const opened = await backupContents(path, password, session.untilStopped)
  try {
    const { kit } = session
    const here = snapshotOf(kit.vault)
    try {
      const view = compare(here, opened, kit.vault.id)
      const at = new Date(session.surroundings.now()).toISOString()
      const { what } = opened
      const { complete } = view
      kit.commit({ put: [store({ kind: 'backup-drill', at, path, what, ...sumOf(view.kinds), complete })] })
      return { at, path, what, ...view }
    } finally {
      wipeSnapshot(here)
    }
  } finally {
    wipeSnapshot(opened.records)
  }
}

function compare(
  here: Snapshot,
  { records: there, vault, damaged }: BackupContents,
  vaultHere: string,
): Omit<BackupDrillView, 'at' | 'path' | 'what'> {
  const kinds = kindsOf(here, there)
  const counted = kinds.filter(({ counts }) => counts)
  const rows = comparedView(here, there, undefined)
    .rows.filter(({ kind }) => !NOTES.includes(kind))
    .sort((one, other) => one.kind.localeCompare(other.kind) || one.name.localeCompare(other.name))
  return {
    sameVault: vault === vaultHere,
    kinds,
    damaged,
    complete: damaged === 0 && counted.every(({ missing, changed }) => missing === 0 && changed === 0),
    rows,
  }
}
