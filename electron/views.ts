/**
 * What the window is shown. Types only: no secret is in any of them, except in the answers to
 * `reveal` calls, which name it.
 */
import type { ErrorCode } from './kit-error.ts'

export type Id = string

/** Every call's answer. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly code: ErrorCode; readonly message: string } }

export interface VaultState {
  /** The file the app works with. */
  readonly path: string
  readonly exists: boolean
  readonly locked: boolean
  /** True for `--demo`: the vault is thrown away at the end. */
  readonly demo: boolean
  /** Problems found when the vault was opened, one sentence each. */
  readonly problems: readonly string[]
  /** True when it was changed outside the app, so that nothing is written to it. */
  readonly readOnly: boolean
  /** Set when there is no vault here but there are backups of one: it was lost or moved. */
  readonly lost?: LostVault
  readonly counts: { readonly accounts: number; readonly keys: number; readonly quarantined: number }
  readonly backup: BackupSummary
  /** Names of the passphrases that were not typed for a while. */
  readonly drillsDue: readonly string[]
  /** Copies on paper that are to be read back by now, and saved PDFs that are not said to be deleted. */
  readonly paper: { readonly overdue: number; readonly files: number }
}

export interface LostVault {
  readonly folder: string
  readonly backups: number
  /** ISO time of the newest. */
  readonly newest: string
}

/** For one line that is always in sight. */
export interface BackupSummary {
  /** ISO time of the last verified backup; absent when there is none. */
  readonly at?: string
  /** Changes that are not in it. */
  readonly changesSince: number
}

export interface StrengthView {
  readonly score: 0 | 1 | 2 | 3 | 4
  /** How long a fast offline attack would take, in words. */
  readonly crackTime: string
  readonly advice: readonly string[]
  /** Whether a new vault takes this passphrase. */
  readonly enough: boolean
}

export interface AccountRow {
  readonly id: Id
  readonly service: string
  readonly name: string
  readonly tokens: readonly TokenView[]
  /** Of the set in force; absent when the account has no codes. */
  readonly codes?: { readonly left: number; readonly total: number }
  /** ISO time of the last sheet, and whether something on it has changed since. */
  readonly sheet?: { readonly made: string; readonly stale: boolean }
}

export interface TokenView {
  readonly id: Id
  readonly type: 'totp' | 'hotp' | 'steam' | 'motp' | 'yandex'
  readonly algorithm: string
  readonly digits: number
  /** Seconds; absent for HOTP. */
  readonly period?: number
  /** The counter of the next code; HOTP only. */
  readonly counter?: number
  /** Set when there are no codes until its PIN is given; mOTP and Yandex only. */
  readonly needsPin?: boolean
  readonly source: string
  readonly added: string
  /** ISO time at which another app last showed the same code. */
  readonly proved?: string
  /** ISO time at which its settings were corrected. */
  readonly corrected?: string
}

export interface AccountDetail extends AccountRow {
  /** The copies of its newest sheet that are not destroyed; empty when it was never printed. */
  readonly copies: readonly PaperCopyView[]
  readonly note: string
  readonly added: string
  readonly codeSets: readonly CodeSetView[]
}

export interface CodeSetView {
  readonly id: Id
  readonly issued?: string
  readonly added: string
  /** Set when a newer set took its place. */
  readonly voided?: string
  readonly source: string
  readonly codes: readonly {
    readonly used?: string
    /** The shape without the content, "···· ····". */
    readonly masked: string
  }[]
}

/** A QR code as its modules, without the quiet zone. What is in it is a secret. */
export interface QrView {
  /** Modules on a side. */
  readonly size: number
  /** One text for each row: `1` for a dark module, `0` for a light one. */
  readonly rows: readonly string[]
}

/** A live code. HOTP codes are never in here: each has to be asked for. */
export interface CodeView {
  readonly token: Id
  readonly code: string
  readonly next: string
  /** Unix time in milliseconds. */
  readonly validUntil: number
}

