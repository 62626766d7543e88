import { randomBytes } from 'node:crypto'
import { mergeChanges, wipeChanges, type MergeChoices } from '../../accounts/merge/merge-changes.ts'
import { planMerge, type MergeRow } from '../../accounts/merge/merge.ts'
import { KitError } from '../../kit-error.ts'
import { snapshotOf, wipeSnapshot, type Snapshot } from '../../vault/backups/compare.ts'
import { aboutCopies, placeCopy, verifyCopy } from '../../vault/backups/copies.ts'
import { prepareFile, putInPlace, realDisk } from '../../vault/store/disk.ts'
import { withPassphrase } from '../../vault/slots/passphrase.ts'
import { Vault, type Change } from '../../vault/vault.ts'
import type { OpenedBackup } from '../../contract.ts'
import { comparedView } from './compared-rows.ts'

/** A backup or another copy of a vault, opened in memory. Its file is never changed. */
export class OpenedCopy {
  readonly token = randomBytes(16).toString('hex')
  readonly #vault: Vault

  private constructor(vault: Vault) {
    this.#vault = vault
  }

  /** @throws KitError as `Vault.openCopy`; a backup opens with the passphrase that the vault had when it was made. */
  static async open(path: string, passphrase: string, signal?: AbortSignal): Promise<OpenedCopy> {
    return new OpenedCopy(await withPassphrase(passphrase, (bytes) => Vault.openCopy(path, bytes, signal)))
  }

  get revision(): number {
    return this.#vault.revision
  }

  /** Compares it with the open vault. */
  compare(vault: Vault): OpenedBackup {
    const sameVault = vault.id === this.#vault.id
    return withSnapshots(vault, this.#vault, (here, there) => {
      const damaged = this.#vault.damage.length
      const problems = damaged === 0 ? [] : [problemOf(damaged)]
      const plan = sameVault && damaged === 0 ? planMerge(here, there) : undefined
      const view = comparedView(here, there, plan)
      wipePlan(plan ?? [])
      const { token, revision } = this
      return { token, path: this.#vault.path, revision, revisionHere: vault.revision, sameVault, problems, ...view }
    })
  }

  /** Writes to the vault what it lacks of this copy. @throws KitError `invalid-input` or `vault-damaged`. */
  mergeInto(vault: Vault, choices: MergeChoices): void {
    if (vault.id !== this.#vault.id) throw anotherVault()
    const changes = withSnapshots(vault, this.#vault, (here, there): Change[] => {
      this.#requireWhole()
      const plan = planMerge(here, there)
      return mergeChanges(plan, here, there, choices)
    })
    try {
      if (changes.length > 0) vault.write(changes, this.revision)
    } finally {
      wipeChanges(changes)
    }
  }

  /**
   * Prepares a file that will replace the vault at a path. It counts on from the higher of the two
   * revisions, so that later backups are the newest again.
   *
   * @returns A function that puts it in place once the vault there is closed.
   */
  prepareAt(path: string, revisionThere: number): () => void {
    this.#goThrough()
    this.#vault.write([], revisionThere)
    aboutCopies(() => {
      prepareFile(realDisk, path, this.#vault.image(), (unfinished) => {
        verifyCopy(this.#vault, unfinished)
      })
    })
    return () => {
      try {
        putInPlace(realDisk, path)
      } catch {
        throw new KitError(
          'write-failed',
          'The disk did not confirm that the backup replaced the vault. Unlock the vault to see which one is there. The previous vault is among its backups.',
        )
      }
    }
  }

  /** Puts it where there is no vault yet. @throws KitError `disk-full`, `write-failed` or `vault-damaged`. */
  placeAt(path: string): void {
    this.#goThrough()
    aboutCopies(() => {
      placeCopy(realDisk, this.#vault, path)
    })
  }

  close(): void {
    this.#vault.close()
  }

  /** Decrypts every record, because only that shows whether one is damaged. */
  #goThrough(): void {
    wipeSnapshot(snapshotOf(this.#vault))
    this.#requireWhole()
  }

  #requireWhole(): void {
    const damaged = this.#vault.damage.length
    if (damaged > 0) throw new KitError('vault-damaged', problemOf(damaged))
  }
}

function withSnapshots<T>(vault: Vault, other: Vault, work: (here: Snapshot, there: Snapshot) => T): T {
  const here = snapshotOf(vault)
  const there = snapshotOf(other)
  try {
    return work(here, there)
  } finally {
    wipeSnapshot(here)
    wipeSnapshot(there)
  }
}

function wipePlan(plan: readonly MergeRow[]): void {
  for (const row of plan) if (row.outcome === 'combined') row.plaintext.fill(0)
}

function problemOf(damaged: number): string {
  return `${damaged} ${damaged === 1 ? 'record' : 'records'} of this copy ${damaged === 1 ? 'was' : 'were'} changed outside the app, so it is neither restored nor merged. Nothing was changed. Choose another backup.`
}

function anotherVault(): KitError {
  return new KitError(
    'invalid-input',
    'This is a copy of another vault, so there is nothing to merge it with. Nothing was changed. Export from one and import it into the other instead.',
  )
}
