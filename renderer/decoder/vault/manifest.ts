/** What a vault should hold, and how what it does hold differs: electron/vault/FORMAT.md, "Manifest". */
import type { ClosedVault } from './head.ts'
import { headDamaged } from './problem.ts'
import { bound, equal, hex, tagOf, u64, unsealPadded } from './sealing.ts'
import { viewOf } from './sqlite/image.ts'

/** A place where the file is not what its manifest says. */
export interface Damage {
  /** The record, in hexadecimal digits; for `unlisted`, the two digits that the records in question begin with. */
  readonly id: string
  readonly what: 'missing' | 'altered' | 'unknown' | 'unlisted'
}

/** When something was written, and its tag. */
interface Stamp {
  readonly revision: number
  readonly tag: Uint8Array
}

interface Manifest {
  /** By record id. */
  readonly records: ReadonlyMap<string, Stamp>
  /** Buckets of which nobody knows what belongs in them. */
  readonly broken: ReadonlySet<number>
}

const BUCKET_ENTRY = 40
const ROOT_ENTRY = 25

/** @throws VaultRefused when the root does not belong to this vault. */
export function readManifest(key: Uint8Array, vault: ClosedVault): Manifest {
  const opened = unsealPadded(key, bound('root', vault.id, u64(vault.revision), vault.mac), vault.root)
  const root = opened && entriesOf(opened, ROOT_ENTRY)
  if (!root) throw headDamaged()
  const records = new Map<string, Stamp>()
  const broken = new Set(vault.buckets.keys())
  for (const entry of root) {
    const number = entry[0] ?? 0
    const inside = bucketOf(key, vault, number, stampOf(entry.subarray(1)))
    if (inside) broken.delete(number)
    else broken.add(number)
    for (const one of inside ?? []) records.set(hex(one.subarray(0, 16)), stampOf(one.subarray(16)))
  }
  return { records, broken }
}

/** Compares each record of the file with the manifest; `missing` ones come last. */
export function compare({ records: rows }: ClosedVault, { records, broken }: Manifest): readonly Damage[] {
  const missing = new Set(records.keys())
  const damage = rows.flatMap(({ id: bytes, revision, sealed }): readonly Damage[] => {
    const id = hex(bytes)
    if (broken.has(bytes[0] ?? -1)) return []
    const stamp = records.get(id)
    missing.delete(id)
    if (!stamp) return [{ id, what: 'unknown' }]
    return stamp.revision === revision && equal(stamp.tag, tagOf(sealed)) ? [] : [{ id, what: 'altered' }]
  })
  return [
    ...damage,
    ...[...broken].map((number): Damage => ({ id: number.toString(16).padStart(2, '0'), what: 'unlisted' })),
    ...[...missing].map((id): Damage => ({ id, what: 'missing' })),
  ]
}

function bucketOf(
  key: Uint8Array,
  { id, buckets }: ClosedVault,
  number: number,
  { revision, tag }: Stamp,
): readonly Uint8Array[] | undefined {
  const sealed = buckets.get(number)
  if (!sealed || !equal(tagOf(sealed), tag)) return undefined
  const opened = unsealPadded(key, bound('bucket', id, Uint8Array.of(number), u64(revision)), sealed)
  const entries = opened && entriesOf(opened, BUCKET_ENTRY)
  return entries?.every(([first]) => first === number) === true ? entries : undefined
}

function entriesOf(bytes: Uint8Array, size: number): readonly Uint8Array[] | undefined {
  if (bytes.length % size !== 0) return undefined
  return Array.from({ length: bytes.length / size }, (_, at) => bytes.subarray(at * size, (at + 1) * size))
}

function stampOf(bytes: Uint8Array): Stamp {
  return { revision: Number(viewOf(bytes).getBigUint64(0)), tag: bytes.subarray(8, 24) }
}
