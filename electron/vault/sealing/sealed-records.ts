import type { Database } from 'better-sqlite3'
import { bucketOf, hasTag } from './manifest.ts'
import { newOpener, type Opener } from './opener.ts'
import { associatedData, pad, seal, SealBroken, unpad } from './sealing.ts'
import type { OpenManifest } from './sealed-manifest.ts'
import type { VaultKeys } from '../vault-keys.ts'

/** A record as stored in the file. */
export interface RecordRow {
  /** In hexadecimal digits. */
  readonly id: string
  readonly revision: number
  readonly sealed: Buffer
}

/** A place where the file is not what the manifest says it should be. */
export interface Damage {
  /** The record's id; for `unlisted`, the two digits that the ids of the records in question start with. */
  readonly id: string
  readonly what: 'missing' | 'altered' | 'unknown' | 'unlisted'
}

/** All rows, still sealed. */
export function readRows(database: Database): RecordRow[] {
  return database.prepare('SELECT lower(hex(id)) AS id, revision, sealed FROM record').all() as RecordRow[]
}

/** Compares each row with the manifest. */
export function compareRows(rows: readonly RecordRow[], { buckets, broken }: OpenManifest): Damage[] {
  const damage: Damage[] = []
  let listed = 0
  for (const row of rows) {
    const { id } = row
    const number = bucketOf(id)
    if (broken.has(number)) continue
    const stamp = buckets.get(number)?.get(id)
    if (stamp) listed++
    if (!stamp) damage.push({ id, what: 'unknown' })
    else if (stamp.revision !== row.revision || !hasTag(row.sealed, stamp)) damage.push({ id, what: 'altered' })
  }
  for (const number of broken) damage.push({ id: number.toString(16).padStart(2, '0'), what: 'unlisted' })
  return [...damage, ...missingFrom(rows, buckets, listed)]
}

/** @param listed - How many of the rows are in the buckets; no two rows share an id. */
function missingFrom(rows: readonly RecordRow[], buckets: OpenManifest['buckets'], listed: number): Damage[] {
  const ids = [...buckets.values()].flatMap((bucket) => [...bucket.keys()])
  if (ids.length === listed) return []
  const present = new Set(rows.map(({ id }) => id))
  return ids.flatMap((id) => (present.has(id) ? [] : [{ id, what: 'missing' }]))
}

/** Seals and opens the records of one vault. Call `close` after opening any. */
export class RecordSeal {
  readonly #key: Uint8Array
  /** One buffer for every record: label, vault id, record id, revision. */
  readonly #bound: Buffer
  readonly #idAt: number
  #opener: Opener | undefined

  constructor(keys: VaultKeys) {
    const prefix = associatedData('record', keys.vaultId)
    this.#key = keys.record
    this.#idAt = prefix.length
    this.#bound = Buffer.from([...prefix, ...new Uint8Array(24)])
  }

  seal(id: string, revision: number, plaintext: Uint8Array): Uint8Array {
    const padded = pad(plaintext)
    const sealed = seal(this.#key, this.#boundTo(id, revision), padded)
    padded.fill(0)
    return sealed
  }

  /** The caller wipes the plaintext. Undefined if the row was altered. */
  open(row: RecordRow): Uint8Array | undefined {
    if (row.id.length !== 32) return undefined
    this.#opener ??= newOpener(this.#key)
    let padded: Uint8Array | undefined
    try {
      padded = this.#opener.open(this.#boundTo(row.id, row.revision), row.sealed)
      return unpad(padded)
    } catch (error) {
      if (error instanceof SealBroken) return undefined
      throw error
    } finally {
      padded?.fill(0)
    }
  }

  /** Leaves nothing of what was opened in memory that others use. */
  close(): void {
    this.#opener?.close()
    this.#opener = undefined
  }

  #boundTo(id: string, revision: number): Uint8Array {
    this.#bound.write(id, this.#idAt, 'hex')
    const upper = Math.floor(revision / 2 ** 32)
    this.#bound.writeUInt32BE(upper >>> 0, this.#idAt + 16)
    this.#bound.writeUInt32BE(revision >>> 0, this.#idAt + 20)
    return this.#bound
  }
}
