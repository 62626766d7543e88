import type { KitRecord, NotedKey, Remark } from '../accounts/records.ts'
import type { BatchPart } from '../otp/migration.ts'
import type { Token } from '../otp/token.ts'
import type { RecordId } from '../vault/vault.ts'
import type { QrPiece } from '../pictures/picture-job.ts'
import type { Note, Reason, Warning } from './judgements.ts'

/** A file, picture or paste as it was brought in. */
export interface Source {
  /** The file name; only for showing, and for the service and date that some services put into it. */
  readonly name: string
  readonly bytes: Uint8Array
  /** The other files that were brought in with it: some cannot be read without one of those. Of a large one only the beginning. */
  readonly beside?: readonly Source[]
}

/** What a source holds. Every entry of it is in `found`, whatever became of it. */
export interface Reading {
  /** Of the `Format` that read it; "google-migration" for its links in a list. */
  readonly format: string
  /** "Aegis export, encrypted". */
  readonly formatName: string
  readonly found: readonly Found[]
  /** What was skipped that is no entry. */
  readonly notes: readonly Note[]
  /** What to check in the file as a whole. */
  readonly warnings?: readonly Note[]
  /** The parts of Google Authenticator exports that were seen. */
  readonly parts: readonly BatchPart[]
}

/** What an export of this app says beside an entry's content. It is kept as it was. */
export interface Origin {
  /** The account it belonged to; entries of one file that name the same id belong together. */
  readonly account: {
    readonly id: RecordId
    readonly note: string
    readonly added: string
    /** By their ids in the export. */
    readonly keys?: readonly NotedKey[]
  }
  readonly added: string
  readonly source: string
  /** Of a token: when it was proved and corrected there. */
  readonly proved?: string
  readonly corrected?: string
}

/** One entry. No text in it is a secret except those of `verbatim`, `token`, `codes` and `piece`, which are bytes. */
export type Found =
  | {
      readonly kind: 'token'
      readonly issuer: string
      readonly account: string
      readonly token: Token
      readonly note?: string
      readonly warnings: readonly Warning[]
      /** The link as it was, UTF-8; absent when the token says all there was. */
      readonly verbatim?: Uint8Array
      readonly origin?: Origin
    }
  | {
      readonly kind: 'code-set'
      readonly service: string
      readonly account: string
      /** UTF-8, exactly as issued. */
      readonly codes: readonly Uint8Array[]
      /** `YYYY-MM-DD`. */
      readonly issued?: string
      /**
       * The date of use of each code, in the order of `codes`; `true` where the day is not stated, and
       * the day of the import is noted. Absent when nothing is known of use.
       */
      readonly used?: readonly (string | true | undefined)[]
      /**
       * The service was told by nothing but the shape of the codes: it is only suggested. Such a set
       * joins no account that is there, and nothing of it counts as used.
       */
      readonly guessed?: true
      /** The service takes up the first code at enrolment, which the person is asked about. */
      readonly burnsFirst?: boolean
      /** ISO time at which a newer set took its place. */
      readonly voided?: string
      readonly warnings: readonly Warning[]
      readonly origin?: Origin
    }
  /** There is something, and it is not understood; it is kept as it is. */
  | {
      readonly kind: 'quarantined'
      readonly what: string
      readonly reason: Reason
      readonly verbatim: Uint8Array
      /** Where an export of this app had it set aside; its own reason counts. */
      readonly origin?: Pick<Origin, 'added' | 'source'> & { readonly reason: Remark }
    }
  /** Anything else that an export of this app holds: an account without tokens or codes, a key, a sheet, a ledger. */
  | {
      readonly kind: 'record'
      /** "security key" */
      readonly what: string
      readonly service: string
      readonly name: string
      readonly record: KitRecord
      /** In the export. */
      readonly id: RecordId
    }
  /** There is nothing to keep. */
  | {
      readonly kind: 'refused'
      readonly what: string
      readonly reason: Reason
      /** Set where other parts of it may come in with other files; see `split-codes.ts`. */
      readonly piece?: QrPiece
    }

/** A kind of file that can be read. It is known by its content; a file name proves nothing. */
export interface Format {
  /** Lower case with hyphens: "aegis-encrypted". */
  readonly id: string
  readonly name: string
  recognises(source: Source): boolean
  /** Only where a key file may be needed: the one among `source.beside`, if it is there. */
  keyFileBeside?(source: Source): Source | undefined
  /** Files of this format that are brought in together have one password. */
  readonly onePassword?: boolean
  /**
   * @param keyFile - That a person chose for it; left unused by formats without `keyFileBeside`.
   * @throws KitError `password-needed`, `wrong-password`, `companion-needed`, `file-truncated`, `file-damaged`,
   *   `file-too-large`, `cost-too-high`, `no-qr-code` or `unreadable`, and nothing else, whatever the bytes are.
   */
  read(source: Source, password?: string, keyFile?: Uint8Array): Promise<Reading> | Reading
}
