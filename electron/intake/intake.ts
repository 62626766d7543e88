import type { BatchPart } from '../otp/migration.ts'
import type { Token } from '../otp/token.ts'

/** A file, picture or paste as it was brought in. */
export interface Source {
  /** The file name; only for showing, and for the service and date that some services put into it. */
  readonly name: string
  readonly bytes: Uint8Array
}

type FormatId = 'otpauth' | 'google-migration' | 'aegis' | 'aegis-encrypted' | 'recovery-codes' | 'picture'

/** What a source holds. Every entry of it is in `found`, whatever became of it. */
export interface Reading {
  readonly format: FormatId
  /** "Aegis export, encrypted". */
  readonly formatName: string
  readonly found: readonly Found[]
  /** What was passed over that is no entry, one sentence each. */
  readonly notes: readonly string[]
  /** The parts of Google Authenticator exports that were seen. */
  readonly parts: readonly BatchPart[]
}

/** One entry. No text in it is a secret except `verbatim`, `token.secret` and `codes`, which are bytes. */
export type Found =
  | {
      readonly kind: 'token'
      readonly issuer: string
      readonly account: string
      readonly token: Token
      readonly note?: string
      readonly warnings: readonly string[]
      /** The link as it was, UTF-8; absent when the token says all there was. */
      readonly verbatim?: Uint8Array
    }
  | {
      readonly kind: 'code-set'
      readonly service: string
      readonly account: string
      /** UTF-8, exactly as issued. */
      readonly codes: readonly Uint8Array[]
      /** `YYYY-MM-DD`. */
      readonly issued?: string
      readonly warnings: readonly string[]
    }
  /** There is something, and it is not understood; it is kept as it is. */
  | { readonly kind: 'quarantined'; readonly what: string; readonly reason: string; readonly verbatim: Uint8Array }
  /** There is nothing to keep. */
  | { readonly kind: 'refused'; readonly what: string; readonly reason: string }

/** A kind of file that can be read. It is known by its content; a file name proves nothing. */
export interface Format {
  readonly id: FormatId
  readonly name: string
  recognises(source: Source): boolean
  /**
   * @throws KitError `password-needed`, `wrong-password`, `file-truncated`, `file-damaged`,
   *   `cost-too-high`, `no-qr-code` or `unreadable`, and nothing else, whatever the bytes are.
   */
  read(source: Source, password?: string): Promise<Reading> | Reading
}
