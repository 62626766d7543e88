/** Records of which a vault has one for each thing, whatever their ids: answers, snapshots of registries, and details of keys. */
import type { KeyDetailsRecord, KitRecord, SnapshotRecord, ToldRecord } from '../records.ts'
import { joinKeyDetails } from './join-key-details.ts'
import { joinTold, isTold, toldName } from './join-told.ts'

export type NamedRecord = ToldRecord | SnapshotRecord | KeyDetailsRecord

export function isNamed(record: KitRecord): record is NamedRecord {
  return isTold(record) || record.kind === 'snapshot' || record.kind === 'key-details'
}

/** Two records with the same name are about the same thing. */
export function nameOf(record: NamedRecord): string {
  if (record.kind === 'snapshot') return JSON.stringify(['snapshot', record.source, record.package])
  return record.kind === 'key-details' ? JSON.stringify(['key-details', record.credential]) : toldName(record)
}

/**
 * Joins two such records. The order of the two does not matter, and joining again changes nothing.
 *
 * @returns Undefined when they are about different things, or disagree on the same day.
 */
export function joinNamed(one: NamedRecord, other: NamedRecord): NamedRecord | undefined {
  if (nameOf(one) !== nameOf(other)) return undefined
  if (one.kind === 'snapshot') return other.kind === 'snapshot' ? laterSnapshot(one, other) : undefined
  if (one.kind === 'key-details') return other.kind === 'key-details' ? joinKeyDetails(one, other) : undefined
  return isTold(other) ? joinTold(one, other) : undefined
}

/** Two snapshots of one day are equally good, but both sides must pick the same one. */
function laterSnapshot(one: SnapshotRecord, other: SnapshotRecord): SnapshotRecord {
  const keyOf = ({ on, digest, content }: SnapshotRecord): string => JSON.stringify([on, digest, content])
  return keyOf(one) > keyOf(other) ? one : other
}
