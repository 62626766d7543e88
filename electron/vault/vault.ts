import { randomBytes } from 'node:crypto'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, equalBytes, utf8ToBytes } from '@noble/ciphers/utils.js'
import type { Database } from 'better-sqlite3'
import { KitError } from '../kit-error.ts'
import { closeDatabase, createDatabase, FORMAT_VERSION, guarded, openDatabase } from './database.ts'
import type { KdfCosts } from './kdf.ts'
import { decodeManifest, encodeManifest, tagOf, type Manifest, type ManifestEntry } from './manifest.ts'
import { associatedData, KEY_BYTES, pad, seal, subKey, u64, unpad, unseal } from './sealing.ts'
import { createSlot, openSlot, type Slot } from './slots.ts'

/** 16 random bytes, as 32 hexadecimal digits. */
export type RecordId = string

export type Change =
  | { readonly type: 'put'; readonly id: RecordId; readonly plaintext: Uint8Array }
  | { readonly type: 'delete'; readonly id: RecordId }

/** A record that is not what the manifest says it should be. */
export interface Damage {
  readonly id: RecordId
  readonly what: 'missing' | 'altered' | 'unknown'
}

export interface OpenRecord {
  readonly id: RecordId
  readonly revision: number
  /** The caller wipes it. */
  readonly plaintext: Uint8Array
}

/** A new random record id. */
export function newRecordId(): RecordId {
  return randomBytes(16).toString('hex')
}

/**
 * An open vault file. It holds the keys and the manifest, never a record: what a record means is
 * not known here. The format is in FORMAT.md.
 */
export class Vault {
  readonly path: string
  /** 16 bytes, as hexadecimal digits. */
  readonly id: string
  readonly #database: Database
  readonly #idBytes: Uint8Array
  readonly #key: Uint8Array
  readonly #recordKey: Uint8Array
  readonly #manifestKey: Uint8Array
  #manifest: Manifest
  #revision: number
  #damage: readonly Damage[] = []

  private constructor(
    path: string,
    database: Database,
    id: Uint8Array,
    key: Uint8Array,
    revision: number,
    manifest: Manifest,
  ) {
    this.path = path
    this.id = Buffer.from(id).toString('hex')
    this.#database = database
    this.#idBytes = id
    this.#key = key
    this.#recordKey = subKey(key, id, 'record')
    this.#manifestKey = subKey(key, id, 'manifest')
    this.#revision = revision
    this.#manifest = manifest
  }

