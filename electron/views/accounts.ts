/** Accounts, their tokens and their codes. */
import type { PaperCopyView, PaperGrade, SheetChangeView } from './paper.ts'
import type { Id } from './vault.ts'

export interface AccountRow {
  readonly id: Id
  readonly service: string
  readonly name: string
  readonly tokens: readonly TokenView[]
  /** Of the set in force; absent when the account has no codes. */
  readonly codes?: { readonly left: number; readonly total: number }
  /** ISO time of the last sheet, and what it is worth today. */
  readonly sheet?: { readonly made: string; readonly grade: PaperGrade }
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
  /** In what that sheet is not what the vault would print now. */
  readonly sheetChanges: readonly SheetChangeView[]
  readonly note: string
  readonly added: string
  readonly codeSets: readonly CodeSetView[]
  /** The security keys that the person said are registered there, in order of name. */
  readonly keys: readonly NotedKeyView[]
}

export interface NotedKeyView {
  readonly id: Id
  readonly name: string
  /** `YYYY-MM-DD`: when that was said. */
  readonly noted?: string
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
  /** Base32 in groups of four; of an mOTP token with capitals its own text. */
  readonly secret: string
  readonly link: string
}
