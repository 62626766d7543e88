import { backupReads } from '../accounts/backup-reads.ts'
import { DEFAULT_BACKUPS } from '../accounts/records.ts'
import { KitError } from '../kit-error.ts'
import type { Backup } from '../vault/backup-names.ts'
import { backupFolderOf, listBackups, makeBackup, pruneBackups } from '../vault/backups.ts'
import { realDisk } from '../vault/disk.ts'
import type { BackupsState, BackupSummary, BackupView } from '../views.ts'
import { changesSince } from './changes-since.ts'
import type { Session } from './session.ts'

const DAY = 24 * 60 * 60 * 1000

/**
 * Makes a backup after so many changes, and once a day while the vault is in use. It looks after
 * each change and at unlocking, and works after the call that changed something has its answer.
 */
export class BackupKeeper {
  readonly #session: Session
  #last: Backup | undefined
  #error: string | undefined
  #due: NodeJS.Immediate | undefined

  constructor(session: Session) {
    this.#session = session
    session.onUnlock(() => {
      this.#last = this.#findLast()
    })
    session.onChange(() => {
      this.#look()
    })
    session.onLock(() => {
      clearImmediate(this.#due)
      this.#due = undefined
      this.#last = undefined
      this.#error = undefined
    })
  }

  get folder(): string {
    return backupFolderOf(this.#session.surroundings.vaultPath)
  }

  get summary(): BackupSummary {
    const { kit, surroundings } = this.#session
    return {
      ...(this.#last && { at: new Date(this.#last.at).toISOString() }),
      changesSince: changesSince(kit, this.#last),
      reads: backupReads(kit.all('backup-drill'), kit.all('account'), surroundings.now()),
    }
  }

  get state(): BackupsState {
    const { kit } = this.#session
    const copy = kit.all('copy').sort((a, b) => b.revision - a.revision || b.at.localeCompare(a.at))[0]
    return {
      folder: this.folder,
      keep: this.#keep,
      everyChanges: this.#every,
      ...(this.#last && { last: backupView(this.#last) }),
      changesSince: changesSince(kit, this.#last),
      list: this.#list().map(backupView),
      ...(copy && { copy: { at: copy.at, path: copy.path, revision: copy.revision } }),
      ...(this.#error !== undefined && { error: this.#error }),
    }
  }

  /**
   * Makes a backup now; older ones beyond the last few go when it is verified.
   *
   * @param keep - How many stay, this one included.
   * @throws KitError as `makeBackup`; it is kept for `state` too.
   */
  make(keep = this.#keep): void {
    clearImmediate(this.#due)
    this.#due = undefined
    const { kit, surroundings } = this.#session
    try {
      this.#last = makeBackup(realDisk, kit.vault, this.folder, surroundings.now())
      pruneBackups(realDisk, this.folder, kit.vault.id, keep, this.#last)
      this.#error = undefined
    } catch (error) {
      this.#error =
        error instanceof KitError ? error.message : 'The last backup failed. It is tried again after the next change.'
      throw error
    }
  }

  /** Keeps the vault as it is, before another takes its place. @returns Where. */
  keepBeforeRestore(): string {
    const { kit, surroundings } = this.#session
    return makeBackup(realDisk, kit.vault, this.folder, surroundings.now(), 'before-restore').path
  }

  /** Makes a backup that is due without waiting; before the app ends. */
  catchUp(): void {
    if (this.#due) this.#tryToMake()
  }

  #look(): void {
    if (this.#due || !this.#isDue()) return
    this.#due = setImmediate(() => {
      this.#tryToMake()
    })
  }

  #tryToMake(): void {
    try {
      this.make()
    } catch {
      // Kept as `error` and shown; the next change tries again.
    }
  }

  #isDue(): boolean {
    const { kit, surroundings } = this.#session
    if (surroundings.demo || kit.vault.damage.length > 0 || this.#commitsSince === 0) return false
    if (!this.#last || this.#commitsSince >= this.#every) return true
    // A clock that was set back by years must not put the next backup off by years.
    return Math.abs(surroundings.now() - this.#last.at) >= DAY
  }

  /** Commits that are not in the last backup, notes of the app included: a backup holds those too. */
  get #commitsSince(): number {
    return this.#session.kit.vault.revision - (this.#last?.revision ?? 0)
  }

  get #every(): number {
    return this.#session.kit.settings.backupEvery ?? DEFAULT_BACKUPS.every
  }

  get #keep(): number {
    return this.#session.kit.settings.backupKeep ?? DEFAULT_BACKUPS.keep
  }

  /** None when the vault was replaced since: what was backed up before has other records. */
  #findLast(): Backup | undefined {
    const newest = this.#list().find(({ revision }) => revision <= this.#session.kit.vault.revision)
    return newest?.reason === 'vault' ? newest : undefined
  }

  #list(): Backup[] {
    try {
      return listBackups(realDisk, this.folder, this.#session.kit.vault.id)
    } catch {
      return [] // A folder that cannot be read; the next backup says so.
    }
  }
}

/** A backup as it is shown. */
export function backupView({ at, path, revision }: Backup): BackupView {
  return { at: new Date(at).toISOString(), path, revision }
}