  /**
   * Makes a new vault with one passphrase slot. It is complete before it appears under its name.
   *
   * @throws KitError `vault-exists`, `disk-full` or `vault-read-only`.
   */
  static async create(path: string, passphrase: Uint8Array, costs: KdfCosts): Promise<Vault> {
    if (existsSync(path))
      throw new KitError(
        'vault-exists',
        `There is a file at ${path} already. It was not changed. Open it, or choose another name.`,
      )
    const id = randomBytes(16)
    const key = randomBytes(KEY_BYTES)
    const slot = await createSlot(id, key, passphrase, costs)
    const unfinished = `${path}.new`
    guarded(() => {
      rmSync(unfinished, { force: true })
    })
    const database = createDatabase(unfinished)
    try {
      const vault = new Vault(path, database, id, key, 0, new Map())
      vault.#transaction(() => {
        insertSlot(database, slot)
        database
          .prepare('INSERT INTO vault VALUES (1, ?, 0, ?, ?)')
          .run(id, vault.#sealManifest(new Map(), 0), headerMac(key, id, [slot]))
      })
      vault.close()
      guarded(() => {
        renameSync(unfinished, path)
      })
    } catch (error) {
      closeDatabase(database)
      rmSync(unfinished, { force: true })
      throw error
    }
    return await Vault.open(path, passphrase)
  }

  /**
   * Opens a vault with a passphrase.
   *
   * @throws KitError `wrong-passphrase`, or what `openDatabase` throws; the file is unchanged.
   */
  static async open(path: string, passphrase: Uint8Array): Promise<Vault> {
    const database = openDatabase(path)
    try {
      const header = guarded(() => database.prepare('SELECT id, revision, manifest, mac FROM vault').get()) as
        HeaderRow | undefined
      const slots = guarded(() =>
        database.prepare('SELECT id, kind, parameters, wrapped FROM slot ORDER BY id').all(),
      ) as Slot[]
      if (header?.id.length !== 16) throw headerDamaged()
      const key = await findKey(header.id, slots, passphrase)
      if (!equalBytes(headerMac(key, header.id, slots), header.mac)) throw headerDamaged()
      const manifestKey = subKey(key, header.id, 'manifest')
      const manifest = openManifest(manifestKey, header)
      manifestKey.fill(0)
      const vault = new Vault(path, database, header.id, key, header.revision, manifest)
      vault.#damage = vault.#compare()
      return vault
    } catch (error) {
      closeDatabase(database)
      throw error
    }
  }

  /** Counts changes; each commit is one higher. */
  get revision(): number {
    return this.#revision
  }

  /** Records that were deleted, swapped, replayed or edited outside the app. While there are any, nothing is written. */
  get damage(): readonly Damage[] {
    return this.#damage
  }

  /** Whether this passphrase opens the vault; for asking again before something is shown. */
  async accepts(passphrase: Uint8Array): Promise<boolean> {
    const slots = guarded(() =>
      this.#database.prepare('SELECT id, kind, parameters, wrapped FROM slot ORDER BY id').all(),
    ) as Slot[]
    for (const slot of slots) {
      const key = await openSlot(this.#idBytes, slot, passphrase)
      if (!key) continue
      const same = equalBytes(key, this.#key)
      key.fill(0)
      return same
    }
    return false
  }

  /**
   * Every intact record, decrypted one by one. One that does not decrypt joins `damage`, so a
   * reader goes through all of them before it trusts that `damage` is empty.
   */
  *records(): Generator<OpenRecord> {
    const damaged = new Set(this.#damage.map((record) => record.id))
    for (const row of this.#rows()) {
      const id = row.id.toString('hex')
      if (damaged.has(id)) continue
      const plaintext = this.#open(row)
      if (plaintext) yield { id, revision: row.revision, plaintext }
      else this.#damage = [...this.#damage, { id, what: 'altered' }]
    }
  }

  /**
   * Writes all changes in one transaction, or none. They are on disk when this returns.
   *
   * @throws KitError `disk-full`, `vault-read-only`, `write-failed`, or `vault-damaged` while `damage` is not empty.
   */
  write(changes: readonly Change[]): void {
    if (this.#damage.length > 0)
      throw new KitError(
        'vault-damaged',
        'Parts of this vault were changed outside the app, so it can only be read. Nothing was saved. Open a backup, or bring the rest into a new vault.',
      )
    const revision = this.#revision + 1
    const manifest = new Map<string, ManifestEntry>(this.#manifest)
    this.#transaction(() => {
      const put = this.#database.prepare(
        'INSERT INTO record VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, sealed = excluded.sealed',
      )
      const remove = this.#database.prepare('DELETE FROM record WHERE id = ?')
      for (const change of changes) {
        const id = Buffer.from(change.id, 'hex')
        if (change.type === 'delete') {
          remove.run(id)
          manifest.delete(change.id)
          continue
        }
        const padded = pad(change.plaintext)
        const sealed = seal(this.#recordKey, this.#recordData(id, revision), padded)
        padded.fill(0)
        put.run(id, revision, sealed)
        manifest.set(change.id, { revision, tag: tagOf(sealed) })
      }
      this.#database
        .prepare('UPDATE vault SET revision = ?, manifest = ?')
        .run(revision, this.#sealManifest(manifest, revision))
    })
    this.#revision = revision
    this.#manifest = manifest
  }

  /** Wipes the keys and lets go of the file. */
  close(): void {
    for (const key of [this.#key, this.#recordKey, this.#manifestKey]) key.fill(0)
    closeDatabase(this.#database)
  }

  #transaction(body: () => void): void {
    guarded(() => {
      this.#database.transaction(body).immediate()
    })
  }

  #sealManifest(manifest: Manifest, revision: number): Uint8Array {
    return seal(this.#manifestKey, manifestData(this.#idBytes, revision), pad(encodeManifest(manifest)))
  }

  #recordData(id: Uint8Array, revision: number): Uint8Array {
    return associatedData('record', this.#idBytes, id, u64(revision))
  }

  /** Holds each row against the manifest. */
  #compare(): Damage[] {
    const damage: Damage[] = []
    const seen = new Set<string>()
    for (const row of this.#rows()) {
      const id = row.id.toString('hex')
      seen.add(id)
      const entry = this.#manifest.get(id)
      if (!entry) damage.push({ id, what: 'unknown' })
      else if (entry.revision !== row.revision || !equalBytes(entry.tag, tagOf(row.sealed)))
        damage.push({ id, what: 'altered' })
    }
    for (const id of this.#manifest.keys()) if (!seen.has(id)) damage.push({ id, what: 'missing' })
    return damage
  }

  #rows(): RecordRow[] {
    return guarded(() => this.#database.prepare('SELECT id, revision, sealed FROM record').all()) as RecordRow[]
  }

  #open(row: RecordRow): Uint8Array | undefined {
    try {
      const padded = unseal(this.#recordKey, this.#recordData(row.id, row.revision), row.sealed)
      const plaintext = unpad(padded)
      padded.fill(0)
      return plaintext
    } catch {
      return undefined
    }
  }
}

interface HeaderRow {
  readonly id: Buffer
  readonly revision: number
  readonly manifest: Buffer
  readonly mac: Buffer
}

interface RecordRow {
  readonly id: Buffer
  readonly revision: number
  readonly sealed: Buffer
}

async function findKey(vaultId: Uint8Array, slots: readonly Slot[], passphrase: Uint8Array): Promise<Uint8Array> {
  if (slots.length === 0) throw headerDamaged()
  for (const slot of slots) {
    const key = await openSlot(vaultId, slot, passphrase)
    if (key) return key
  }
  throw new KitError(
    'wrong-passphrase',
    'This passphrase does not open the vault. Nothing was changed. Check Caps Lock and the keyboard layout, and try again.',
  )
}

function openManifest(key: Uint8Array, header: HeaderRow): Manifest {
  try {
    return decodeManifest(unpad(unseal(key, manifestData(header.id, header.revision), header.manifest)))
  } catch {
    throw headerDamaged()
  }
}

function manifestData(vaultId: Uint8Array, revision: number): Uint8Array {
  return associatedData('manifest', vaultId, u64(revision))
}

/** Authenticates the version, the vault id and every slot: none can be added, dropped or changed without the vault key. */
function headerMac(key: Uint8Array, vaultId: Uint8Array, slots: readonly Slot[]): Uint8Array {
  const macKey = subKey(key, vaultId, 'header')
  const fields = [...slots]
    .sort((a, b) => Buffer.compare(a.id, b.id))
    .flatMap((slot) => [
      slot.id,
      lengthPrefixed(utf8ToBytes(slot.kind)),
      lengthPrefixed(slot.parameters),
      lengthPrefixed(slot.wrapped),
    ])
  const mac = hmac(sha256, macKey, concatBytes(u64(FORMAT_VERSION), vaultId, ...fields))
  macKey.fill(0)
  return mac
}

function lengthPrefixed(bytes: Uint8Array): Uint8Array {
  return concatBytes(u64(bytes.length), bytes)
}

function insertSlot(database: Database, slot: Slot): void {
  database.prepare('INSERT INTO slot VALUES (?, ?, ?, ?)').run(slot.id, slot.kind, slot.parameters, slot.wrapped)
}

function headerDamaged(): KitError {
  return new KitError(
    'vault-damaged',
    'The head of this vault file was damaged or edited. It was not changed now. Keep it, and open a backup.',
  )
}
