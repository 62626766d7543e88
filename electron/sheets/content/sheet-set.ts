import type { SheetKind } from '../../accounts/records.ts'
import type { Block } from './blocks.ts'
import type { Box, Paper } from '../layout/page.ts'
import type { HeldOnSheet } from './restore-account.ts'

/** Sheets that are printed together, set on pages. All text in them can be printed as it is. */
export interface SheetSet {
  /** Eight hexadecimal digits in upper case. */
  readonly id: string
  readonly paper: Paper
  /** ISO 8601; only its day is on paper. */
  readonly madeAt: string
  /** The day by which a copy is to be read back; `YYYY-MM-DD`. */
  readonly verifyBy: string
  /** How often the whole set is printed, 1 to 9. */
  readonly copies: number
  readonly sheets: readonly Sheet[]
  /** The pages of one copy. */
  readonly pages: readonly SetPage[]
}

/** A page, but for the frame that every page carries. */
export interface SetPage {
  /** One sheet, which may go on on the next page, or several, each whole. Their numbers follow each other. */
  readonly sheets: readonly [Sheet, ...Sheet[]]
  readonly boxes: readonly Box[]
  /** At its foot: how to restore from what is on it. */
  readonly restore: readonly string[]
}

/** What is on one sheet, before it is known how many pages it takes. */
export interface Sheet {
  readonly kind: SheetKind
  /** Counted from 1 in its set. */
  readonly number: number
  readonly heading: string
  /** Below the heading; empty for none. */
  readonly name: string
  /** Lines as they were written. */
  readonly note: readonly string[]
  readonly blocks: readonly Block[]
  /** How to restore from this sheet: paragraphs of at most ten lines of `RESTORE_CELLS` characters together, and no address. */
  readonly restore: readonly string[]
  /** What of an account is on it; absent where it is of none, or sealed. */
  readonly held?: HeldOnSheet
}

/** Characters in a line of restore text where it is smallest. */
export const RESTORE_CELLS = 82

/** What a sheet is called, on it and in the vault: "3F9A2C41-2". Line checks are bound to it. */
export function sheetId(set: string, number: number): string {
  return `${set}-${number}`
}