/** A token's secret, asked for and confirmed. */
export interface RevealedToken {
  /** Base32 in groups of four. */
  readonly secret: string
  readonly link: string
}

export interface IntakeView {
  readonly id: Id
  /** Those in the vault, to be joined. */
  readonly accounts: readonly { readonly id: Id; readonly service: string; readonly name: string }[]
  readonly files: readonly IntakeFileView[]
  readonly entries: readonly IntakeEntryView[]
  /** Parts of a batch that are not there yet, one sentence each. */
  readonly missing: readonly string[]
}

/** What one picture of the camera showed. */
export interface CameraFrameView {
  /** A QR code was in it, new or not. */
  readonly inSight: boolean
  /** Where a code was new: everything that was read until now. */
  readonly intake?: IntakeView
}

/** A typed token read, or what is wrong with it; exactly one of the two. */
export interface TypedView {
  readonly view?: IntakeView
  readonly problem?: {
    readonly field: 'secret' | 'algorithm' | 'digits' | 'period' | 'counter'
    readonly message: string
  }
}

export interface IntakeFileView {
  readonly index: number
  readonly name: string
  /** What it was recognised as, "Aegis export, encrypted"; absent when it was not. */
  readonly format?: string
  readonly needsPassword: boolean
  /** Why nothing could be read from it. */
  readonly error?: { readonly code: ErrorCode; readonly message: string }
  /** What was passed over and why, "7 comment lines". */
  readonly notes: readonly string[]
}

export interface IntakeEntryView {
  readonly index: number
  readonly file: number
  readonly kind: 'token' | 'code-set' | 'record' | 'quarantined' | 'refused'
  readonly service: string
  readonly name: string
  /** "TOTP, SHA1, 6 digits, 30 s" or "8 recovery codes". */
  readonly what: string
  readonly warnings: readonly string[]
  /** Why it is set aside, refused, or not ticked at first. */
  readonly reason?: string
  /** Same token or codes as one in the vault or earlier in this import. */
  readonly duplicate: boolean
  /** Ticked to begin with; only tokens and code sets that are not duplicates are. */
  readonly ticked: boolean
  /** The account in the vault that it would join. */
  readonly joins?: Id
  /** Of a code set: whether the first code was used at enrolment, to begin with; absent where that is not asked. */
  readonly firstUsed?: boolean
  /** The service's own name, where the entry calls it otherwise. */
  readonly suggestion?: string
}

export interface LedgerView extends LedgerCountsView {
  readonly id: Id
  readonly at: string
  readonly rows: readonly LedgerRowView[]
  readonly missing: readonly string[]
  readonly files: readonly LedgerFileView[]
  /** ISO time at which everything was read from the vault file again and compared. */
  readonly readBack?: string
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
  /** Which of the ledger's files. */
  readonly file: number
  readonly what: string
  readonly outcome: 'added' | 'duplicate' | 'refused' | 'quarantined'
  readonly reason: string
  /** The token that it is in the vault. */
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
  readonly notes: readonly string[]
  readonly tokens: number
  readonly proved: number
  /** Nothing of it is anywhere but in the vault, and all of that was checked. */
  readonly complete: boolean
  /** Whether it can be deleted, in one sentence; absent when that is not known. */
  readonly verdict?: string
  /** Where it lies, if the app knows: it can then be deleted from here. */
  readonly path?: string
  /** ISO time at which the app deleted it. */
  readonly deleted?: string
}

/** A code of another app, held against a token. */
export type ProofView =
  { readonly match: true; readonly proved: string } | { readonly match: false; readonly hints: readonly HintView[] }

/** What would make the code fit. A second code tells whether it is so. */
export interface HintView {
  /** "8 digits instead of 6" */
  readonly words: string
  /** Two settings at once are a guess. */
  readonly settings: 1 | 2
  /** The clocks differ; nothing of the token would be changed. */
  readonly clock: boolean
}

