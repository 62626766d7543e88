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
  /** Problems found when the vault was opened, one sentence each; then it can only be read. */
  readonly problems: readonly string[]
  readonly counts: { readonly accounts: number; readonly keys: number; readonly quarantined: number }
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
  readonly type: 'totp' | 'hotp' | 'steam'
  readonly algorithm: string
  readonly digits: number
  /** Seconds; absent for HOTP. */
  readonly period?: number
  /** The counter of the next code; HOTP only. */
  readonly counter?: number
  readonly source: string
  readonly added: string
}

export interface AccountDetail extends AccountRow {
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
  readonly files: readonly IntakeFileView[]
  readonly entries: readonly IntakeEntryView[]
  /** Parts of a batch that are not there yet, one sentence each. */
  readonly missing: readonly string[]
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
  readonly kind: 'token' | 'code-set' | 'quarantined' | 'refused'
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
}

export interface LedgerView {
  readonly id: Id
  readonly at: string
  readonly read: number
  readonly added: number
  readonly duplicate: number
  readonly refused: number
  readonly quarantined: number
  readonly rows: readonly {
    readonly source: string
    readonly what: string
    readonly outcome: 'added' | 'duplicate' | 'refused' | 'quarantined'
    readonly reason: string
  }[]
  readonly missing: readonly string[]
}

export interface QuarantinedView {
  readonly id: Id
  readonly what: string
  readonly reason: string
  readonly source: string
  readonly added: string
}

export interface SheetPlanView {
  readonly pages: number
  readonly accounts: number
  readonly tokens: number
  readonly codes: number
  /** What to know before printing, one sentence each. */
  readonly warnings: readonly string[]
}

export interface SavedSheet {
  /** Where the PDF was saved; absent when the person changed their mind. */
  readonly path?: string
  readonly pages: number
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
}
