/** What an import left in the vault besides accounts. */
import * as v from 'valibot'
import type { RecordId } from '../../vault/vault.ts'
import { remarkShape, type Remark } from './remark.ts'
import { bytes, count, id, text } from './shapes.ts'

/** An imported entry that is not understood, kept as it was. */
export interface QuarantinedRecord {
  readonly kind: 'quarantined'
  readonly what: string
  readonly reason: Remark
  readonly source: string
  readonly verbatim: Uint8Array
  readonly added: string
}

export const quarantinedShape = v.strictObject({
  kind: v.literal('quarantined'),
  what: text,
  reason: remarkShape,
  source: text,
  verbatim: bytes,
  added: text,
})

/** The report of one import. */
export interface LedgerRecord {
  readonly kind: 'ledger'
  readonly at: string
  readonly rows: readonly LedgerRow[]
  /** Parts of a larger export that were not imported. */
  readonly missing: readonly Remark[]
  /** The sources in order; absent in reports of the first versions. */
  readonly sources?: readonly LedgerSource[]
  /** ISO time at which all of it was read back from the vault file and matched what was imported. */
  readonly readBack?: string
}

/** A file, picture or paste of an import. */
export interface LedgerSource {
  readonly name: string
  /** "Aegis export, encrypted"; absent when it could not be read. */
  readonly format?: string
  /** What to check in it, and what was skipped. */
  readonly notes: readonly Remark[]
  /** ISO time at which the app deleted it. */
  readonly deleted?: string
}

/** An entry of an import. */
export interface LedgerRow {
  readonly source: string
  /** Index in `sources`. */
  readonly file?: number
  /** The record made of it, or the one a duplicate was found to equal. */
  readonly record?: RecordId
  readonly what: string
  readonly outcome: Outcome
  /** Why it was not added; an empty text when it was. */
  readonly reason: Remark
}

/** What came of an entry; one that is set aside (quarantined) is kept as it was. */
export type Outcome = 'added' | 'duplicate' | 'refused' | 'quarantined'

const rowShape = v.strictObject({
  source: text,
  file: v.exactOptional(count),
  record: v.exactOptional(id),
  what: text,
  outcome: v.picklist(['added', 'duplicate', 'refused', 'quarantined']),
  reason: remarkShape,
})
const sourceShape = v.strictObject({
  name: text,
  format: v.exactOptional(text),
  notes: v.array(remarkShape),
  deleted: v.exactOptional(text),
})

export const ledgerShape = v.strictObject({
  kind: v.literal('ledger'),
  at: text,
  rows: v.array(rowShape),
  missing: v.array(remarkShape),
  sources: v.exactOptional(v.array(sourceShape)),
  readBack: v.exactOptional(text),
})
