/** What the vault is written out as. */
import * as v from 'valibot'
import { call, ids, nothing, passphrase } from './shapes.ts'

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

/** A post-quantum one has 1,959 characters. */
const recipient = v.pipe(v.string(), v.maxLength(4000))

export const exportsCalls = {
  'exports.list': call<readonly ExportKindView[]>()(nothing),
  /** Asks where, and saves there. `password` is the file's own; `recipient` takes the place of the vault's. */
  'exports.save': call<SavedExport>()(
    v.strictObject({
      format: v.picklist([
        'age-identity',
        'age-passphrase',
        'json',
        'aegis-encrypted',
        'aegis',
        '2fas-encrypted',
        '2fas',
        'google-qr',
        'otpauth',
      ]),
      password: v.exactOptional(passphrase),
      accounts: v.exactOptional(ids),
      recipient: v.exactOptional(recipient),
      armor: v.exactOptional(v.boolean()),
    }),
  ),
} as const
