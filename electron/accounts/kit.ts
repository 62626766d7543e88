import { KitError } from '../kit-error.ts'
import { copySecret } from '../secret-bytes.ts'
import { newRecordId, type Change, type RecordId, type Vault } from '../vault/vault.ts'
import { decodeRecord, encodeRecord } from './encoding.ts'
import {
  DEFAULT_SETTINGS,
  type KitRecord,
  type RecordKind,
  type RecordOf,
  type SettingsRecord,
  type Stored,
} from './records.ts'
import { bytesIn, wipe } from './wipe.ts'

/** Records to add or replace and ids to remove, saved all together or not at all. */
export interface KitChange {
  readonly put?: readonly Stored[]
  readonly remove?: readonly RecordId[]
}

/**
 * The records of an open vault, decoded and kept in memory until the vault is locked. Reads come
 * from memory; a change is on disk before it is in memory.
 */
export class Kit {
  readonly #vault: Vault
  readonly #records = new Map<RecordId, Stored>()
  /**
   * Every record since the vault was opened, including those replaced or removed since: their
   * secrets must be wiped too.
   */
  readonly #bytes = new Set<Uint8Array>()
  readonly #unusable: RecordId[] = []
  readonly #committed: () => void
  #revision = 0
  /** The records by kind, until the next change. */
  #byKind: ReadonlyMap<RecordKind, readonly Stored[]> | undefined

  /** @param committed - Called after each change, once it is on disk. */
  constructor(vault: Vault, committed: () => void = () => undefined) {
    this.#vault = vault
    this.#committed = committed
    this.#read()
  }

  /** Reloads the records from the vault after something else wrote to it. */
  reload(): void {
    this.#forget()
    this.#read()
    this.#revision++
    this.#committed()
  }

  #read(): void {
    for (const { id, plaintext } of this.#vault.records()) {
      const record = decodeRecord(plaintext)
      plaintext.fill(0)
      for (const bytes of bytesIn(record)) this.#bytes.add(bytes)
      if (record) this.#records.set(id, { ...record, id })
      else this.#unusable.push(id)
    }
  }

  /** Another number after each change. */
  get revision(): number {
    return this.#revision
  }

  get vault(): Vault {
    return this.#vault
  }

  /** Records whose kind or shape this version does not know. They stay in the vault unchanged. */
  get unusable(): readonly RecordId[] {
    return this.#unusable
  }

  get settings(): SettingsRecord {
    return this.all('settings')[0] ?? DEFAULT_SETTINGS
  }

  /** All records of known kinds. */
  get records(): readonly Stored[] {
    return [...this.#records.values()]
  }

  all<K extends RecordKind>(kind: K): Stored<RecordOf<K>>[] {
    this.#byKind ??= Map.groupBy(this.#records.values(), (record) => record.kind)
    return [...(this.#byKind.get(kind) ?? [])] as Stored<RecordOf<K>>[]
  }

  /** The record with this id, whatever its kind. */
  find(id: RecordId): Stored | undefined {
    return this.#records.get(id)
  }

  /** @throws KitError `not-found` when there is no such record, or its kind differs. */
  get<K extends RecordKind>(kind: K, id: RecordId): Stored<RecordOf<K>> {
    const record = this.#records.get(id)
    if (record?.kind !== kind)
      throw new KitError('not-found', 'This entry is no longer in the vault. Nothing was changed. Go back to the list.')
    return record as Stored<RecordOf<K>>
  }

  /**
   * Saves a change; it is on disk when this returns. After an error nothing has changed, on disk or
   * here. Keeps copies, so the caller wipes the bytes it passed.
   */
  commit(change: KitChange): void {
    const put = change.put ?? []
    const remove = change.remove ?? []
    const changes: Change[] = [
      ...put.map((record) => ({ type: 'put' as const, id: record.id, plaintext: encodeRecord(withoutId(record)) })),
      ...remove.map((id) => ({ type: 'delete' as const, id })),
    ]
    try {
      this.#vault.write(changes)
    } finally {
      for (const one of changes) if (one.type === 'put') one.plaintext.fill(0)
    }
    for (const record of put) this.#records.set(record.id, this.#owned(record))
    for (const id of remove) this.#records.delete(id)
    this.#byKind = undefined
    this.#revision++
    this.#committed()
  }

  /** Reads the file again and says whether it holds exactly these records, byte for byte. */
  holds(records: readonly Stored[]): boolean {
    const wanted = new Map(records.map((record) => [record.id, record]))
    this.#vault.forgetPages()
    for (const { id, plaintext } of this.#vault.records()) {
      const record = wanted.get(id)
      const expected = record && encodeRecord(withoutId(record))
      if (expected && Buffer.compare(expected, plaintext) === 0) wanted.delete(id)
      expected?.fill(0)
      plaintext.fill(0)
    }
    return wanted.size === 0
  }

  saveSettings(settings: Omit<SettingsRecord, 'kind'>): void {
    const known = this.all('settings')[0]
    const record: SettingsRecord = { kind: 'settings', ...settings }
    this.commit({ put: [known ? { ...record, id: known.id } : store(record)] })
  }

  /** Wipes every secret held in memory, then the keys. */
  close(): void {
    this.#forget()
    this.#revision++
    this.#vault.close()
  }

  /** A copy whose bytes are wiped on locking, and by nobody else. */
  #owned<T>(value: T): T {
    return mapBytes(value, (bytes) => {
      const kept = this.#bytes.has(bytes) ? bytes : copySecret(bytes)
      this.#bytes.add(kept)
      return kept
    })
  }

  #forget(): void {
    wipe([...this.#bytes])
    this.#bytes.clear()
    this.#records.clear()
    this.#byKind = undefined
    this.#unusable.length = 0
  }
}

/** Gives a new record its id. */
export function store<R extends KitRecord>(record: R): Stored<R> {
  return { ...record, id: newRecordId() }
}

export function withoutId({ id: _id, ...record }: Stored): KitRecord {
  return record
}

/** The same value with every byte array replaced. */
function mapBytes<T>(value: T, change: (bytes: Uint8Array) => Uint8Array): T {
  const map = (part: unknown): unknown => {
    if (part instanceof Uint8Array) return change(part)
    if (Array.isArray(part)) return part.map(map)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([name, field]) => [name, map(field)]))
  }
  return map(value) as T
}
