import type { CodesBlock } from './codes-block.ts'
import type { CheckedLine } from './line-check.ts'
import type { QrSymbol } from './qr.ts'
import type { WordsBlock } from './words-block.ts'

/** A part of a sheet. */
export type Block = LinesBlock | WordsBlock | CodesBlock | ProseBlock | FormBlock | TableBlock

/** Something to scan, the same as numbered lines, and a way to check what was typed. */
export interface LinesBlock {
  readonly kind: 'lines'
  readonly title: string
  /** Absent when it would be too dense to read from paper. */
  readonly symbol?: QrSymbol
  /** The symbol is on the sheet twice in any case: on one page if it can be, else on a page of its own. */
  readonly twice?: boolean
  /** What the symbol is, for those who cannot see it; never what is in it. */
  readonly alternative: string
  /** Short facts, set side by side. */
  readonly parameters: readonly string[]
  readonly lines: readonly CheckedLine[]
  /** What the characters are, and how to check them; one sentence each. */
  readonly remarks: readonly string[]
  /** What is to be written by hand below the remarks. */
  readonly blank?: string
}

export interface ProseBlock {
  readonly kind: 'prose'
  /** Empty for none. */
  readonly title: string
  /** An empty one leaves a line free. */
  readonly paragraphs: readonly string[]
  /** Set smaller, where the page is needed for what restores. */
  readonly small?: boolean
}

/** Rows of small print, with a head that stands again on each page. */
export interface TableBlock {
  readonly kind: 'table'
  readonly title: string
  /** The width of each column in characters; the last takes what is left. */
  readonly widths: readonly number[]
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** What of a cell is beyond is cut off, and leaves a mark. */
  readonly mostLines?: number
}

/** What is filled in by hand, or is filled in already. */
export interface FormBlock {
  readonly kind: 'form'
  readonly title: string
  readonly fields: readonly FormField[]
  /** What is filled in is set smaller. */
  readonly small?: boolean
}

export interface FormField {
  readonly label: string
  /** Absent: a line to write on. */
  readonly value?: string
}
