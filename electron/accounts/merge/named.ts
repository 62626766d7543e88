/**
 * Records of which a vault has one for each thing, whatever their ids: answers, snapshots of registries, FIDO's
 * metadata, and details of keys.
 */
import type { KeyDetailsRecord, KitRecord, MetadataRecord, SnapshotRecord, ToldRecord } from '../records.ts'
import { joinKeyDetails } from './join-key-details.ts'
import { joinTold, isTold, toldName } from './join-told.ts'

export type NamedRecord = ToldRecord | DownloadedRecord | KeyDetailsRecord

/** What was read of a file that the person downloaded. */
type DownloadedRecord = SnapshotRecord | MetadataRecord

export function isNamed(record: KitRecord): record is NamedRecord {
  return isTold(record) || record.kind === 'snapshot' || record.kind === 'metadata' || record.kind === 'key-details'
}

/** Two records with the same name are about the same thing. */
export function nameOf(record: NamedRecord): string {
  switch (record.kind) {
    case 'snapshot':
      return JSON.stringify(['snapshot', record.source, record.package])
    case 'metadata':
      return JSON.stringify(['metadata'])
    case 'key-details':
      return JSON.stringify(['key-details', record.credential])
    default:
      return toldName(record)
  }
}

/**
 * Joins two such records. The order of the two does not matter, and joining again changes nothing.
 *
 * @returns Undefined when they are about different things, or disagree on the same day.
 */
export function joinNamed(one: NamedRecord, other: NamedRecord): NamedRecord | undefined {
  if (nameOf(one) !== nameOf(other)) return undefined
  if (one.kind === 'key-details') return other.kind === 'key-details' ? joinKeyDetails(one, other) : undefined
  if (isTold(one)) return isTold(other) ? joinTold(one, other) : undefined
  return isTold(other) || other.kind === 'key-details' ? undefined : later(one, other)
}

/** Two of one day or one number are equally good, but both sides must pick the same one. */
function later(one: DownloadedRecord, other: DownloadedRecord): DownloadedRecord {
  return orderOf(one) > orderOf(other) ? one : other
}

function orderOf(record: DownloadedRecord): string {
  if (record.kind === 'snapshot') return JSON.stringify([record.on, record.digest, record.content])
  const { number, read, nextUpdate, models } = record
  return JSON.stringify([
    String(number).padStart(String(Number.MAX_SAFE_INTEGER).length, '0'),
    read,
    nextUpdate,
    models,
  ])
}
