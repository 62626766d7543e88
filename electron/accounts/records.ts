import type { Token } from '../otp/token.ts'
import type { RecordId } from '../vault/vault.ts'

/**
 * What the vault holds, one record each. Times are ISO 8601 strings in UTC, dates are
 * `YYYY-MM-DD`; secrets and codes are bytes, so that they can be wiped.
 */
export type KitRecord =
  | AccountRecord
  | TokenRecord
  | CodeSetRecord
  | KeyRecord
  | SheetRecord
  | CoverRecord
  | QuarantinedRecord
  | LedgerRecord
  | CopyRecord
  | BackupDrillRecord
  | SettingsRecord
  | SlotRecord
  | IdentityRecord

export type RecordKind = KitRecord['kind']
export type RecordOf<K extends RecordKind> = Extract<KitRecord, { kind: K }>

/** A record with its id in the vault. */
export type Stored<R extends KitRecord = KitRecord> = R & { readonly id: RecordId }

/** A login at a service. */
export interface AccountRecord {
  readonly kind: 'account'
  readonly service: string
  readonly name: string
  readonly note: string
  readonly added: string
  /** The security keys that the person said are registered there, by id; absent when none was noted. */
  readonly keys?: readonly NotedKey[]
}

export interface NotedKey {
  readonly key: RecordId
  /** `YYYY-MM-DD`: the day on which the person said so. */
  readonly noted?: string
}

export interface TokenRecord {
  readonly kind: 'token'
  readonly account: RecordId
  readonly token: Token
  readonly added: string
  /** The file, picture or paste it came from. */
  readonly source: string
  /** The link or entry as it was brought in, UTF-8; absent when the app made it. */
  readonly verbatim?: Uint8Array
  /** ISO time at which its code was last the one that another app showed. */
  readonly proved?: string
  /** ISO time at which its settings were corrected; `verbatim` says what they were before. */
  readonly corrected?: string
}

/** The recovery codes that were issued together. A new set for the account voids the old one. */
export interface CodeSetRecord {
  readonly kind: 'code-set'
  readonly account: RecordId
  readonly codes: readonly RecoveryCode[]
  readonly added: string
  /** When the service issued them, if known. */
  readonly issued?: string
  /** When a newer set took its place. */
  readonly voided?: string
  readonly source: string
}

export interface RecoveryCode {
  /** UTF-8, exactly as issued. */
  readonly text: Uint8Array
  /** The date on which it was used; absent while it is unused. */
  readonly used?: string
}

/** A physical security key that passed a test registration. */
export interface KeyRecord {
  readonly kind: 'key'
  readonly name: string
  /** As the authenticator stated it; all zeros when it is not disclosed. */
  readonly aaguid: string
  readonly credentialId: Uint8Array
  /** COSE key, as registered. */
  readonly publicKey: Uint8Array
  /** The signature counter at the last test; 0 for keys that keep none. */
  readonly counter: number
  readonly transports: readonly string[]
  readonly added: string
  /** Passed tests, oldest first. */
  readonly tested: readonly string[]
}

/** A set: sheets printed or saved together. What is optional is missing in records of version 0.1. */
export interface SheetRecord {
  readonly kind: 'sheet'
  readonly accounts: readonly RecordId[]
  readonly paper: 'a4' | 'letter'
  /** Of one copy. */
  readonly pages: number
  readonly made: string
  /** Eight hexadecimal digits in upper case, as on every page. */
  readonly set?: string
  /** `YYYY-MM-DD`: the day by which each copy is to be read back. */
  readonly verifyBy?: string
  readonly sheets?: readonly PrintedSheet[]
  readonly copies?: readonly PaperCopy[]
  /** Where the PDF was saved; absent when it went straight to a printer. */
  readonly file?: SavedFile
}

export interface PrintedSheet {
  /** Counted from 1 in its set. */
  readonly number: number
  readonly kind: SheetKind
  readonly account?: RecordId
  readonly pages: number
  /** How many lines with a check are on it. */
  readonly lines: number
  /** SHA-256 of service and login name as printed; `sheets/fingerprint.ts` says over what. */
  readonly names?: Uint8Array
  /** SHA-256 of the tokens as printed; tells whether the vault has others now. */
  readonly tokens?: Uint8Array
  /** SHA-256 of the codes as printed, used or not. */
  readonly codes?: Uint8Array
  /** SHA-256 of the names of the noted keys as printed; absent in records from before keys were noted at accounts. */
  readonly keys?: Uint8Array
  /** How many of the codes were struck out. */
  readonly used?: number
  /** The recipient of the backup identity that is on it, whole or as a share. */
  readonly identity?: string
  /** Which share of it. */
  readonly share?: PrintedShare
}

/** A share as SLIP-39 names it; no part of the secret is in this. */
export interface PrintedShare {
  /** 15 bits, the same in all shares of a split. */
  readonly identifier: number
  /** Counted from 1. */
  readonly index: number
  readonly threshold: number
  readonly count: number
}

/**
 * `account` holds secrets and codes of one account, `totp` and `codes` only one of the two;
 * `sealed` the same encrypted; `identity` and `share` open exports and the vault; `cover` says what
 * this is; `archivist` how it is written.
 */
export type SheetKind = 'account' | 'totp' | 'codes' | 'sealed' | 'identity' | 'share' | 'cover' | 'archivist'

