/** What the vault is written out as. */

export interface ExportKindView {
  readonly format:
    | 'age-identity'
    | 'age-passphrase'
    | 'json'
    | 'aegis-encrypted'
    | 'aegis'
    | '2fas-encrypted'
    | '2fas'
    | 'google-qr'
    | 'otpauth'
  readonly name: string
  /** `everything`: the whole vault, encrypted. `app`: tokens for another app, encrypted. `open`: not encrypted. */
  readonly group: 'everything' | 'app' | 'open'
  /** What a finder of the file learns. */
  readonly reveals: string
  readonly needsPassword: boolean
}

export interface SavedExport {
  /** Where it was saved; absent when the person changed their mind. */
  readonly path?: string
  /** Records or tokens in it. */
  readonly count: number
  /** What the vault holds and the file does not, one phrase each. */
  readonly leftOut: readonly string[]
  /** What came of the page that opens the file without the app; absent where it does not read the format. */
  readonly decoder?: DecoderBeside
}

/** decoder.html and a saved export. */
export type DecoderBeside =
  | { readonly kind: 'beside'; readonly path: string }
  /** Another file of that name was there, and is left as it was. */
  | { readonly kind: 'another'; readonly path: string }
  | { readonly kind: 'not-written' }
  /** The app's own copy is gone, or is not the one the app was built with. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'altered' }
