import type { Database } from 'better-sqlite3'
import { KitError } from '../kit-error.ts'
import { copySecret } from '../secret-bytes.ts'
import { closeDatabase, openDatabase, openImage } from './store/database.ts'
import type { KdfCosts } from './slots/kdf.ts'
import type { KeptPassphrase } from './key-rotation.ts'
import { tagOf, type Manifest } from './sealing/manifest.ts'
import { createVaultFile } from './new-vault.ts'
import type { Change, OpenRecord, RecordId } from './sealing/open-records.ts'
import { loadOpener } from './sealing/opener.ts'
import { writeRecords } from './sealing/record-changes.ts'
import { ManifestDraft } from './sealing/sealed-manifest.ts'
import { RecordSeal, type Damage } from './sealing/sealed-records.ts'
import { SlotChanges } from './slots/slot-changes.ts'
import { openAnySlot, slotId, type OpenedSlot, type Secret, type Slot } from './slots/slots.ts'
import { readHead, VaultFile } from './store/vault-file.ts'
import { VaultKeys } from './vault-keys.ts'

export { newRecordId, type Change, type OpenRecord, type RecordId } from './sealing/open-records.ts'
export type { Damage } from './sealing/sealed-records.ts'

/**
 * An open vault file. It holds the keys and the manifest, never a record, and does not know what a
 * record means. FORMAT.md describes the format.
 */
export class Vault {
  readonly path: string
  /** 16 bytes, as hexadecimal digits. */
  readonly id: string
  /** The id of the slot that opened it. */
  readonly opener: string
  readonly #file: VaultFile
  readonly #slotChanges: SlotChanges

  private constructor(path: string, file: VaultFile, opener: string) {
    this.path = path
    this.id = Buffer.from(file.keys.vaultId).toString('hex')
    this.opener = opener
    this.#file = file
    this.#slotChanges = new SlotChanges(file)
  }

  /**
   * Makes a new vault with one passphrase slot. The file is complete before it appears under its
   * name.
   *
   * @throws KitError `vault-exists`, `disk-full` or `vault-read-only`.
   */
  static async create(path: string, passphrase: Uint8Array, costs: KdfCosts): Promise<Vault> {
    const { vaultKey, slot } = await createVaultFile(path, passphrase, costs)
    let database: Database
    try {
      database = openDatabase(path)
    } catch (error) {
      vaultKey.fill(0)
      throw error
    }
    return Vault.#load(path, database, vaultKey, slot)
  }

  /**
   * Opens a vault with a passphrase.
   *
   * @param signal - Stops it at once.
   * @throws KitError `wrong-passphrase`, `cancelled`, or what `openDatabase` throws; the file is unchanged.
   */
  static async open(path: string, passphrase: Uint8Array, signal?: AbortSignal): Promise<Vault> {
    return await Vault.#unlock(path, openDatabase(path), { type: 'passphrase', bytes: passphrase }, signal)
  }

  /** Opens a vault with the paper key, `AGE-SECRET-KEY-1...`. @throws KitError as `open`. */
  static async openWithIdentity(path: string, identity: string): Promise<Vault> {
    return await Vault.#unlock(path, openDatabase(path), { type: 'identity', identity })
  }

  /** Opens a copy, such as a backup, in memory: the file is only read, never changed. */
  static async openCopy(path: string, passphrase: Uint8Array, signal?: AbortSignal): Promise<Vault> {
    return await Vault.#unlock(path, openImage(path), { type: 'passphrase', bytes: passphrase }, signal)
  }

  /** As `openCopy`, with the paper key. */
  static async openCopyWithIdentity(path: string, identity: string): Promise<Vault> {
    return await Vault.#unlock(path, openImage(path), { type: 'identity', identity })
  }

