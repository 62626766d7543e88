import type { Database } from 'better-sqlite3'
import { bucketOf, hasTag } from './manifest.ts'
import { associatedData, pad, seal, unpad, unseal } from './sealing.ts'
import type { OpenManifest } from './sealed-manifest.ts'
import type { VaultKeys } from './vault-keys.ts'

/** A record as it lies in the file. */
export interface RecordRow {
  readonly id: Buffer
  readonly revision: number
  readonly sealed: Buffer
}

/** A place where the file is not what the manifest says it should be. */
export interface Damage {
  /** Of the record; for `unlisted` the two digits that the ids of the records in question start with. */
  readonly id: string
  readonly what: 'missing' | 'altered' | 'unknown' | 'unlisted'
}

export function readRows(database: Database): RecordRow[] {
  return database.prepare('SELECT id, revision, sealed FROM record').all() as RecordRow[]
}

/** Holds each row against the manifest. */
export function compareRows(rows: readonly RecordRow[], { buckets, broken }: OpenManifest): Damage[] {
  const damage: Damage[] = []
  const seen = new Set<string>()
  for (const row of rows) {
    const id = row.id.toString('hex')
    const number = bucketOf(id)
    if (broken.has(number)) continue
    seen.add(id)
    const stamp = buckets.get(number)?.get(id)
    if (!stamp) damage.push({ id, what: 'unknown' })
    else if (stamp.revision !== row.revision || !hasTag(row.sealed, stamp)) damage.push({ id, what: 'altered' })
  }
  for (const bucket of buckets.values())
    for (const id of bucket.keys()) if (!seen.has(id)) damage.push({ id, what: 'missing' })
  for (const number of broken) damage.push({ id: number.toString(16).padStart(2, '0'), what: 'unlisted' })
  return damage
}

/** Seals and opens the records of one vault. */
export class RecordSeal {
  readonly #key: Uint8Array
  /** One buffer for every record: label, vault id, record id, revision. */
  readonly #bound: Uint8Array
  readonly #idAt: number

  constructor(keys: VaultKeys) {
    const prefix = associatedData('record', keys.vaultId)
    this.#key = keys.record
    this.#idAt = prefix.length
    this.#bound = new Uint8Array([...prefix, ...new Uint8Array(24)])
  }

  seal(id: Uint8Array, revision: number, plaintext: Uint8Array): Uint8Array {
    const padded = pad(plaintext)
    const sealed = seal(this.#key, this.#boundTo(id, revision), padded)
    padded.fill(0)
    return sealed
  }

  /** The caller wipes the plaintext. Undefined when the row was altered. */
  open(row: RecordRow): Uint8Array | undefined {
    if (row.id.length !== 16) return undefined
    try {
      const padded = unseal(this.#key, this.#boundTo(row.id, row.revision), row.sealed)
      const plaintext = unpad(padded)
      padded.fill(0)
      return plaintext
    } catch {
      return undefined
    }
  }

  #boundTo(id: Uint8Array, revision: number): Uint8Array {
    this.#bound.set(id, this.#idAt)
    new DataView(this.#bound.buffer).setBigInt64(this.#idAt + 16, BigInt(revision))
    return this.#bound
  }
}
