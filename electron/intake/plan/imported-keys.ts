import type { NotedKey, Stored } from '../../accounts/records.ts'
import type { RecordId } from '../../vault/vault.ts'

/**
 * Which security keys the accounts of an export had, by the ids that keys and accounts have here. A
 * key that is not here afterwards is noted nowhere. An account or key that the vault has, and of
 * which nothing was taken, says nothing new.
 */
export class ImportedKeys {
  /** Ids of the keys in the vault. */
  readonly #ids: ReadonlySet<RecordId>
  /** By source and the id in it. */
  readonly #here = new Map<string, { readonly id: RecordId; readonly isNew: boolean }>()
  readonly #wanted: Wanted[] = []

  constructor(others: readonly Stored[] = []) {
    this.#ids = new Set(others.filter(({ kind }) => kind === 'key').map(({ id }) => id))
  }

  /** A key of an export was taken. */
  added(file: number, former: RecordId, id: RecordId): void {
    this.#here.set(`${file} ${former}`, { id, isNew: true })
  }

  /** The vault has a key of an export already. */
  here(file: number, former: RecordId, id: RecordId): void {
    this.#here.set(`${file} ${former}`, { id, isNew: false })
  }

  /** Something was taken into this account from one that had these keys. */
  takenTo(account: RecordId, file: number, keys: readonly NotedKey[] | undefined): void {
    if (keys) this.#wanted.push({ account, file, keys, taken: true })
  }

  /** The vault has this account, and that of the export had these keys. */
  knownAt(account: RecordId, file: number, keys: readonly NotedKey[] | undefined): void {
    if (keys) this.#wanted.push({ account, file, keys, taken: false })
  }

  /** What is to be noted, by account. */
  notes(): ReadonlyMap<RecordId, readonly NotedKey[]> {
    const notes = new Map<RecordId, NotedKey[]>()
    for (const { account, file, keys, taken } of this.#wanted)
      for (const { key, ...day } of keys) {
        const here = this.#here.get(`${file} ${key}`) ?? (this.#ids.has(key) ? { id: key, isNew: false } : undefined)
        if (!here || !(taken || here.isNew)) continue
        notes.set(account, [...(notes.get(account) ?? []), { key: here.id, ...day }])
      }
    return notes
  }
}

interface Wanted {
  readonly account: RecordId
  readonly file: number
  readonly keys: readonly NotedKey[]
  readonly taken: boolean
}