  static async #unlock(path: string, database: Database, secret: Secret, signal?: AbortSignal): Promise<Vault> {
    let opened: OpenedSlot | undefined
    try {
      const { header, slots } = readHead(database)
      const [slot] = await Promise.all([openAnySlot(header.id, slots, secret, signal), loadOpener()])
      opened = slot
      if (!opened) throw wrongSecret(secret)
    } catch (error) {
      closeDatabase(database)
      throw error
    }
    return Vault.#load(path, database, opened.vaultKey, slotId(opened.slot))
  }

  /**
   * @param vaultKey - Taken over, and wiped when this fails. @throws KitError `vault-damaged`; the
   * database is closed.
   */
  static #load(path: string, database: Database, vaultKey: Uint8Array, opener: string): Vault {
    let keys: VaultKeys | undefined
    try {
      const head = readHead(database)
      keys = new VaultKeys(head.header.id, vaultKey)
      return new Vault(path, new VaultFile(database, head, keys), opener)
    } catch (error) {
      vaultKey.fill(0)
      keys?.wipe()
      closeDatabase(database)
      throw error
    }
  }

  /** A copy of this vault, read back from disk and opened in memory with this vault's keys. */
  reopen(path: string): Vault {
    return Vault.#load(path, openImage(path), copySecret(this.#file.keys.vaultKey), this.opener)
  }

  /** A true copy of this vault at another path, opened with this vault's keys and to be written to. */
  reopenToWrite(path: string): Vault {
    return Vault.#load(path, openDatabase(path), copySecret(this.#file.keys.vaultKey), this.opener)
  }

  /** Lets nothing be written to it from now on. */
  freeze(): void {
    this.#file.freeze()
  }

  get frozen(): boolean {
    return this.#file.frozen
  }

  /** @throws KitError `vault-locked`, `vault-read-only` or `vault-damaged` when nothing may be written. */
  requireWritable(): void {
    this.#file.requireWhole()
  }

  /** The bytes of the whole file at this moment. Everything in them is sealed. */
  image(): Uint8Array {
    return this.#file.image()
  }

  /** The revision and tag of each record, as the manifest has them. Later writes do not change this copy. */
  get manifest(): Manifest {
    return new Map([...this.#file.manifest.buckets.values()].flatMap((bucket) => [...bucket]))
  }

  /** The revision in which each record was last written; cheaper than `manifest`, but stale after the next write. */
  *revisions(): Generator<readonly [RecordId, number]> {
    for (const bucket of this.#file.manifest.buckets.values()) {
      for (const [id, { revision }] of bucket) yield [id, revision]
    }
  }

  /** The revision in which a record was last written; undefined if there is no record with this id. */
  revisionOf(id: RecordId): number | undefined {
    return this.#file.manifest.buckets.get(Number.parseInt(id.slice(0, 2), 16))?.get(id)?.revision
  }

  /** Counts changes; each commit is one higher. */
  get revision(): number {
    return this.#file.revision
  }

  /** Places where the file was changed outside the app. As long as there are any, nothing is written. */
  get damage(): readonly Damage[] {
    return this.#file.damage
  }

  /** The slots that open it, by id. */
  slots(): readonly Slot[] {
    return this.#file.slots
  }

  /** Whether this passphrase opens the vault; for asking again before a secret is shown. */
  async accepts(passphrase: Uint8Array): Promise<boolean> {
    return (await this.slotOf(passphrase)) !== undefined
  }

  /** The id of the slot that this passphrase opens, if any. @throws KitError `cancelled` */
  async slotOf(passphrase: Uint8Array, signal?: AbortSignal): Promise<string | undefined> {
    // Try the slot that opened the vault first: it is the likeliest, and each try takes a second.
    const likeliest = this.#file.slots.filter((slot) => slotId(slot) === this.opener)
    const slots = [...new Set([...likeliest, ...this.#file.slots])]
    const secret = { type: 'passphrase', bytes: passphrase } as const
    const opened = await openAnySlot(this.#file.keys.vaultId, slots, secret, signal)
    opened?.vaultKey.fill(0)
    return opened && slotId(opened.slot)
  }

  /** @returns the id of the new slot. @throws KitError `invalid-input` when there are already 16. */
  async addPassphrase(passphrase: Uint8Array, costs: KdfCosts): Promise<string> {
    return await this.#slotChanges.addPassphrase(passphrase, costs)
  }

  /** @returns the id of the new slot. @throws KitError `invalid-input` when it is not an age X25519 recipient. */
  async addIdentity(recipient: string): Promise<string> {
    return await this.#slotChanges.addIdentity(recipient)
  }

  /** Replaces a passphrase: the slot keeps its id. @throws KitError `not-found`. */
  async changePassphrase(id: string, passphrase: Uint8Array, costs: KdfCosts): Promise<void> {
    await this.#slotChanges.changePassphrase(id, passphrase, costs)
  }

  /** @throws KitError `not-found` or `last-passphrase`. */
  async removeSlot(id: string): Promise<void> {
    await this.#slotChanges.remove(id)
  }

  /**
   * Makes a new vault key and seals everything again under it, in one transaction. Identity slots
   * are wrapped again; passphrase slots that are not kept are removed.
   *
   * @throws KitError `wrong-passphrase` when one does not open its slot, `last-passphrase` when none
   * is kept.
   */
  async rotate(keep: readonly KeptPassphrase[]): Promise<void> {
    await this.#slotChanges.rotate(keep)
  }

  /**
   * Every intact record, decrypted one by one. Records that do not decrypt are added to `damage`, so
   * read all of them before trusting that `damage` is empty.
   */
  *records(): Generator<OpenRecord> {
    const damaged = new Set(this.damage.map((record) => record.id))
    const seal = new RecordSeal(this.#file.keys)
    try {
      for (const row of this.#file.rows()) {
        const { id } = row
        if (damaged.has(id)) continue
        const plaintext = seal.open(row)
        if (plaintext) yield { id, revision: row.revision, tag: tagOf(row.sealed), plaintext }
        else this.#file.addDamage({ id, what: 'altered' })
      }
    } finally {
      seal.close()
    }
  }

  /** Makes the next `records` read from the file instead of memory. */
  forgetPages(): void {
    this.#file.forgetPages()
  }

  /**
   * Writes all changes in one transaction, or none. They are on disk when this returns.
   *
   * @param above - A revision that the new one must exceed, when two copies are merged.
   * @throws KitError `disk-full`, `vault-read-only`, `write-failed`, or `vault-damaged` while
   * `damage` is not empty.
   */
  write(changes: readonly Change[], above = this.revision): void {
    const revision = Math.max(this.revision, above) + 1
    const draft = new ManifestDraft(this.#file.manifest)
    this.#file.commit({ revision, draft }, () => {
      writeRecords(this.#file, changes, { revision, draft })
    })
  }

  /** Wipes the keys and closes the file. */
  close(): void {
    this.#file.close()
  }
}

function wrongSecret(secret: Secret): KitError {
  return new KitError(
    'wrong-passphrase',
    secret.type === 'passphrase'
      ? 'This passphrase does not open the vault. Nothing was changed. Check Caps Lock and the keyboard layout, and try again.'
      : 'This paper key does not open the vault. Nothing was changed. Check it letter by letter against the paper, or open the vault with a passphrase.',
  )
}
