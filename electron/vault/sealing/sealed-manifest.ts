import type { Database } from 'better-sqlite3'
import { headDamaged } from '../store/database-errors.ts'
import type { Header } from '../header.ts'
import {
  bucketOf,
  decodeBucket,
  decodeRoot,
  encodeBucket,
  encodeRoot,
  hasTag,
  tagOf,
  type Bucket,
  type Root,
  type Stamp,
} from './manifest.ts'
import { associatedData, pad, seal, u64, unsealPadded } from './sealing.ts'
import type { VaultKeys } from '../vault-keys.ts'

/** The manifest of an open vault. */
export interface OpenManifest {
  readonly root: Root
  readonly buckets: ReadonlyMap<number, Bucket>
  /** Buckets that are missing, foreign, replayed or edited: nothing vouches for their records. */
  readonly broken: ReadonlySet<number>
}

/** The manifest of a vault without records. */
export const EMPTY_MANIFEST: OpenManifest = { root: new Map(), buckets: new Map(), broken: new Set() }

/**
 * @throws KitError `vault-damaged` when the root does not belong to this header. Buckets that do not
 * are in `broken`.
 */
export function readManifest(database: Database, keys: VaultKeys, header: Header): OpenManifest {
  const root = openRoot(keys, header)
  const buckets = new Map<number, Bucket>()
  const broken = new Set(root.keys())
  const rows = database.prepare('SELECT bucket, sealed FROM manifest').all() as BucketRow[]
  for (const { bucket: number, sealed } of rows) {
    const bucket = openBucket(keys, number, sealed, root.get(number))
    if (!bucket) {
      broken.add(number)
      continue
    }
    buckets.set(number, bucket)
    broken.delete(number)
  }
  return { root, buckets, broken }
}

/** Bound to the header's MAC too, so that neither records nor slots can be rolled back alone. */
export function sealRoot(keys: VaultKeys, root: Root, revision: number, mac: Uint8Array): Uint8Array {
  return seal(keys.manifest, rootData(keys, revision, mac), pad(encodeRoot(root)))
}

/** A changed copy of the manifest. The open one is left alone. */
export class ManifestDraft {
  readonly #from: OpenManifest
  readonly #touched = new Map<number, Map<string, Stamp>>()

  constructor(from: OpenManifest) {
    this.#from = from
  }

  set(id: string, stamp: Stamp): void {
    this.#bucket(id).set(id, stamp)
  }

  delete(id: string): void {
    this.#bucket(id).delete(id)
  }

  /** Seals and stores the buckets that were touched; part of the caller's transaction. */
  save(database: Database, keys: VaultKeys, revision: number): OpenManifest {
    const root = new Map(this.#from.root)
    const buckets = new Map(this.#from.buckets)
    const put = database.prepare('INSERT OR REPLACE INTO manifest VALUES (?, ?)')
    const remove = database.prepare('DELETE FROM manifest WHERE bucket = ?')
    for (const [number, bucket] of this.#touched) {
      if (bucket.size === 0) {
        remove.run(number)
        root.delete(number)
        buckets.delete(number)
        continue
      }
      const sealed = seal(keys.manifest, bucketData(keys, number, revision), pad(encodeBucket(bucket)))
      put.run(number, sealed)
      root.set(number, { revision, tag: tagOf(sealed) })
      buckets.set(number, bucket)
    }
    return { root, buckets, broken: this.#from.broken }
  }

  #bucket(id: string): Map<string, Stamp> {
    const number = bucketOf(id)
    const known = this.#touched.get(number)
    if (known) return known
    const bucket = new Map(this.#from.buckets.get(number))
    this.#touched.set(number, bucket)
    return bucket
  }
}

interface BucketRow {
  readonly bucket: number
  readonly sealed: Buffer
}

function openRoot(keys: VaultKeys, header: Header): Root {
  try {
    return decodeRoot(unsealPadded(keys.manifest, rootData(keys, header.revision, header.mac), header.root))
  } catch {
    throw headDamaged()
  }
}

function openBucket(keys: VaultKeys, number: number, sealed: Uint8Array, stamp?: Stamp): Bucket | undefined {
  if (!stamp || !hasTag(sealed, stamp)) return undefined
  try {
    return decodeBucket(unsealPadded(keys.manifest, bucketData(keys, number, stamp.revision), sealed))
  } catch {
    return undefined
  }
}

function rootData(keys: VaultKeys, revision: number, mac: Uint8Array): Uint8Array {
  return associatedData('root', keys.vaultId, u64(revision), mac)
}

function bucketData(keys: VaultKeys, number: number, revision: number): Uint8Array {
  return associatedData('bucket', keys.vaultId, Uint8Array.of(number), u64(revision))
}
