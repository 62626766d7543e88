import type { RecordId } from '../vault/vault.ts'
import type { AccountRecord, TokenRecord, CodeSetRecord } from './records/account.ts'
import type { AccountDetailsRecord } from './records/account-details.ts'
import type { BackupNote, BackupDrillRecord } from './records/backup.ts'
import type { QuarantinedRecord, LedgerRecord } from './records/intake.ts'
import type { KeyRecord } from './records/key.ts'
import type { KeyDetailsRecord } from './records/key-details.ts'
import type { KeyTestRecord } from './records/key-test.ts'
import type { MetadataRecord } from './records/metadata.ts'
import type { CoverRecord } from './records/cover.ts'
import type { SetRecord } from './records/paper.ts'
import type { SettingsRecord } from './records/settings.ts'
import type { SlotRecord, IdentityRecord } from './records/slot.ts'
import type { SnapshotRecord } from './records/snapshot.ts'
import type { TrashRecord } from './records/trash.ts'
import type { AccessRecord, BearerRecord, OpenedRecord } from './records/told.ts'

export type * from './records/account.ts'
export type * from './records/account-details.ts'
export type * from './records/backup.ts'
export type * from './records/cover.ts'
export type * from './records/intake.ts'
export type * from './records/key.ts'
export type * from './records/key-details.ts'
export type * from './records/key-test.ts'
export type * from './records/metadata.ts'
export type * from './records/paper.ts'
export type { Remark } from './records/remark.ts'
export type * from './records/settings.ts'
export type * from './records/slot.ts'
export type * from './records/snapshot.ts'
export type * from './records/told.ts'
export type * from './records/trash.ts'
export {
  DEFAULT_BACKUPS,
  DEFAULT_DRILL_DAYS,
  DEFAULT_KEY_MONTHS,
  DEFAULT_SETTINGS,
  DEFAULT_STILL_TRUE_MONTHS,
} from './records/settings.ts'

/**
 * What the vault holds, one record each. Times are ISO 8601 strings in UTC, dates are `YYYY-MM-DD`;
 * secrets and codes are bytes, so that they can be wiped.
 */
export type KitRecord =
  | AccountRecord
  | AccountDetailsRecord
  | TokenRecord
  | CodeSetRecord
  | KeyRecord
  | KeyDetailsRecord
  | KeyTestRecord
  | SetRecord
  | CoverRecord
  | TrashRecord
  | QuarantinedRecord
  | LedgerRecord
  | BackupNote
  | BackupDrillRecord
  | BearerRecord
  | OpenedRecord
  | AccessRecord
  | SnapshotRecord
  | MetadataRecord
  | SettingsRecord
  | SlotRecord
  | IdentityRecord

/** The kinds of record. */
export type RecordKind = KitRecord['kind']
export type RecordOf<K extends RecordKind> = Extract<KitRecord, { kind: K }>

/** A record with its id in the vault. */
export type Stored<R extends KitRecord = KitRecord> = R & { readonly id: RecordId }
