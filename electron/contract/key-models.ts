/** Which model a security key is, and FIDO's metadata that the person downloaded. */
import * as v from 'valibot'
import { call, file, nothing } from './shapes.ts'

/** The metadata that the vault keeps. */
export interface MetadataView {
  /** FIDO gives each one a higher number. */
  readonly number: number
  /** `YYYY-MM-DD`, the day by which FIDO publishes the next one. */
  readonly nextUpdate: string
  /** When it was read. */
  readonly read: string
  /** How many models it names. */
  readonly models: number
  /** The next one was due before today. */
  readonly outOfDate: boolean
}

/** What came of a file. Nothing is changed when it is refused. */
export type ReadMetadataView =
  | {
      readonly kind: 'read'
      readonly metadata: MetadataView
      /** The number of the one that it replaced. */
      readonly before?: number
      /** Entries for authenticators that are no security keys, which were left out. */
      readonly others: number
    }
  | { readonly kind: 'refused'; readonly why: MetadataRefusal }

export type MetadataRefusal =
  | {
      readonly kind:
        | 'too-large'
        | 'not-a-blob'
        | 'cut'
        | 'certificates'
        | 'chain'
        | 'root'
        | 'name'
        | 'signature'
        | 'content'
        | 'dates'
    }
  | { readonly kind: 'algorithm'; readonly algorithm: string }
  | { readonly kind: 'older'; readonly number: number; readonly kept: number }

/** Which model a key is, and on whose word. No root of a certificate is ever checked. */
export type ModelView =
  | (NamedByView & { readonly signedBy: SignedByView })
  | ({ readonly kind: 'signed-by' } & SignedByView)
  /** Nobody signed it. */
  | { readonly kind: 'stated'; readonly aaguid: string; readonly named?: NamedByView }
  | { readonly kind: 'not-disclosed' }

export type NamedByView =
  | {
      readonly kind: 'metadata'
      readonly name: string
      /** Known to be broken. */
      readonly broken: readonly ModelStatusView[]
      /** States that are shown word for word. */
      readonly others: readonly ModelStatusView[]
      readonly metadata: Pick<MetadataView, 'number' | 'read' | 'outOfDate'>
    }
  | {
      readonly kind: 'table'
      readonly name: string
      /** Where its maker says so, and when we read it. */
      readonly source: { readonly url: string; readonly read: string }
    }

/** O and CN of the certificate that signed. */
export interface SignedByView {
  readonly organisation?: string
  readonly commonName?: string
}

/** As FIDO reports it. */
export interface ModelStatusView {
  readonly status: string
  /** `YYYY-MM-DD`. */
  readonly on?: string
}

export const keyModelsCalls = {
  /** What is kept; undefined for nothing. */
  'keys.metadata': call<MetadataView | undefined>()(nothing),
  /** Reads FIDO's metadata and keeps it. Asks for the file unless it is given; undefined when the user cancels. */
  'keys.readMetadata': call<ReadMetadataView | undefined>()(
    v.strictObject({ file: v.exactOptional(v.strictObject(file)) }),
  ),
  /** Removes what is kept, as when an import brought something else than FIDO signed. */
  'keys.forgetMetadata': call<undefined>()(nothing),
} as const
