/** What a worker is asked and answers; it has no other contact with the app. */
export type PictureJob =
  | { readonly kind: 'picture'; readonly bytes: Uint8Array }
  | { readonly kind: 'pdf'; readonly bytes: Uint8Array; readonly password: string }

/** `pages` has one entry for each page of a PDF, and one for a picture. */
export type PictureAnswer =
  { readonly pages: readonly PageCodes[] } | { readonly failure: 'password' | 'damaged' | 'too-many-pages' }

export interface PageCodes {
  /** Of the QR codes, from top to bottom. */
  readonly codes: readonly string[]
  /** The page's own text, where no code was found on it. */
  readonly text: string
}
