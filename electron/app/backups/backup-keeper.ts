import { DEFAULT_BACKUPS } from '../../accounts/records.ts'
import { KitError } from '../../kit-error.ts'
import type { Backup } from '../../vault/backups/backup-names.ts'
import { backupFolderOf, makeBackup, pruneBackups } from '../../vault/backups/backups.ts'
import { contentsOf, type CopyContents } from '../../vault/backups/copies.ts'
import { realDisk } from '../../vault/store/disk.ts'
import { verifyLockCopy } from '../../vault/backups/lock-copies.ts'
import type { BackupsState, BackupSummary } from '../../contract.ts'
import { backupsState, backupSummary, type BackupStanding } from './backup-views.ts'
import { lackingIn, type Lacking } from '../../accounts/changes-since.ts'
import { backupsIn, lastVerified, unverifiedCopy, type KnownBackup } from './known-backups.ts'
import { LockCopy } from './lock-copy.ts'
import type { Session } from '../vault/session.ts'
import type { RecordId } from '../../vault/vault.ts'

const DAY = 24 * 60 * 60 * 1000
const FAILED = 'The last backup failed. The app tries again after the next change.'

/**
 * Makes a backup after each import, after a number of changes, once a day while the vault is in use,
 * and on locking if something is in no backup. Checks after each change and at unlocking, but only
 * starts once the call that made the change has its answer.
 */
export class BackupKeeper {
  readonly #session: Session
  readonly #lockCopy: LockCopy
  #last: KnownBackup | undefined
  /** The contents of the vault when it was unlocked. */
  #opened: CopyContents | undefined
  /** The revision kept before a restore, which needs no copy on locking. */
  #kept: number | undefined
  #compared: { readonly state: readonly unknown[]; readonly lacking: Lacking } | undefined
  #error: string | undefined
  #due: NodeJS.Immediate | undefined
  #verifying: NodeJS.Immediate | undefined

  constructor(session: Session) {
    this.#session = session
    this.#lockCopy = new LockCopy(this.folder)
    session.onUnlock(() => {
      this.#begin()
    })
    session.onChange(() => {
      this.#check()
    })
    session.onLock(() => {
      this.#end()
    })
  }

