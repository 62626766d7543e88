/** Exporting the vault. */
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
  /** What the file reveals to someone who finds it. */
  readonly reveals: string
  readonly needsPassword: boolean
}

export interface SavedExport {
  /** Where it was saved; absent when the user cancelled. */
  readonly path?: string
  /** Records or tokens in it. */
  readonly count: number
  /** What the vault holds and the file does not, one phrase each. */
  readonly leftOut: readonly string[]
  /** What happened with the page that opens the file without the app; absent if it does not read the format. */
  readonly decoder?: DecoderBeside
}

/** The state of decoder.html next to a saved export, or a copy of the vault. */
export type DecoderBeside =
  | { readonly kind: 'beside'; readonly path: string }
  /** Another file with that name was there, and was not changed. */
  | { readonly kind: 'another'; readonly path: string }
  | { readonly kind: 'not-written' }
  /** The app's own copy is missing, or is not the one the app was built with. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'altered' }

/** A post-quantum recipient has 1,959 characters. */
const recipient = v.pipe(v.string(), v.maxLength(4000))

export const exportsCalls = {
  'exports.list': call<readonly ExportKindView[]>()(nothing),
  /** Asks where, and saves there. `password` is the file's own; `recipient` replaces the vault's paper key. */
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
