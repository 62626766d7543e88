import type { KitRecord, NotedKey, Remark } from '../accounts/records.ts'
import type { BatchPart } from '../otp/migration.ts'
import type { Token } from '../otp/token.ts'
import type { RecordId } from '../vault/vault.ts'
import type { QrPiece } from '../pictures/picture-job.ts'
import type { Note, Reason, Warning } from './judgements.ts'

/** A file, picture or paste to import. */
export interface Source {
  /** The file name: shown, and read for the service and date that some services put in it. */
  readonly name: string
  readonly bytes: Uint8Array
  /** The other files of the import, which some formats need; only the beginning of large ones. */
  readonly beside?: readonly Source[]
}

/** What a source holds. Every entry is in `found`, whether it could be read or not. */
export interface Reading {
  /** The id of the `Format` that read it; "google-migration" for its links in a list. */
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

/** What an export of this app says about an entry besides its content. It is kept as it was. */
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
  /** When a token was proved and corrected there. */
  readonly proved?: string
  readonly corrected?: string
}

/** One entry. Its secrets are in `verbatim`, `token`, `codes` and `piece`, as bytes; no text is a secret. */
export type Found =
  | {
      readonly kind: 'token'
      readonly issuer: string
      readonly account: string
      readonly token: Token
      readonly note?: string
      /** Groups, folders or categories that the app had it in. The note names them too, and what the app calls them. */
      readonly tags?: readonly string[]
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
       * The service was guessed from the shape of the codes alone. Such a set joins no existing account,
       * and none of its codes counts as used.
       */
      readonly guessed?: true
      /** The service uses up the first code at enrolment; the user is asked about it. */
      readonly burnsFirst?: boolean
      /** ISO time at which a newer set took its place. */
      readonly voided?: string
      readonly warnings: readonly Warning[]
      readonly origin?: Origin
    }
  /** An entry that is not understood, kept as it is. */
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
  /** An entry with nothing to keep. */
  | {
      readonly kind: 'refused'
      readonly what: string
      readonly reason: Reason
      /** A part of a split QR code; other files may hold the rest, see `split-codes.ts`. */
      readonly piece?: QrPiece
    }

/** What is in a column of a table that does not say it itself. */
export type Column = 'service' | 'account' | 'secret' | 'nothing'

/** What a person sees of such a table before they say it. */
export interface Table {
  /** The first of them; of what looks like a secret only the beginning. */
  readonly rows: readonly (readonly string[])[]
  /** How many there are. */
  readonly count: number
  /** What each column may be. */
  readonly guess: readonly Column[]
}

/** A kind of file that can be read, recognised by its content: a file name proves nothing. */
export interface Format {
  /** Lower case with hyphens: "aegis-encrypted". */
  readonly id: string
  readonly name: string
  recognises(source: Source): boolean
  /** Only where a key file may be needed: the one among `source.beside`, if it is there. */
  keyFileBeside?(source: Source): Source | undefined
  /** Only where a person has to say what the columns are. */
  tableIn?(source: Source): Table | undefined
  /** Files of this format that are imported together share one password. */
  readonly onePassword?: boolean
  /**
   * @param keyFile - The key file the user chose; formats without `keyFileBeside` ignore it.
   * @param columns - What the user said of the columns; formats without `tableIn` ignore it.
   * @throws KitError `password-needed`, `wrong-password`, `columns-needed`, `companion-needed`, `file-truncated`, `file-damaged`,
   *   `file-too-large`, `cost-too-high`, `no-qr-code` or `unreadable`, and nothing else, whatever the bytes are.
   */
  read(source: Source, password?: string, keyFile?: Uint8Array, columns?: readonly Column[]): Promise<Reading> | Reading
}