  get folder(): string {
    return backupFolderOf(this.#session.surroundings.vaultPath)
  }

  get summary(): BackupSummary {
    return backupSummary(this.#session.kit, this.#session.surroundings.now(), this.#standing)
  }

  get state(): BackupsState {
    const rules = { folder: this.folder, keep: this.#keep, everyChanges: this.#every }
    return backupsState(this.#session.kit, this.#standing, this.#list, rules)
  }

  /**
   * Makes a backup now, and removes old ones once it is verified.
   *
   * @param keep - How many stay, including this one.
   * @throws KitError as `makeBackup`; `state` shows it too.
   */
  make(keep = this.#keep): void {
    clearImmediate(this.#due)
    this.#due = undefined
    const { kit, surroundings } = this.#session
    kit.vault.requireWritable()
    try {
      const backup = makeBackup(realDisk, kit.vault, this.folder, surroundings.now())
      this.#takeAsLast({ ...backup, ...contentsOf(kit.vault) }, keep)
    } catch (error) {
      this.#error = error instanceof KitError ? error.message : FAILED
      throw error
    }
  }

  /** Keeps the vault as it is before another replaces it. @returns Where. */
  keepBeforeRestore(): string {
    const { kit, surroundings } = this.#session
    kit.vault.requireWritable()
    const { path, revision } = makeBackup(realDisk, kit.vault, this.folder, surroundings.now(), 'before-restore')
    this.#kept = revision
    return path
  }

  /** Whether the last verified backup has these records, in whatever state. */
  has(records: readonly RecordId[]): boolean {
    const last = this.#last
    return last !== undefined && records.every((id) => last.records.has(id))
  }

  /** Makes a backup that is due at once; called before the app locks to end. */
  catchUp(): void {
    const { unlocked, surroundings } = this.#session
    // A command has time to verify the backup; locking a window does not.
    if (this.#due || (unlocked && surroundings.oneCommand === true && this.#mayMake && this.#lacking.changes > 0))
      this.#tryToMake()
  }

  /** Writes what locking left to write; called before the app ends. */
  finish(): void {
    this.#lockCopy.finish()
  }

  #begin(): void {
    const { kit, surroundings } = this.#session
    if (kit.vault.frozen) return
    this.#error = this.#lockCopy.finish()
    this.#last = lastVerified(kit.vault, this.#list)
    this.#opened = contentsOf(kit.vault)
    if (surroundings.oneCommand === true) return
    this.#verifying = setImmediate(() => {
      this.#verifyLockCopy()
    })
  }

  /** Runs before the keys go. Whatever fails here, the vault is still locked. */
  #end(): void {
    clearImmediate(this.#due)
    clearImmediate(this.#verifying)
    try {
      const { kit, surroundings } = this.#session
      const needed = this.#mayMake && surroundings.oneCommand !== true && kit.vault.revision !== this.#kept
      if (needed && this.#lacking.changes > 0) this.#lockCopy.take(kit.vault, surroundings.now())
    } catch {
      this.#lockCopy.failed()
    }
    this.#due = undefined
    this.#verifying = undefined
    this.#last = undefined
    this.#compared = undefined
    this.#opened = undefined
    this.#kept = undefined
    this.#error = undefined
  }

  #check(): void {
    if (this.#due || !this.#isDue()) return
    this.#due = setImmediate(() => {
      this.#due = undefined
      // By now, the copy made on the last locking may count as a backup.
      if (!this.#isDue()) return
      this.#tryToMake()
      this.#report()
    })
  }

  #report(): void {
    this.#session.surroundings.tell('backup', { made: this.#error === undefined })
  }

  #tryToMake(): void {
    try {
      this.make()
    } catch {
      // `make` keeps it as `error`, which is shown; the next change tries again.
    }
  }

  #isDue(): boolean {
    if (!this.#mayMake) return false
    const { changes, imported } = this.#lacking
    if (changes === 0) return false
    if (!this.#last || imported || changes >= this.#every || this.#error !== undefined) return true
    // A clock set back by years must not delay the next backup by years.
    return Math.abs(this.#session.surroundings.now() - this.#last.at) >= DAY
  }

  /** A command that only reads a vault leaves nothing beside it: the vault may itself be a backup. */
  get #mayMake(): boolean {
    const { kit, surroundings } = this.#session
    if (surroundings.demo || kit.vault.frozen || kit.vault.damage.length > 0) return false
    return surroundings.oneCommand !== true || lackingIn(kit, this.#opened).changes > 0
  }

  get #standing(): BackupStanding {
    return { last: this.#last, lacking: this.#lacking, error: this.#error }
  }

  /** Compared once for each state of the vault, as several ask for it after each change. */
  get #lacking(): Lacking {
    const { kit } = this.#session
    const state = [kit, kit.revision, kit.vault.revision, this.#last] as const
    if (this.#compared?.state.every((part, at) => part === state[at])) return this.#compared.lacking
    const lacking = lackingIn(kit, this.#last)
    this.#compared = { state, lacking }
    return lacking
  }

  get #every(): number {
    return this.#session.kit.settings.backupEvery ?? DEFAULT_BACKUPS.every
  }

  get #keep(): number {
    return this.#session.kit.settings.backupKeep ?? DEFAULT_BACKUPS.keep
  }

  #takeAsLast(backup: KnownBackup, keep = this.#keep): void {
    this.#last = backup
    pruneBackups(realDisk, this.folder, this.#session.kit.vault.id, keep, backup)
    this.#error = undefined
  }

  /** The copy of the last locking counts once every record in it decrypts. A damaged one is replaced. */
  #verifyLockCopy(): void {
    const { vault } = this.#session.kit
    const copy = unverifiedCopy(vault, this.#list, this.#last)
    if (!copy) return
    try {
      this.#takeAsLast(verifyLockCopy(realDisk, vault, this.folder, copy))
    } catch {
      this.#tryToMake()
    }
    this.#report()
  }

  get #list(): readonly Backup[] {
    return backupsIn(this.folder, this.#session.kit.vault)
  }
}
