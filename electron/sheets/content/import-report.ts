/** What an import report says on paper. No secret is in it. */

/** One import. */
export interface ImportReport {
  /** "9 entries read: 7 added, 1 already here, 1 set aside." */
  readonly counts: string
  /** ISO time. */
  readonly at: string
  readonly rows: readonly ImportedRow[]
  /** Parts of exports that were missing, one sentence each. */
  readonly missing: readonly string[]
  readonly files: readonly ImportedFile[]
  /** ISO time at which everything was read from the vault file again and compared. */
  readonly readBack?: string
}

/** One entry of a file. */
export interface ImportedRow {
  /** Which of the report's files. */
  readonly file: number
  readonly what: string
  /** "added", "already here" */
  readonly outcome: string
  readonly reason: string
  /** Whether another app has shown the same code since; absent for what is no token. */
  readonly token?: { readonly proved?: string }
}

/** One file, picture or paste that was imported. */
export interface ImportedFile {
  readonly counts: string
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
