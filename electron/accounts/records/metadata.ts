import * as v from 'valibot'
import { count, text } from './shapes.ts'

/** What FIDO's metadata said of models of security keys, from the file that the person downloaded. A vault has one at most. */
export interface MetadataRecord {
  readonly kind: 'metadata'
  /** `no` of the file: each one that FIDO publishes has a higher one. */
  readonly number: number
  /** `YYYY-MM-DD`, the day by which FIDO publishes the next one. */
  readonly nextUpdate: string
  /** When the person had it read. */
  readonly read: string
  readonly models: readonly MetadataModel[]
}

/** A model, by its AAGUID (FIDO2), or by the key identifiers of its makers' certificates (U2F). */
export type MetadataModel = {
  readonly name: string
  /** As reported and in that order, also those that this version does not know. */
  readonly statuses: readonly ModelStatus[]
} & (
  | { readonly aaguid: string }
  /** SHA-1 of the certificate's public key in hexadecimal (RFC 5280 section 4.2.1.2, method 1). */
  | { readonly keyIds: readonly string[] }
)

export interface ModelStatus {
  /** Word for word, as "FIDO_CERTIFIED_L1". */
  readonly status: string
  /** `YYYY-MM-DD`. */
  readonly on?: string
}

/** Twelve times as many as there were in 2026. */
export const METADATA_LIMITS = { models: 5000, name: 200, statuses: 200, status: 100, keyIds: 200 } as const

const modelShape = {
  name: v.pipe(text, v.maxLength(METADATA_LIMITS.name)),
  statuses: v.pipe(
    v.array(v.strictObject({ status: v.pipe(text, v.maxLength(METADATA_LIMITS.status)), on: v.exactOptional(text) })),
    v.maxLength(METADATA_LIMITS.statuses),
  ),
}

export const metadataShape = v.strictObject({
  kind: v.literal('metadata'),
  number: count,
  nextUpdate: text,
  read: text,
  models: v.pipe(
    v.array(
      v.union([
        v.strictObject({ aaguid: text, ...modelShape }),
        v.strictObject({ keyIds: v.pipe(v.array(text), v.maxLength(METADATA_LIMITS.keyIds)), ...modelShape }),
      ]),
    ),
    v.maxLength(METADATA_LIMITS.models),
  ),
})
