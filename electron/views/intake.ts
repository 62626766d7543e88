/** What is brought in, from the first file to its ledger. */
import type { ErrorCode } from '../kit-error.ts'
import type { TokenView } from './accounts.ts'
import type { Id } from './vault.ts'

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
  /** Whether it may need a key file, with a password or without one. */
  readonly takesKeyFile: boolean
  /** The name of the key file that was chosen for it, or brought in with it. */
  readonly keyFile?: string
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