export interface QuarantinedView {
  readonly id: Id
  readonly what: string
  readonly reason: string
  readonly source: string
  readonly added: string
}

export type SheetKindView = 'account' | 'totp' | 'codes' | 'sealed' | 'identity' | 'share' | 'cover' | 'archivist'

/** What a sheet says once it is printed; `pages` and the rest are of one copy. */
export interface SheetPlanView {
  readonly pages: number
  readonly sheets: number
  readonly accounts: number
  readonly tokens: number
  readonly codes: number
  /** What to know before printing, one sentence each. */
  readonly warnings: readonly string[]
}

/** A page of a set as it will print. What is on it is secret. */
export interface PagePicture {
  /** Counted from 1, and how many there are, all copies. */
  readonly page: number
  readonly pages: number
  readonly width: number
  readonly height: number
  /** One byte a pixel, row by row. */
  readonly grey: Uint8Array
}

/** Where pages would go: nowhere, to what a dialog asks for, or to the named printer through CUPS. */
export type PrinterView =
  { readonly way: 'none' } | { readonly way: 'dialog' } | { readonly way: 'cups'; readonly name: string }

export interface PrintedView {
  /** False when the person changed their mind; then nothing was noted. */
  readonly printed: boolean
  readonly pages: number
}

/** A set of sheets on paper. */
export interface PaperSetView {
  readonly id: Id
  /** "3F9A2C41", as on every page; absent for sheets of version 0.1. */
  readonly set?: string
  readonly made: string
  readonly paper: 'a4' | 'letter'
  /** Of one copy. */
  readonly pages: number
  readonly sheets: number
  /** Each once, in the order of the sheets. */
  readonly kinds: readonly SheetKindView[]
  /** "PyPI · alice": those on it that are still in the vault. */
  readonly accounts: readonly string[]
  /** Share 2 of a backup identity that 3 of 5 open. */
  readonly share?: { readonly index: number; readonly threshold: number; readonly count: number }
  readonly copies: readonly PaperCopyView[]
  /** Sheets that are not as the vault is now, with the reasons as phrases. */
  readonly stale: readonly StaleSheetView[]
  /** Codes that were used since it was printed: "PyPI · alice", 2. */
  readonly used: readonly { readonly account: string; readonly codes: number }[]
  readonly file?: {
    readonly path: string
    /** Whether a file lies there now. */
    readonly there: boolean
    /** ISO time at which the person said that it is deleted. */
    readonly gone?: string
  }
}

export interface StaleSheetView {
  /** Its number; absent for version 0.1. */
  readonly sheet?: number
  /** Absent where it is of none. */
  readonly account?: string
  readonly reasons: readonly string[]
}

export interface PaperCopyView {
  readonly number: number
  readonly place: string
  readonly holder: string
  /** ISO time at which it was destroyed. */
  readonly gone?: string
  readonly drills: number
  /** The last time it was read back. */
  readonly last?: { readonly at: string; readonly passed: boolean }
  /** `YYYY-MM-DD`: when it is to be read back next. */
  readonly due: string
  readonly overdue: boolean
}

/** What the cover says; a field that is empty is a line to write on. */
export interface CoverView {
  readonly fields: readonly { readonly label: string; readonly value: string }[]
}

export interface SavedSheet {
  /** Where the PDF was saved; absent when the person changed their mind. */
  readonly path?: string
  readonly pages: number
}

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
  /** Where the page is that opens the file without the app; absent when it is not beside it. */
  readonly decoder?: string
}

/** The backup identity; all absent when there is none. */
export interface IdentityView {
  readonly recipient?: string
  readonly created?: string
  /** ISO time at which its paper was last typed in and fitted. */
  readonly checked?: string
}

/** Shown once, to be written down. */
export interface NewIdentity {
  readonly identity: string
  readonly recipient: string
}

