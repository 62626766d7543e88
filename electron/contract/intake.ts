/** Imports, from the first file to the report. */
import * as v from 'valibot'
import type { ErrorCode } from '../kit-error.ts'
import { call, file, id, ids, index, name, nothing, paper, passphrase } from './shapes.ts'
import type { TokenView } from './accounts.ts'
import type { SavedSheet } from './sheets.ts'
import type { JudgementView, RemarkView } from './words/sentences.ts'
import type { Id } from './shapes.ts'

export interface IntakeView {
  readonly id: Id
  /** The accounts in the vault, which entries may join. */
  readonly accounts: readonly { readonly id: Id; readonly service: string; readonly name: string }[]
  readonly files: readonly IntakeFileView[]
  readonly entries: readonly IntakeEntryView[]
  /** Parts of a larger export that are not there yet. */
  readonly missing: readonly RemarkView[]
}

/** What one camera picture showed. */
export interface CameraFrameView {
  /** A QR code was in it, new or not. */
  readonly inSight: boolean
  /** Everything that was read so far; only where a code was new. */
  readonly intake?: IntakeView
}

/** A typed token read, or what is wrong with it; exactly one of the two. */
export interface TypedView {
  readonly view?: IntakeView
  readonly problem?: {
    readonly field: 'secret' | 'algorithm' | 'digits' | 'period' | 'counter'
    readonly why: JudgementView
  }
}

export interface IntakeFileView {
  readonly index: number
  readonly name: string
  /** What it is, "Aegis export, encrypted"; absent when that is not known. */
  readonly format?: string
  readonly needsPassword: boolean
  /** The person wants nothing of it. */
  readonly leftOut: boolean
  /** Whether it may need a key file, with a password or without one. */
  readonly takesKeyFile: boolean
  /** The name of the key file that was chosen for it or imported with it. */
  readonly keyFile?: string
  /** A table whose columns the person has to name. */
  readonly table?: TableView
  /** It is a picture without a QR code, whose text may be read as recovery codes. */
  readonly mayHaveText: boolean
  /** Why nothing could be read from it. */
  readonly error?: { readonly code: ErrorCode; readonly message: string }
  /** What to check in it, and what was skipped. */
  readonly notes: readonly RemarkView[]
}

export interface TableView {
  /** The first of them; of what looks like a secret only the beginning. */
  readonly rows: readonly (readonly string[])[]
  /** How many there are. */
  readonly count: number
  /** What each column is, or may be where nobody has said it yet. */
  readonly columns: readonly ColumnView[]
  readonly isNamed: boolean
}

export type ColumnView = v.InferOutput<typeof column>

const column = v.picklist(['service', 'account', 'secret', 'nothing'])

export interface IntakeEntryView {
  /** Its number in this import. It stays when files are added, opened or left out, and is not given to another entry. */
  readonly index: number
  readonly file: number
  readonly kind: 'token' | 'code-set' | 'record' | 'quarantined' | 'refused'
  readonly service: string
  readonly name: string
  /** "TOTP, SHA1, 6 digits, 30 s" or "8 recovery codes". */
  readonly what: string
  readonly warnings: readonly RemarkView[]
  /** Why it is set aside, refused, or not ticked at first. */
  readonly reason?: RemarkView
  /** Same token or codes as one in the vault or earlier in this import. */
  readonly duplicate: boolean
  /** Ticked at first; only tokens and code sets that are not duplicates are. */
  readonly ticked: boolean
  /** What it asks of the person: an answer, nothing, or only to be known. */
  readonly group: 'needs-you' | 'new' | 'here' | 'aside' | 'unreadable'
  readonly question?: IntakeQuestionView
  /** The index of the token that these recovery codes are imported with. */
  readonly goesWith?: number
  /** The settings of the token that are not the usual ones; each only where it is unusual. */
  readonly unusual?: UnusualSettingsView
  /** The account in the vault that it would join. */
  readonly joins?: Id
  /** Whether the first code of a set was used at enrolment, as first ticked; absent where that is not asked. */
  readonly firstUsed?: boolean
  /** The service's own name, where the entry calls it otherwise. */
  readonly suggestion?: string
}

/** Which of several tokens is right, or whose codes these are. `first` is the entry that stands for all that are asked about together. */
export type IntakeQuestionView =
  { readonly kind: 'two-secrets' | 'two-settings'; readonly first: number } | { readonly kind: 'whose' }

export interface UnusualSettingsView {
  readonly type?: TokenView['type']
  readonly algorithm?: string
  readonly digits?: number
  /** Seconds. */
  readonly period?: number
}

/** The code of an entry now. */
export interface EntryCodeView {
  /** Absent for a token without the PIN it needs. */
  readonly code?: string
  /** Unix time in milliseconds; absent where the code does not change by itself. */
  readonly validUntil?: number
}

/** One of the tokens of which the service takes only one, with its code now. */
export type RivalView = EntryCodeView &
  (
    | { readonly in: 'vault'; readonly added: string }
    | { readonly in: 'import'; readonly entry: number; readonly file: number }
  )

export interface LedgerView extends LedgerCountsView {
  readonly id: Id
  readonly at: string
  readonly rows: readonly LedgerRowView[]
  readonly missing: readonly RemarkView[]
  readonly files: readonly LedgerFileView[]
  /** ISO time at which everything was read from the vault file again and compared. */
  readonly readBack?: string
  /** A verified backup has all of it that is in the vault. */
  readonly backedUp: boolean
}

/** `read` is the sum of the others. */
export interface LedgerCountsView {
  readonly read: number
  readonly added: number
  readonly duplicate: number
  readonly refused: number
  readonly quarantined: number
}

