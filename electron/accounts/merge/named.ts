/** Records of which there is one for each thing, whatever their ids: what was told, and snapshots of registries. */
import type { KitRecord, SnapshotRecord, ToldRecord } from '../records.ts'
import { combineTold, isTold, toldName } from './combine-told.ts'

export type NamedRecord = ToldRecord | SnapshotRecord

export function isNamed(record: KitRecord): record is NamedRecord {
  return isTold(record) || record.kind === 'snapshot'
}

/** What makes two records speak of the same thing. */
export function nameOf(record: NamedRecord): string {
  return record.kind === 'snapshot' ? JSON.stringify(['snapshot', record.source, record.package]) : toldName(record)
}

/**
 * Both as one. The order of the two does not matter, and a second time changes nothing.
 *
 * @returns Undefined when they speak of two things, or say two things of one day.
 */
export function combineNamed(one: NamedRecord, other: NamedRecord): NamedRecord | undefined {
  if (nameOf(one) !== nameOf(other)) return undefined
  if (one.kind === 'snapshot') return other.kind === 'snapshot' ? laterSnapshot(one, other) : undefined
  return other.kind === 'snapshot' ? undefined : combineTold(one, other)
}

/** Of one day either will do, since the next is compared with it; which, must not depend on the side. */
function laterSnapshot(one: SnapshotRecord, other: SnapshotRecord): SnapshotRecord {
  const keyOf = ({ on, digest, content }: SnapshotRecord): string => JSON.stringify([on, digest, content])
  return keyOf(one) > keyOf(other) ? one : other
}
