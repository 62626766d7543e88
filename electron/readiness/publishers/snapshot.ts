/** What a registry says of a package on a day, whichever registry it is: who may publish it, and who did. */
import * as v from 'valibot'

/** The files that are understood, one kind of each registry's answers. */
export const SOURCES = [
  'pypi-json',
  'pypi-index',
  'pypi-provenance',
  'npm-packument',
  'crates-crate',
  'crates-owners',
  'rubygems-owners',
] as const
export type SnapshotSource = (typeof SOURCES)[number]

/** What this version does not know: kept as it was written, and compared. */
export type Fields = Readonly<Record<string, unknown>>

/** Somebody who may publish or manage a package. */
export interface Owner {
  readonly name: string
  /** As the registry numbers accounts: a name that was given up and taken by somebody else has another. */
  readonly id?: string
  readonly role?: string
  readonly fields: Fields
}

/** Who published a release: a person, or a trusted publisher with what the registry says of it (repository, workflow ...). */
export type Publisher =
  | { readonly kind: 'person'; readonly name: string; readonly fields: Fields }
  | { readonly kind: 'trusted'; readonly provider: string; readonly fields: Fields }

/** How many files of a release have an attestation. */
export type Attested = 'all' | 'some' | 'none'

export interface ReleaseFile {
  readonly name: string
  readonly digest?: string
  /** ISO time. */
  readonly at?: string
}

export interface Release {
  readonly version: string
  /** ISO time of its first file. */
  readonly at?: string
  /** Absent where the registry does not list files. */
  readonly files?: readonly ReleaseFile[]
  /** Empty where the registry does not say. */
  readonly by: readonly Publisher[]
  readonly attested?: Attested
  /** Yanked or deprecated. */
  readonly withdrawn?: boolean
  readonly fields: Fields
}

/** One file of a registry in neutral words. What the file does not speak of is absent. Lists are in an order of their own. */
export interface PublisherSnapshot {
  readonly source: SnapshotSource
  readonly package: string
  /** If two files are of one day, the higher one is later. */
  readonly serial?: number
  readonly owners?: readonly Owner[]
  /** Null where there is none. */
  readonly organisation?: string | null
  readonly status?: { readonly is: string; readonly reason?: string }
  /** Whether only trusted publishers may publish. */
  readonly trustedOnly?: boolean
  readonly releases?: readonly Release[]
  /** There are releases besides these: that one is missing says nothing. */
  readonly partly?: true
  readonly fields: Fields
}

const text = v.string()
const fields = v.custom<Fields>((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
const publisher = v.variant('kind', [
  v.strictObject({ kind: v.literal('person'), name: text, fields }),
  v.strictObject({ kind: v.literal('trusted'), provider: text, fields }),
])
const release = v.strictObject({
  version: text,
  at: v.exactOptional(text),
  files: v.exactOptional(
    v.array(v.strictObject({ name: text, digest: v.exactOptional(text), at: v.exactOptional(text) })),
  ),
  by: v.array(publisher),
  attested: v.exactOptional(v.picklist(['all', 'some', 'none'])),
  withdrawn: v.exactOptional(v.boolean()),
  fields,
})
const snapshot = v.strictObject({
  source: v.picklist(SOURCES),
  package: text,
  serial: v.exactOptional(v.number()),
  owners: v.exactOptional(
    v.array(v.strictObject({ name: text, id: v.exactOptional(text), role: v.exactOptional(text), fields })),
  ),
  organisation: v.exactOptional(v.nullable(text)),
  status: v.exactOptional(v.strictObject({ is: text, reason: v.exactOptional(text) })),
  trustedOnly: v.exactOptional(v.boolean()),
  releases: v.exactOptional(v.array(release)),
  partly: v.exactOptional(v.literal(true)),
  fields,
})

/** Reads a snapshot as the vault keeps it; undefined when a later version wrote it. */
export function storedSnapshot(content: string): PublisherSnapshot | undefined {
  try {
    const read = v.safeParse(snapshot, JSON.parse(content))
    return read.success ? (read.output satisfies PublisherSnapshot) : undefined
  } catch {
    return undefined
  }
}