export interface IdentityCheck {
  readonly result: 'fits' | 'other' | 'mistyped'
  readonly checked?: string
}

/** The backup identity on paper, whole or in shares. */
export interface IdentityPaper {
  /** Neither when the person changed their mind; then nothing was noted. */
  readonly outcome: 'saved' | 'printed' | 'neither'
  /** Where the PDF was saved. */
  readonly path?: string
  readonly pages: number
}

/** What came of putting shares together. The secret itself is not in it. */
export interface CombinedShares {
  /**
   * `fits`: they open this vault. `other`: they make an identity, of something else. `wrong`: they
   * do not go together, though each fits its checksum.
   */
  readonly result: 'fits' | 'other' | 'wrong' | 'too-few'
  /** Different shares of one set that were found. */
  readonly found: number
  /** Absent before the first share. */
  readonly needed?: number
  /** What each text and picture was, in order. */
  readonly pieces: readonly { readonly good: boolean; readonly text: string }[]
  readonly checked?: string
}

/** A set that is read back. Nothing of what stands on the paper is in it. */
export interface DrillView {
  /** Eight hexadecimal digits, as on every page. */
  readonly set: string
  /** Those that are not destroyed. */
  readonly copies: readonly { readonly number: number; readonly place: string; readonly holder: string }[]
  /** The copy whose pages were read; absent before the first, and when they are of several. */
  readonly copy?: number
  /** All sheets of the set, read or not. */
  readonly sheets: readonly DrillSheetView[]
  /** How many sealed sheets wait for their passphrase. */
  readonly sealed: number
  /** What was read that is of no sheet of the set, or could not be read; one sentence each. */
  readonly notes: readonly string[]
}

export interface DrillSheetView {
  readonly number: number
  /** "PyPI: alice", "Cover page". */
  readonly title: string
  readonly kind: SheetKindView
  readonly verdict: 'not-read' | 'same' | 'stale' | 'altered' | 'unreadable' | 'to-type' | 'sealed' | 'elsewhere'
  /** The verdict in words. */
  readonly words: string
  /** Which line can be typed: "line 2", "recovery code 3"; absent where there is none. */
  readonly line?: string
  /** Whether it was typed. */
  readonly typed: boolean
}

export interface DrillFrameView {
  readonly inSight: boolean
  /** Absent when nothing new was seen. */
  readonly drill?: DrillView
}

export interface TypedLineView extends DrillLineView {
  readonly drill: DrillView
}

/**
 * `same`: as in the vault. `different`: read right, and not what the vault has. `mistyped`: it does
 * not fit its check. `wrong-check`: it is the vault's line, and only the check is not.
 */
export interface DrillLineView {
  readonly result: 'same' | 'different' | 'mistyped' | 'wrong-check'
  /** Lines that would fit the check, to be compared with the paper. */
  readonly suggestions: readonly string[]
}

/** A drill that was recorded. */
export interface FinishedDrill {
  readonly set: string
  readonly copy: number
  readonly at: string
  readonly how: 'scanned' | 'typed'
  /** Numbers of sheets. */
  readonly same: readonly number[]
  readonly wrong: readonly number[]
  /** How many sheets the set has. */
  readonly of: number
}

/** A backup or an export held against the vault. No secret is in it. */
export interface BackupDrillView {
  readonly at: string
  readonly path: string
  readonly what: 'vault' | 'export'
  readonly sameVault: boolean
  /** What counts first: accounts, tokens, codes, keys and what was set aside; then the app's own notes. */
  readonly kinds: readonly BackupKindView[]
  /** Records in it that cannot be read. */
  readonly damaged: number
  /** Nothing that counts is damaged, missing or other than in the vault. */
  readonly complete: boolean
  /** Everything that counts and is not the same. */
  readonly rows: readonly ComparedRow[]
}