/** One printed copy of a set. */
export interface PaperCopy {
  /** Counted from 1. */
  readonly number: number
  /** Where it is kept, in the user's words; empty when not said. */
  readonly place: string
  /** Who has it; empty when not said. */
  readonly holder: string
  /** Oldest first. */
  readonly drills: readonly PaperDrill[]
  /** ISO time at which the user said it is destroyed. */
  readonly gone?: string
}

/** A copy was read back and held against the vault. */
export interface PaperDrill {
  readonly at: string
  readonly how: 'scanned' | 'typed'
  /** Numbers of the sheets that were read and are as the vault has it. */
  readonly same: readonly number[]
  /** Numbers of the sheets that could not be read, or are not as the vault has it. */
  readonly wrong: readonly number[]
}

/** A file with secrets that was written outside the vault. */
export interface SavedFile {
  readonly path: string
  /** ISO time at which the user said it is deleted. */
  readonly gone?: string
}

/** What stands on the cover page in the user's words. There is at most one. */
export interface CoverRecord {
  readonly kind: 'cover'
  /** Who may open it, where the other copies are, whom to call; by the label on the page. */
  readonly fields: readonly { readonly label: string; readonly value: string }[]
  readonly changed: string
}

/** An entry that was brought in and is not understood, kept as it was. */
export interface QuarantinedRecord {
  readonly kind: 'quarantined'
  readonly what: string
  readonly reason: string
  readonly source: string
  readonly verbatim: Uint8Array
  readonly added: string
}

/** What came of one import. */
export interface LedgerRecord {
  readonly kind: 'ledger'
  readonly at: string
  readonly rows: readonly LedgerRow[]
  /** Parts of a batch that were not brought in, one sentence each. */
  readonly missing: readonly string[]
  /** The sources in their order; absent in ledgers of the first versions. */
  readonly sources?: readonly LedgerSource[]
  /** ISO time at which all of it was read from the vault file again and was what had been brought in. */
  readonly readBack?: string
}

/** A file, picture or paste of an import. */
export interface LedgerSource {
  readonly name: string
  /** "Aegis export, encrypted"; absent when it could not be read. */
  readonly format?: string
  /** What was passed over in it, one sentence each. */
  readonly notes: readonly string[]
  /** ISO time at which the app deleted it. */
  readonly deleted?: string
}

export interface LedgerRow {
  readonly source: string
  /** Which of the ledger's `sources`. */
  readonly file?: number
  /** The record that was made of it, or for a duplicate the one that was there. */
  readonly record?: RecordId
  readonly what: string
  readonly outcome: Outcome
  /** Why it was not added; empty when it was. */
  readonly reason: string
}

export type Outcome = 'added' | 'duplicate' | 'refused' | 'quarantined'

/** A copy of the vault on another disk, such as a USB stick, that was read back when it was made. */
export interface CopyRecord {
  readonly kind: 'copy'
  readonly at: string
  readonly path: string
  /** The vault's revision in the copy. */
  readonly revision: number
}

/** A backup or an export was opened and held against the vault. */
export interface BackupDrillRecord {
  readonly kind: 'backup-drill'
  readonly at: string
  readonly path: string
  readonly what: 'vault' | 'export'
  /** Records of accounts, tokens, codes, keys and what was set aside, by what came of them. */
  readonly same: number
  readonly missing: number
  readonly changed: number
  readonly onlyThere: number
  /** Nothing in it is damaged, missing or other than in the vault. */
  readonly complete: boolean
}

/** There is at most one. */
export interface SettingsRecord {
  readonly kind: 'settings'
  /** Seconds after which the passphrase is asked for again before a secret leaves the vault; 0 for always. */
  readonly graceSeconds: number
  /** Minutes without input after which the vault locks. */
  readonly lockMinutes: number
  /** Seconds after which a copied code is cleared. */
  readonly clipboardSeconds: number
  /** Changes after which a backup is made; absent means `DEFAULT_BACKUPS.every`. */
  readonly backupEvery?: number
  /** Days after which a passphrase that was not typed is asked for; 0 for never, absent means `DEFAULT_DRILL_DAYS`. */
  readonly drillDays?: number
  /** How many backups are kept; absent means `DEFAULT_BACKUPS.keep`. */
  readonly backupKeep?: number
}

export const DEFAULT_DRILL_DAYS = 14

/** What a person calls one of the vault's passphrases, and when they last typed it. */
export interface SlotRecord {
  readonly kind: 'slot'
  /** The slot's id in the vault file, 32 hexadecimal digits. */
  readonly slot: string
  readonly name: string
  readonly added: string
  /** Noted at most once a day; absent for the backup identity. */
  readonly typed?: string
}

export const DEFAULT_BACKUPS = { every: 20, keep: 10 } as const

/** The backup identity's recipient; its secret half is only on paper. There is at most one. */
export interface IdentityRecord {
  readonly kind: 'identity'
  /** `age1…` */
  readonly recipient: string
  readonly created: string
  /** ISO time of the last time the paper was typed in and fitted. */
  readonly checked?: string
}

export const DEFAULT_SETTINGS: SettingsRecord = {
  kind: 'settings',
  graceSeconds: 60,
  lockMinutes: 5,
  clipboardSeconds: 30,
}
