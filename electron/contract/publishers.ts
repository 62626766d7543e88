/** What registries say of who publishes, from files that the person downloaded. */
import * as v from 'valibot'
import { call, file, name } from './shapes.ts'

/** What came of one file. */
export type WatchedView = { readonly file: string } & (
  | { readonly kind: 'refused'; readonly why: WatchRefusal }
  | (WatchAbout & { readonly kind: 'first'; readonly shows: SnapshotView })
  | (WatchAbout & {
      readonly kind: 'compared'
      /** The day of the snapshot it was compared with. */
      readonly with: string
      /** It is older than that one, which the vault keeps; the changes are those from this file to that one. */
      readonly older: boolean
      readonly changes: readonly PublisherChangeView[]
    })
  /** A later version of the app keeps a snapshot that this one cannot read. */
  | (WatchAbout & { readonly kind: 'not-comparable'; readonly with: string })
)

interface WatchAbout {
  readonly source: SnapshotSourceView
  readonly package: string
  /** `YYYY-MM-DD`. */
  readonly on: string
}

export type SnapshotSourceView =
  | 'pypi-json'
  | 'pypi-index'
  | 'pypi-provenance'
  | 'npm-packument'
  | 'crates-crate'
  | 'crates-owners'
  | 'rubygems-owners'

export type WatchRefusal =
  | { readonly kind: 'not-json' | 'too-large' | 'unknown' | 'short-form' }
  | { readonly kind: 'broken' | 'unnamed'; readonly source: SnapshotSourceView }
  | {
      readonly kind: 'other-package'
      readonly source: SnapshotSourceView
      readonly package: string
      readonly wanted: string
    }

/** The first snapshot of a package in short; what the file does not speak of is absent. */
export interface SnapshotView {
  readonly owners?: readonly { readonly name: string; readonly role?: string }[]
  readonly releases?: number
  readonly status?: { readonly is: string; readonly reason?: string }
  readonly trustedOnly?: boolean
}

interface FieldView {
  readonly name: string
  readonly before?: unknown
  readonly after?: unknown
}

type Attested = 'all' | 'some' | 'none'

/** A change of the whole package, or of one of its releases. */
export type PublisherChangeView =
  | { readonly kind: 'owner-added' | 'owner-gone'; readonly owner: string; readonly role?: string }
  | { readonly kind: 'owner-renamed'; readonly before: string; readonly after: string }
  | { readonly kind: 'owner-replaced'; readonly owner: string; readonly before: string; readonly after: string }
  | { readonly kind: 'role'; readonly owner: string; readonly before?: string; readonly after?: string }
  | ({ readonly kind: 'owner-field'; readonly owner: string } & FieldView)
  | {
      readonly kind: 'status'
      readonly before: { readonly is: string; readonly reason?: string }
      readonly after: { readonly is: string; readonly reason?: string }
    }
  | { readonly kind: 'organisation'; readonly before: string | null; readonly after: string | null }
  | { readonly kind: 'trusted-only'; readonly on: boolean }
  | ({ readonly kind: 'field' } & FieldView)
  | ({ readonly version: string } & ReleaseChangeView)

type ReleaseChangeView =
  | {
      readonly kind: 'person-instead' | 'trusted-instead'
      readonly person: string
      readonly provider: string
    }
  | { readonly kind: 'other-person' | 'provider'; readonly before: string; readonly after: string }
  | ({ readonly kind: 'publisher-field' | 'release-field' } & FieldView)
  | {
      readonly kind: 'publisher-added' | 'publisher-gone'
      readonly publisher:
        | { readonly kind: 'person'; readonly name: string }
        | { readonly kind: 'trusted'; readonly provider: string; readonly fields: Readonly<Record<string, unknown>> }
    }
  | { readonly kind: 'attestation-gone'; readonly before: Attested; readonly after: Attested }
  | { readonly kind: 'long-silence'; readonly days: number; readonly since: string }
  | { readonly kind: 'file-added'; readonly file: string; readonly days?: number }
  | { readonly kind: 'file-gone' | 'file-changed'; readonly file: string }
  | { readonly kind: 'release-empty' | 'release-gone' }
  | { readonly kind: 'withdrawn'; readonly is: boolean }

export const publishersCalls = {
  /** Compares each file with what is kept of its package, and keeps it. `package` is what all have to be of. */
  'publishers.watch': call<readonly WatchedView[]>()(
    v.strictObject({
      files: v.pipe(v.array(v.strictObject({ ...file, on: v.pipe(v.string(), v.isoDate()) })), v.maxLength(200)),
      package: v.exactOptional(name),
    }),
  ),
} as const