export interface BackupKindView {
  /** "account", "token", ... */
  readonly kind: string
  /** False for the app's own notes, which change with every use. */
  readonly counts: boolean
  readonly same: number
  readonly missing: number
  readonly changed: number
  readonly onlyThere: number
}

export interface KeyView {
  readonly id: Id
  readonly name: string
  /** Absent when the key did not disclose it, which is usual. */
  readonly aaguid?: string
  readonly transports: readonly string[]
  readonly added: string
  /** ISO times of passed tests, newest first. */
  readonly tested: readonly string[]
}

/** A step of a key test: what the window hands to `navigator.credentials`, WebAuthn Level 3 JSON. */
export interface KeyChallenge {
  readonly ceremony: Id
  readonly options: Readonly<Record<string, unknown>>
}

export interface SettingsView {
  readonly graceSeconds: number
  readonly lockMinutes: number
  readonly clipboardSeconds: number
  /** Changes after which a backup is made. */
  readonly backupEvery: number
  /** Days after which a passphrase that was not typed is asked for; 0 for never. */
  readonly drillDays: number
  /** How many backups are kept. */
  readonly backupKeep: number
}

export interface BackupView {
  readonly at: string
  readonly path: string
  /** The vault's revision in it. */
  readonly revision: number
}

/** The backups that the app makes by itself, and the last copy on another disk. */
export interface BackupsState {
  readonly folder: string
  readonly keep: number
  readonly everyChanges: number
  readonly last?: BackupView
  readonly changesSince: number
  /** Newest first. */
  readonly list: readonly BackupView[]
  readonly copy?: BackupView
  /** Why the last attempt failed; it is tried again after the next change. */
  readonly error?: string
}

/** Another copy of a vault, opened beside this one to look at. No secret is in it. */
export interface OpenedBackup {
  readonly token: Id
  readonly path: string
  readonly revision: number
  /** The revision of the vault that is open. */
  readonly revisionHere: number
  /** Whether both are copies of one vault; only then can they be merged. */
  readonly sameVault: boolean
  /** What is wrong with the copy, one sentence each; with any, it is neither restored nor merged. */
  readonly problems: readonly string[]
  readonly counts: {
    readonly same: number
    readonly onlyHere: number
    readonly onlyThere: number
    readonly different: number
  }
  /** Everything that is not the same. */
  readonly rows: readonly ComparedRow[]
}

export interface ComparedRow {
  readonly id: Id
  readonly what: 'only-here' | 'only-there' | 'different'
  /** "account", "token", ..., or "unknown". */
  readonly kind: string
  readonly name: string
  /** The fields that differ, "note" or "used"; without what is in them. */
  readonly fields: readonly string[]
  /** What merging does with it; absent when the two cannot be merged. */
  readonly merge?: MergeOutcome
}

/**
 * `added`: new on one side, kept. `deleted`: deleted on the side that lacks it, and kept unless the
 * deletion is chosen. `here`, `there`: changed on that side only. `combined`: both changes fit
 * together. `conflict`: changed on both, and both are kept unless one is chosen.
 */
export type MergeOutcome = 'added' | 'deleted' | 'here' | 'there' | 'combined' | 'conflict'

/** One way to open the vault. */
export interface SlotView {
  readonly id: Id
  readonly kind: 'passphrase' | 'identity'
  readonly name: string
  readonly added?: string
  /** ISO time at which it was last typed, to the day; passphrases only. */
  readonly typed?: string
  /** What one try costs; passphrases only. */
  readonly memoryMiB?: number
  readonly passes?: number
  /** Not typed for as long as the settings say. */
  readonly drillDue: boolean
}

export interface SlotsChanged {
  readonly slots: readonly SlotView[]
  /** What the person should know now, one or two sentences. */
  readonly note?: string
}

export interface Rotated {
  /** Names of the slots that open the vault under its new key, and of those that no longer do. */
  readonly kept: readonly string[]
  readonly dropped: readonly string[]
  readonly note: string
}
