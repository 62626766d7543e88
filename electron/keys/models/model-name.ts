/** Which model a key is, and on whose word. */
import type { MetadataRecord } from '../../accounts/records.ts'
import { isOutOfDate, modelByAaguid, modelByKeyId, type KnownModel } from './kept-metadata.ts'
import type { LeafFacts } from './leaf.ts'
import { reportedStates, type ReportedStates } from './statuses.ts'
import { TABLE, type ModelSource } from './table.ts'

/** What a verified attestation said (WebAuthn Level 3 section 6.5). */
export interface Attested {
  /** "packed", "fido-u2f" ... */
  readonly format: string
  /** `certificates`: a certificate signed it; which root it leads to is not checked. */
  readonly trust: 'none' | 'self' | 'certificates'
  /** Lower case with hyphens; zeros when the key does not disclose it. */
  readonly aaguid: string
  /** With `certificates`. */
  readonly leaf?: LeafFacts
}

/** A name, and where it is from. */
export type NamedBy =
  | ({ readonly kind: 'metadata'; readonly name: string; readonly metadata: MetadataFacts } & ReportedStates)
  | { readonly kind: 'table'; readonly name: string; readonly source: ModelSource }

/** Of which metadata a name is. Whether its certificates were revoked is never checked. */
export interface MetadataFacts {
  readonly number: number
  readonly read: string
  readonly outOfDate: boolean
}

/** As the certificate says of itself. Its root is not checked. */
export type SignedBy = Omit<LeafFacts, 'keyId'>

export type ModelJudgement =
  | (NamedBy & { readonly signedBy: SignedBy })
  | ({ readonly kind: 'signed-by' } & SignedBy)
  /** The key stated it, and nobody signed that: anything could. */
  | { readonly kind: 'stated'; readonly aaguid: string; readonly named?: NamedBy }
  | { readonly kind: 'not-disclosed' }

const NOT_DISCLOSED = '00000000-0000-0000-0000-000000000000'

/**
 * @param metadata - What the vault keeps of FIDO's metadata.
 * @param now - Unix time in milliseconds.
 */
export function modelName(attested: Attested, metadata: MetadataRecord | undefined, now: number): ModelJudgement {
  const { format, trust, leaf } = attested
  // A U2F key has no AAGUID; whatever is in its place means nothing.
  const aaguid = format === 'fido-u2f' || attested.aaguid === NOT_DISCLOSED ? undefined : attested.aaguid
  if (trust !== 'certificates' || !leaf) {
    if (aaguid === undefined) return { kind: 'not-disclosed' }
    const named = nameByAaguid(aaguid, metadata, now)
    return { kind: 'stated', aaguid, ...(named && { named }) }
  }
  const { keyId, ...signedBy } = leaf
  const named = aaguid === undefined ? nameByKeyId(keyId, metadata, now) : nameByAaguid(aaguid, metadata, now)
  return named ? { ...named, signedBy } : { kind: 'signed-by', ...signedBy }
}

function nameByAaguid(aaguid: string, metadata: MetadataRecord | undefined, now: number): NamedBy | undefined {
  const model = metadata && modelByAaguid(metadata, aaguid)
  if (model) return namedBy(model, metadata, now)
  const found = TABLE.get(aaguid)
  return found && { kind: 'table', name: found.name, source: { url: found.url, read: found.read } }
}

function nameByKeyId(keyId: string, metadata: MetadataRecord | undefined, now: number): NamedBy | undefined {
  const model = metadata && modelByKeyId(metadata, keyId)
  return model && namedBy(model, metadata, now)
}

function namedBy({ name, statuses }: KnownModel, metadata: MetadataRecord, now: number): NamedBy {
  const { number, read } = metadata
  return {
    kind: 'metadata',
    name,
    ...reportedStates(statuses),
    metadata: { number, read, outOfDate: isOutOfDate(metadata, now) },
  }
}
