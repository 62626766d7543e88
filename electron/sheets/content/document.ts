/** A text that is printed for people, in parts. No secret is in it. All text in it can be printed as it is. */
export interface PrintedDocument {
  /** At the head of every page. */
  readonly running: string
  readonly title: string
  /** Below the title, one sentence each. */
  readonly facts: readonly string[]
  readonly parts: readonly DocumentPart[]
}

export type DocumentPart =
  | { readonly kind: 'chapter'; readonly text: string }
  /** What the parts below it are about; `mark` stands at the right margin. */
  | { readonly kind: 'entry'; readonly text: string; readonly mark?: string }
  | { readonly kind: 'prose'; readonly text: string }
  /** Numbered, each with a box to tick. */
  | { readonly kind: 'steps'; readonly steps: readonly string[] }
  | { readonly kind: 'points'; readonly points: readonly string[] }
  | DocumentTable

export interface DocumentTable {
  readonly kind: 'table'
  /** The width of each column in characters of the small print; the last takes what is left. */
  readonly widths: readonly number[]
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}
