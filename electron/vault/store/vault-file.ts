import type { Database } from 'better-sqlite3'
import { KitError } from '../../kit-error.ts'
import { guarded } from './database-errors.ts'
import { closeDatabase, createDatabase, imageOf, inTransaction } from './database.ts'
import { checkMac, headerMac, readHeader, writeHeader, type Header } from '../header.ts'
import type { ManifestDraft } from '../sealing/sealed-manifest.ts'
import { EMPTY_MANIFEST, readManifest, sealRoot, type OpenManifest } from '../sealing/sealed-manifest.ts'
import { compareRows, readRows, type Damage, type RecordRow } from '../sealing/sealed-records.ts'
import { readSlots, writeSlots, type Slot } from '../slots/slots.ts'
import type { VaultKeys } from '../vault-keys.ts'

/** What a commit writes to the file besides the records. */
export interface Commit {
  readonly revision: number
  readonly draft: ManifestDraft
  /** Given when slots or keys change; otherwise the present ones stay. */
  readonly slots?: readonly Slot[]
  readonly keys?: VaultKeys
}

/** The head of a vault: everything that can be read without a key. */
export interface Head {
  readonly header: Header
  readonly slots: readonly Slot[]
}

/** @throws KitError `vault-damaged` when a part is malformed or out of bounds; nothing was derived. */
export function readHead(database: Database): Head {
  return guarded(() => ({ header: readHeader(database), slots: readSlots(database) }))
}

/** The database of an open vault with its keys, and the only way to change it. */
export class VaultFile {
  readonly database: Database
  #keys: VaultKeys
  #header: Header
  #slots: readonly Slot[]
  #manifest: OpenManifest
  #damage: readonly Damage[]
  #frozen = false
  /** Rows read on opening, for the first pass over the records. */
  #unread: readonly RecordRow[] | undefined

  /** @throws KitError `vault-damaged` when the head is not authentic. */
  constructor(database: Database, { header, slots }: Head, keys: VaultKeys) {
    checkMac(keys, slots, header)
    this.database = database
    this.#keys = keys
    this.#header = header
    this.#slots = slots
    this.#manifest = guarded(() => readManifest(database, keys, header))
    this.#unread = guarded(() => readRows(database))
    this.#damage = compareRows(this.#unread, this.#manifest)
  }

  /** Writes a new, empty vault and closes it. */
  static write(path: string, keys: VaultKeys, slots: readonly Slot[]): void {
    const database = createDatabase(path)
    try {
      inTransaction(database, () => {
        const mac = headerMac(keys, slots)
        writeSlots(database, slots)
        writeHeader(database, { id: keys.vaultId, revision: 0, root: sealRoot(keys, EMPTY_MANIFEST.root, 0, mac), mac })
      })
    } finally {
      closeDatabase(database)
    }
  }

  get keys(): VaultKeys {
    return this.#keys
  }

  get slots(): readonly Slot[] {
    return this.#slots
  }

  get revision(): number {
    return this.#header.revision
  }

  get manifest(): OpenManifest {
    return this.#manifest
  }

  get damage(): readonly Damage[] {
    return this.#damage
  }

  image(): Uint8Array {
    return imageOf(this.database)
  }

  rows(): readonly RecordRow[] {
    const rows = this.#unread ?? guarded(() => readRows(this.database))
    this.#unread = undefined
    return rows
  }

  /** Drops the pages that SQLite keeps in memory, so that the next read comes from the file. */
  forgetPages(): void {
    guarded(() => this.database.pragma('shrink_memory'))
  }

  get frozen(): boolean {
    return this.#frozen
  }

  freeze(): void {
    this.#frozen = true
  }

  addDamage(damage: Damage): void {
    this.#damage = [...this.#damage, damage]
  }

  /**
   * One transaction: what `body` writes, the buckets it touched, the slots and the header. Memory
   * changes once it is on disk.
   */
  commit({ revision, draft, slots = this.#slots, keys = this.#keys }: Commit, body: () => void): void {
    this.requireWhole()
    const mac = slots === this.#slots ? this.#header.mac : headerMac(keys, slots)
    const [header, manifest] = inTransaction(this.database, () => {
      body()
      const manifest = draft.save(this.database, keys, revision)
      if (slots !== this.#slots) writeSlots(this.database, slots)
      const header = { id: keys.vaultId, revision, root: sealRoot(keys, manifest.root, revision, mac), mac }
      writeHeader(this.database, header)
      return [header, manifest] as const
    })
    if (keys !== this.#keys) this.#keys.wipe()
    this.#keys = keys
    this.#header = header
    this.#slots = slots
    this.#manifest = manifest
    this.#unread = undefined
  }

  /** @throws KitError `vault-locked`, `vault-read-only` or `vault-damaged` when nothing may be written. */
  requireWhole(): void {
    if (!this.database.open)
      throw new KitError('vault-locked', 'The vault has been locked. Nothing was changed. Unlock it to go on.')
    if (this.#frozen)
      throw new KitError(
        'vault-read-only',
        'You are only looking at this copy, so nothing in it can be changed. Nothing was saved. Make it your vault to work in it.',
      )
    if (this.#damage.length > 0)
      throw new KitError(
        'vault-damaged',
        'Parts of this vault were changed outside the app, so it can only be read. Nothing was saved. Open a backup, or import the rest into a new vault.',
      )
  }

  close(): void {
    this.#keys.wipe()
    this.#unread = undefined
    closeDatabase(this.database)
  }
}
