/** Paper, exports and backups held against the vault. */
import type { ComparedRow } from './backups.ts'
import type { SheetKindView } from './paper.ts'

/** A set that is read back. Nothing of what stands on the paper is in it. */
export interface DrillView {
  /** Eight hexadecimal digits, as on every page. */
  readonly set: string
  /** Those that are not destroyed. */
  readonly copies: readonly { readonly number: number; readonly place: string; readonly holder: string }[]
  /** The copy whose pages were read; absent before the first, and when they are of several. */
  readonly copy?: number
  /** All sheets of the set, read or not. */
  readonly sheets: readonly DrillSheetView[]
  /** How many sealed sheets wait for their passphrase. */
  readonly sealed: number
  /** What was read that is of no sheet of the set, or could not be read; one sentence each. */
  readonly notes: readonly string[]
}

export interface DrillSheetView {
  readonly number: number
  /** "PyPI: alice", "Cover page". */
  readonly title: string
  readonly kind: SheetKindView
  readonly verdict: 'not-read' | 'same' | 'stale' | 'altered' | 'unreadable' | 'to-type' | 'sealed' | 'elsewhere'
  /** The verdict in words. */
  readonly words: string
  /** Which line can be typed: "line 2", "recovery code 3"; absent where there is none. */
  readonly line?: string
  /** Whether it was typed. */
  readonly typed: boolean
}

export interface DrillFrameView {
  readonly inSight: boolean
  /** Absent when nothing new was seen. */
  readonly drill?: DrillView
}

export interface TypedLineView extends DrillLineView {
  readonly drill: DrillView
}

/**
 * `same`: as in the vault. `different`: read right, and not what the vault has. `mistyped`: it does
 * not fit its check. `wrong-check`: it is the vault's line, and only the check is not.
 */
export interface DrillLineView {
  readonly result: 'same' | 'different' | 'mistyped' | 'wrong-check'
  /** Lines that would fit the check, to be compared with the paper. */
  readonly suggestions: readonly string[]
}

/** A drill that was recorded. */
export interface FinishedDrill {
  readonly set: string
  readonly copy: number
  readonly at: string
  readonly how: 'scanned' | 'typed'
  /** Numbers of sheets. */
  readonly same: readonly number[]
  readonly wrong: readonly number[]
  /** How many sheets the set has. */
  readonly of: number
}

/** A backup or an export held against the vault. No secret is in it. */
export interface BackupDrillView {
  readonly at: string
  readonly path: string
  readonly what: 'vault' | 'export'
  readonly sameVault: boolean
  /** What counts first: accounts, tokens, codes, keys and what was set aside; then the app's own notes. */
  readonly kinds: readonly BackupKindView[]
  /** Records in it that cannot be read. */
  readonly damaged: number
  /** Nothing that counts is damaged, missing or other than in the vault. */
  readonly complete: boolean
  /** Everything that counts and is not the same. */
  readonly rows: readonly ComparedRow[]
}

export interface BackupKindView {
  /** "account", "token", ... */
  readonly kind: string
  /** False for the app's own notes, which change with every use. */
  readonly counts: boolean
  readonly same: number
  readonly missing: number
  readonly changed: number
  readonly onlyThere: number
}
