/** Sheets before and after they are printed. */
import type { Id } from './vault.ts'

export type SheetKindView = 'account' | 'totp' | 'codes' | 'sealed' | 'identity' | 'share' | 'cover' | 'archivist'

/** What a sheet says once it is printed; `pages` and the rest are of one copy. */
export interface SheetPlanView {
  readonly pages: number
  readonly sheets: number
  readonly accounts: number
  readonly tokens: number
  readonly codes: number
  /** What to know before printing, one sentence each. */
  readonly warnings: readonly string[]
}

/** A page of a set as it will print. What is on it is secret. */
export interface PagePicture {
  /** Counted from 1, and how many there are, all copies. */
  readonly page: number
  readonly pages: number
  readonly width: number
  readonly height: number
  /** One byte a pixel, row by row. */
  readonly grey: Uint8Array
}

/** Where pages would go: nowhere, to what a dialog asks for, or to the named printer through CUPS. */
export type PrinterView =
  { readonly way: 'none' } | { readonly way: 'dialog' } | { readonly way: 'cups'; readonly name: string }

export interface PrintedView {
  /** False when the person changed their mind; then nothing was noted. */
  readonly printed: boolean
  readonly pages: number
}

/** A set of sheets on paper. */
export interface PaperSetView {
  readonly id: Id
  /** "3F9A2C41", as on every page; absent for sheets of version 0.1. */
  readonly set?: string
  readonly made: string
  readonly paper: 'a4' | 'letter'
  /** Of one copy. */
  readonly pages: number
  readonly sheets: number
  /** Each once, in the order of the sheets. */
  readonly kinds: readonly SheetKindView[]
  /** "PyPI · alice": those on it that are still in the vault. */
  readonly accounts: readonly string[]
  /** Share 2 of a backup identity that 3 of 5 open. */
  readonly share?: { readonly index: number; readonly threshold: number; readonly count: number }
  readonly copies: readonly PaperCopyView[]
  /** Sheets that are not as the vault is now, with the reasons as phrases. */
  readonly stale: readonly StaleSheetView[]
  /** Codes that were used since it was printed: "PyPI · alice", 2. */
  readonly used: readonly { readonly account: string; readonly codes: number }[]
  readonly file?: {
    readonly path: string
    /** Whether a file lies there now. */
    readonly there: boolean
    /** ISO time at which the person said that it is deleted. */
    readonly gone?: string
  }
}

export interface StaleSheetView {
  /** Its number; absent for version 0.1. */
  readonly sheet?: number
  /** Absent where it is of none. */
  readonly account?: string
  readonly reasons: readonly string[]
}

export interface PaperCopyView {
  readonly number: number
  readonly place: string
  readonly holder: string
  /** ISO time at which it was destroyed. */
  readonly gone?: string
  readonly drills: number
  /** The last time it was read back. */
  readonly last?: { readonly at: string; readonly passed: boolean }
  /** `YYYY-MM-DD`: when it is to be read back next. */
  readonly due: string
  readonly overdue: boolean
}

/** What the cover says; a field that is empty is a line to write on. */
export interface CoverView {
  readonly fields: readonly { readonly label: string; readonly value: string }[]
}

export interface SavedSheet {
  /** Where the PDF was saved; absent when the person changed their mind. */
  readonly path?: string
  readonly pages: number
}
