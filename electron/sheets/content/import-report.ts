/** What an import report says on paper. No secret is in it. */

/** One import. */
export interface ImportReport extends ImportCounts {
  /** ISO time. */
  readonly at: string
  readonly rows: readonly ImportedRow[]
  /** Parts of exports that were not there, one sentence each. */
  readonly missing: readonly string[]
  readonly files: readonly ImportedFile[]
  /** ISO time at which everything was read from the vault file again and compared. */
  readonly readBack?: string
}

/** `read` is the sum of the others. */
export interface ImportCounts {
  readonly read: number
  readonly added: number
  readonly duplicate: number
  readonly refused: number
  readonly quarantined: number
}

/** One entry of a file. */
export interface ImportedRow {
  /** Which of the report's files. */
  readonly file: number
  readonly what: string
  readonly outcome: 'added' | 'duplicate' | 'refused' | 'quarantined'
  readonly reason: string
  /** Whether another app has shown the same code since; absent for what is no token. */
  readonly token?: { readonly proved?: string }
}

/** One file, picture or paste that was imported. */
export interface ImportedFile extends ImportCounts {
  readonly index: number
  readonly name: string
  readonly format?: string
  readonly notes: readonly string[]
  readonly tokens: number
  readonly proved: number
  /** Whether it can be deleted, in one sentence; absent when that is not known. */
  readonly verdict?: string
  /** ISO time at which the app deleted it. */
  readonly deleted?: string
}
