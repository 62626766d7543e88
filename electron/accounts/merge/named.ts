/**
 * Records of which a vault has one for each thing, whatever their ids: answers, snapshots of registries, FIDO's
 * metadata, details of keys and of accounts, and deleted accounts.
 */
import type {
  AccountDetailsRecord,
  KeyDetailsRecord,
  KitRecord,
  MetadataRecord,
  SnapshotRecord,
  ToldRecord,
  TrashRecord,
} from '../records.ts'
import { joinAccountDetails, joinTrash } from './join-account-details.ts'
import { joinKeyDetails } from './join-key-details.ts'
import { joinTold, isTold, toldName } from './join-told.ts'

export type NamedRecord = ToldRecord | DownloadedRecord | KeyDetailsRecord | AccountDetailsRecord | TrashRecord

/** What was read of a file that the person downloaded. */
type DownloadedRecord = SnapshotRecord | MetadataRecord

const OTHERS = ['snapshot', 'metadata', 'key-details', 'account-details', 'trash'] as const

export function isNamed(record: KitRecord): record is NamedRecord {
  return isTold(record) || OTHERS.some((kind) => kind === record.kind)
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
    case 'account-details':
      return JSON.stringify(['account-details', record.account])
    case 'trash':
      return JSON.stringify(['trash', record.of])
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
  if (one.kind === 'key-details' && other.kind === 'key-details') return joinKeyDetails(one, other)
  if (one.kind === 'account-details' && other.kind === 'account-details') return joinAccountDetails(one, other)
  if (one.kind === 'trash' && other.kind === 'trash') return joinTrash(one, other)
  if (isTold(one) && isTold(other)) return joinTold(one, other)
  return isDownloaded(one) && isDownloaded(other) ? later(one, other) : undefined
}

function isDownloaded(record: NamedRecord): record is DownloadedRecord {
  return record.kind === 'snapshot' || record.kind === 'metadata'
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
