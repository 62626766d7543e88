import { equalBytes } from '@noble/ciphers/utils.js'
import type { OpenRecord, RecordId } from '../sealing/open-records.ts'
import type { Vault } from '../vault.ts'

/** The decrypted records of a vault by id. Wipe it with `wipeSnapshot`. */
export type Snapshot = ReadonlyMap<RecordId, OpenRecord>

/** Which records two copies have in common, by content. */
export interface Comparison {
  readonly same: readonly RecordId[]
  readonly onlyHere: readonly RecordId[]
  readonly onlyThere: readonly RecordId[]
  readonly different: readonly RecordId[]
}

/** Compares the records of two copies, by id and then by content; wipes nothing. */
export function compareSnapshots(here: Snapshot, there: Snapshot): Comparison {
  const same: RecordId[] = []
  const onlyHere: RecordId[] = []
  const different: RecordId[] = []
  for (const [id, record] of here) {
    const other = there.get(id)
    if (!other) onlyHere.push(id)
    else if (equalBytes(record.plaintext, other.plaintext)) same.push(id)
    else different.push(id)
  }
  return { same, onlyHere, onlyThere: [...there.keys()].filter((id) => !here.has(id)), different }
}

/** Every intact record. */
export function snapshotOf(vault: Vault): Snapshot {
  return new Map([...vault.records()].map((record) => [record.id, record]))
}

/** Overwrites every plaintext in it. */
export function wipeSnapshot(snapshot: Snapshot): void {
  for (const { plaintext } of snapshot.values()) plaintext.fill(0)
}

/** How a copy differs from the vault it was made from. */
export type Flaw = 'vault id' | 'revision' | 'record count' | 'record revision' | 'record tag' | 'record content'

/**
 * Checks a copy record by record, decrypting each.
 *
 * @returns The first flaw; undefined for a true copy.
 */
export function flawOf(copy: Vault, original: Pick<Vault, 'id' | 'revision' | 'manifest'>): Flaw | undefined {
  if (copy.id !== original.id) return 'vault id'
  if (copy.revision !== original.revision) return 'revision'
  const { manifest } = original
  let intact = 0
  for (const record of copy.records()) {
    record.plaintext.fill(0)
    const expected = manifest.get(record.id)
    if (!expected) return 'record count'
    if (expected.revision !== record.revision) return 'record revision'
    if (!equalBytes(expected.tag, record.tag)) return 'record tag'
    intact++
  }
  if (copy.damage.length > 0) return 'record content'
  return intact === manifest.size ? undefined : 'record count'
}