export interface LedgerRowView {
  readonly source: string
  /** Index in the report's files. */
  readonly file: number
  readonly what: string
  readonly outcome: 'added' | 'duplicate' | 'refused' | 'quarantined'
  /** An empty text where it was added. */
  readonly reason: RemarkView
  /** The token in the vault. */
  readonly token?: {
    readonly id: Id
    readonly type: TokenView['type']
    readonly digits: number
    readonly proved?: string
  }
}

export interface LedgerFileView extends LedgerCountsView {
  readonly index: number
  readonly name: string
  readonly format?: string
  readonly notes: readonly RemarkView[]
  readonly tokens: number
  readonly proved: number
  /** All of it is in the vault, and was checked there. */
  readonly complete: boolean
  /** Why it is still needed, nothing where it can be deleted; absent when that is not known. */
  readonly open?: readonly OpenPointView[]
  /** Its path, if the app knows it: the file can then be deleted from here. */
  readonly path?: string
  /** ISO time at which the app deleted it. */
  readonly deleted?: string
}

export type OpenPointView =
  | { readonly kind: 'not-proved'; readonly count: number; readonly of: number }
  | { readonly kind: 'quarantined' | 'refused' | 'gone'; readonly count: number }
  | { readonly kind: 'not-read-back' | 'read-from-picture' }
  | { readonly kind: 'not-backed-up' }

export interface QuarantinedView {
  readonly id: Id
  readonly what: string
  readonly reason: RemarkView
  readonly source: string
  readonly added: string
}

export const intakeCalls = {
  'intake.read': call<IntakeView>()(
    v.strictObject({
      files: v.pipe(
        v.array(
          v.strictObject({
            ...file,
            /** Its path, if known; never saved. */
            path: v.exactOptional(v.pipe(v.string(), v.maxLength(4096))),
          }),
        ),
        v.minLength(1),
        v.maxLength(200),
      ),
      /** Adds to an intake that is under way, as with the second picture of a batch. */
      intake: v.optional(id),
    }),
  ),
  /** Asks for files and reads them, without their bytes passing through the window. */
  'intake.choose': call<IntakeView | undefined>()(v.strictObject({ intake: v.exactOptional(id) })),
  /** Reads a token that was typed field by field, or says what is wrong in which field. */
  'intake.typed': call<TypedView>()(
    v.strictObject({
      intake: v.exactOptional(id),
      service: name,
      account: name,
      secret: v.pipe(v.string(), v.maxLength(1000)),
      type: v.picklist(['totp', 'hotp', 'steam', 'motp', 'yandex']),
      algorithm: v.exactOptional(v.picklist(['SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512'])),
      digits: v.exactOptional(v.number()),
      period: v.exactOptional(v.number()),
      counter: v.exactOptional(v.number()),
      pin: v.exactOptional(v.pipe(v.string(), v.maxLength(100))),
    }),
  ),
  /** Stops reading, even in the middle of a file; `intake.read` then returns the files that were read. */
  'intake.stop': call<undefined>()(nothing),
  'intake.password': call<IntakeView>()(v.strictObject({ intake: id, file: index, password: passphrase })),
  /** Asks for the key file of a database unless it is given. It is used with the next password. */
  'intake.keyFile': call<IntakeView>()(
    v.strictObject({ intake: id, file: index, keyFile: v.exactOptional(v.strictObject(file)) }),
  ),
  /** Says what is in the columns of a table, and reads it. */
  'intake.columns': call<IntakeView>()(
    v.strictObject({ intake: id, file: index, columns: v.pipe(v.array(column), v.maxLength(6)) }),
  ),
  /** Leaves a whole file out of the import, or takes it again. */
  'intake.leaveOut': call<IntakeView>()(v.strictObject({ intake: id, file: index, leftOut: v.boolean() })),
  /** The tokens that an entry is asked about with, to be compared with what the old app shows; refused for one that is gone. */
  'intake.rivals': call<readonly RivalView[]>()(v.strictObject({ intake: id, entry: index })),
  /** The codes of entries, in their order, to be compared with what the old app shows; refused for one that is gone. */
  'intake.codes': call<readonly EntryCodeView[]>()(
    v.strictObject({ intake: id, entries: v.pipe(v.array(index), v.maxLength(20)) }),
  ),
  'intake.commit': call<LedgerView>()(
    v.strictObject({
      intake: id,
      /** One for each entry to import; the report lists the others as left out. Refused if one of them is gone. */
      take: v.pipe(
        v.array(v.strictObject({ index, service: name, name, firstUsed: v.exactOptional(v.boolean()) })),
        v.maxLength(50_000),
      ),
    }),
  ),
  'intake.cancel': call<undefined>()(v.strictObject({ intake: id })),
  'intake.ledgers': call<readonly LedgerView[]>()(nothing),
  /**
   * Deletes an imported file, once all of it is in the vault and in a backup, everything in it is proved, and if it is
   * still the same. With `unchecked`, the person says that what was not proved is right.
   */
  'intake.deleteSource': call<LedgerView>()(
    v.strictObject({ ledger: id, source: index, unchecked: v.exactOptional(v.boolean()) }),
  ),
  /** Asks where, and saves these import reports as a PDF without secrets. */
  'intake.saveLedgers': call<SavedSheet>()(v.strictObject({ ledgers: ids, paper })),
  'intake.quarantined': call<readonly QuarantinedView[]>()(nothing),
  /** The entry as it came, to be corrected and imported again. */
  'quarantined.reveal': call<string>()(v.strictObject({ id })),
  'quarantined.remove': call<undefined>()(v.strictObject({ id })),
} as const
