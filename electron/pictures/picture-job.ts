/** What a worker is asked and answers; it has no other contact with the app. */
export type PictureJob =
  | { readonly kind: 'picture'; readonly bytes: Uint8Array }
  | { readonly kind: 'pdf'; readonly bytes: Uint8Array; readonly password: string }

/** `pages` has one entry for each page of a PDF, and one for a picture. */
export type PictureAnswer =
  | { readonly pages: readonly PageCodes[] }
  | { readonly failure: 'password' | 'damaged' | 'too-many-pages' | 'too-large-pages' }

export interface PageCodes {
  /** Texts of the QR codes, from top to bottom. */
  readonly codes: readonly string[]
  /** Where each of them is. */
  readonly places: readonly CodePlace[]
  /** Parts of texts that are split over several codes; see `split-codes.ts`. */
  readonly pieces: readonly QrPiece[]
  /** The page's own text, where no code was found on it. */
  readonly text: string
}

/** The middle of a QR code, in parts of the width and height of its page from the upper left corner. */
export interface CodePlace {
  readonly x: number
  readonly y: number
}

/** A QR code that holds a part of a text. */
export interface QrPiece {
  /** From 0. */
  readonly index: number
  /** How many there are. */
  readonly size: number
  /** The XOR of all bytes of the whole text. */
  readonly parity: number
  readonly bytes: Uint8Array
}
