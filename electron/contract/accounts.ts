/** Accounts, their tokens and their codes. */
import * as v from 'valibot'
import { call, id, ids, index, name, nothing } from './shapes.ts'
import type { PaperCopyView, PaperGrade, SheetChangeView } from './sheets.ts'
import type { Id } from './shapes.ts'

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

const note = v.pipe(v.string(), v.maxLength(65_536))
const shownCode = v.pipe(v.string(), v.maxLength(50))
const date = v.pipe(v.string(), v.isoDate())

export const accountsCalls = {
  'accounts.list': call<readonly AccountRow[]>()(v.strictObject({ search: name })),
  'accounts.get': call<AccountDetail>()(v.strictObject({ id })),
  'accounts.edit': call<AccountDetail>()(v.strictObject({ id, service: name, name, note })),
  /** Says which keys are registered at an account: these, and no others. */
  'accounts.noteKeys': call<AccountDetail>()(v.strictObject({ id, keys: ids })),
  /** Takes the account's tokens and codes with it. `undo` brings the last removal back while the vault stays unlocked. */
  'accounts.remove': call<undefined>()(v.strictObject({ id })),
  'accounts.undoRemove': call<undefined>()(nothing),

  'tokens.codes': call<readonly CodeView[]>()(v.strictObject({ tokens: v.pipe(v.array(id), v.maxLength(200)) })),
  /** HOTP: stores the next counter, then answers with the code. */
  'tokens.nextCode': call<string>()(v.strictObject({ token: id })),
  /** Puts the current code on the clipboard; answers with the seconds until it is cleared. HOTP advances. */
  'tokens.copy': call<number>()(v.strictObject({ token: id })),
  /** Holds the code that another app shows now against the token; notes the date when it fits. */
  'tokens.prove': call<ProofView>()(v.strictObject({ token: id, code: shownCode })),
  /** Takes a hint of the last `tokens.prove`, if the app's next code confirms it: corrects the token and notes the date. */
  'tokens.correct': call<ProofView>()(v.strictObject({ token: id, hint: index, code: shownCode })),
  'tokens.reveal': call<RevealedToken>()(v.strictObject({ token: id })),
  /** The otpauth link of one token as a QR code, for a phone to scan from the screen. */
  'tokens.qr': call<QrView>()(v.strictObject({ token: id })),
  /** Gives an mOTP or Yandex token the PIN without which it makes no codes. */
  'tokens.setPin': call<AccountDetail>()(
    v.strictObject({ token: id, pin: v.pipe(v.string(), v.minLength(1), v.maxLength(100)) }),
  ),

  'codes.reveal': call<string>()(v.strictObject({ set: id, index })),
  'codes.copy': call<number>()(v.strictObject({ set: id, index })),
  'codes.use': call<AccountDetail>()(v.strictObject({ set: id, index, used: v.nullable(date) })),
} as const
