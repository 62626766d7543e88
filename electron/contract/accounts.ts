/** Accounts, their tokens and their codes. */
import * as v from 'valibot'
import { call, id, ids, index, name, nothing } from './shapes.ts'
import type { PaperCopyView, PaperGrade, SheetChangeView } from './sheets.ts'
import type { Id } from './shapes.ts'

/** A code of another app, compared with a token. */
export type ProofView =
  { readonly match: true; readonly proved: string } | { readonly match: false; readonly hints: readonly HintView[] }

/** Whose code it is: of one token, which is proved by it; of several, which the person must tell apart; or of none. */
export type MatchView =
  | { readonly kind: 'one'; readonly token: Id; readonly proved: string }
  | { readonly kind: 'several'; readonly tokens: readonly Id[] }
  | { readonly kind: 'none' }

/** What would make the code fit; a second code tells whether it does. Two changes at once are a guess. */
export interface HintView {
  readonly changes: readonly HintChangeView[]
}

/** A setting that would make the code fit, and `from`, what the token has; absent where it has none. */
export type HintChangeView =
  | { readonly kind: 'digits'; readonly digits: number; readonly from: number }
  | { readonly kind: 'period'; readonly period: number; readonly from?: number }
  | { readonly kind: 'algorithm'; readonly algorithm: string; readonly from: string }
  | { readonly kind: 'type'; readonly type: 'totp' | 'steam' }
  | { readonly kind: 'counter'; readonly counter: number; readonly from?: number }
  /** The other clock is ahead by so many seconds, or behind if negative; nothing of the token would be changed. */
  | { readonly kind: 'clock'; readonly seconds: number }

export interface AccountRow {
  readonly id: Id
  readonly service: string
  readonly name: string
  /** ISO time. */
  readonly added: string
  readonly tokens: readonly TokenView[]
  /** Its current set is a recovery key, which is not used up. */
  readonly recoveryKey?: boolean
  /** The codes of the current set; absent when the account has none. */
  readonly codes?: { readonly left: number; readonly total: number }
  /** The service gives out recovery codes, and the vault has none. */
  readonly codesMissing?: boolean
  /** ISO time of the last sheet, and whether it is still good. */
  readonly sheet?: { readonly made: string; readonly grade: PaperGrade }
  /** In order; absent when it has none. */
  readonly tags?: readonly string[]
  /** Its place among the pinned accounts; absent when it is not pinned. */
  readonly pinned?: number
  /** ISO time, or `YYYY-MM-DD` for a use before the vault was unlocked: when a code of it was last copied. */
  readonly used?: string
}

/** An account in the trash. */
export interface TrashView {
  /** Of the record in the trash, not of the account. */
  readonly id: Id
  readonly service: string
  readonly name: string
  /** ISO time. */
  readonly deleted: string
  /** ISO time from which on it is gone for good. */
  readonly until: string
  /** A merge has brought an account of this id back; this one would come beside it. */
  readonly isBack: boolean
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
  /** True when there are no codes until the PIN is entered; mOTP and Yandex only. */
  readonly needsPin?: boolean
  readonly source: string
  readonly added: string
  /** ISO time when another app last showed the same code. */
  readonly proved?: string
  /** ISO time when its settings were corrected. */
  readonly corrected?: string
}

export interface AccountDetail extends AccountRow {
  /** The copies of its newest sheet that are not destroyed; empty when it was never printed. */
  readonly copies: readonly PaperCopyView[]
  /** How that sheet differs from what the vault would print now. */
  readonly sheetChanges: readonly SheetChangeView[]
  readonly note: string
  readonly codeSets: readonly CodeSetView[]
  /** The security keys that the user said are registered there, by name. */
  readonly keys: readonly NotedKeyView[]
}

export interface NotedKeyView {
  readonly id: Id
  readonly name: string
  /** `YYYY-MM-DD`: when the user said so. */
  readonly noted?: string
}

export interface CodeSetView {
  readonly id: Id
  readonly issued?: string
  readonly added: string
  /** Set when a newer set replaced it. */
  readonly voided?: string
  readonly source: string
  /** It is a recovery key: one secret that stays valid after use. */
  readonly isKey?: boolean
  readonly codes: readonly {
    readonly used?: string
    /** The shape without the content, "···· ····". */
    readonly masked: string
  }[]
}

/** A QR code as its modules, without the quiet zone. It contains a secret. */
export interface QrView {
  /** Modules on each side. */
  readonly size: number
  /** One text per row: `1` for a dark module, `0` for a light one. */
  readonly rows: readonly string[]
}

/** A live code. Never HOTP: each HOTP code must be asked for. */
export interface CodeView {
  readonly token: Id
  readonly code: string
  readonly next: string
  /** Unix time in milliseconds. */
  readonly validUntil: number
}

/** A token's secret, shown after confirmation. */
export interface RevealedToken {
  /** Base32 in groups of four; for an mOTP token with capitals, its own text. */
  readonly secret: string
  readonly link: string
}

const note = v.pipe(v.string(), v.maxLength(65_536))
const shownCode = v.pipe(v.string(), v.maxLength(50))
const tag = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))
const tags = v.exactOptional(v.pipe(v.array(tag), v.maxLength(50)))
const date = v.pipe(v.string(), v.isoDate())

export const accountsCalls = {
  'accounts.list': call<readonly AccountRow[]>()(v.strictObject({ search: name })),
  'accounts.get': call<AccountDetail>()(v.strictObject({ id })),
  'accounts.edit': call<AccountDetail>()(v.strictObject({ id, service: name, name, note })),
  /** Says which keys are registered at an account: these, and no others. */
  'accounts.noteKeys': call<AccountDetail>()(v.strictObject({ id, keys: ids })),
  /** Gives accounts other tags, and pins or unpins them. */
  'accounts.arrange': call<undefined>()(
    v.strictObject({ ids, tag: tags, untag: tags, pin: v.exactOptional(v.boolean()) }),
  ),
  /** The pinned accounts, in the order in which they are to be. */
  'accounts.orderPins': call<undefined>()(v.strictObject({ ids })),
  /** Puts accounts into the trash with their tokens and codes. Returns the ids that they have there. */
  'accounts.remove': call<readonly Id[]>()(v.strictObject({ ids })),
  /** The last deleted first. */
  'trash.list': call<readonly TrashView[]>()(nothing),
  /** Returns the ids of the accounts that are back. */
  'trash.restore': call<readonly Id[]>()(v.strictObject({ ids })),
  'trash.delete': call<undefined>()(v.strictObject({ ids })),

  'tokens.codes': call<readonly CodeView[]>()(v.strictObject({ tokens: v.pipe(v.array(id), v.maxLength(200)) })),
  /** HOTP: stores the next counter, then returns the code. */
  'tokens.nextCode': call<string>()(v.strictObject({ token: id })),
  /** Copies the current code; returns the seconds until it is cleared. Advances a HOTP counter. */
  'tokens.copy': call<number>()(v.strictObject({ token: id })),
  /** Compares the code that another app shows now with the token; notes the date if it fits. */
  'tokens.prove': call<ProofView>()(v.strictObject({ token: id, code: shownCode })),
  /** Finds among these tokens the one whose code another app shows now, and notes the date if it is one alone. */
  'tokens.match': call<MatchView>()(
    v.strictObject({ tokens: v.pipe(v.array(id), v.maxLength(5000)), code: shownCode }),
  ),
  /**
   * Applies a hint of the last `tokens.prove`, if the other app's next code confirms it: corrects
   * the token and notes the date.
   */
  'tokens.correct': call<ProofView>()(v.strictObject({ token: id, hint: index, code: shownCode })),
  'tokens.reveal': call<RevealedToken>()(v.strictObject({ token: id })),
  /** The otpauth link of one token as a QR code, for a phone to scan from the screen. */
  'tokens.qr': call<QrView>()(v.strictObject({ token: id })),
  /** Sets the PIN that an mOTP or Yandex token needs for its codes. */
  'tokens.setPin': call<AccountDetail>()(
    v.strictObject({ token: id, pin: v.pipe(v.string(), v.minLength(1), v.maxLength(100)) }),
  ),

  'codes.reveal': call<string>()(v.strictObject({ set: id, index })),
  'codes.copy': call<number>()(v.strictObject({ set: id, index })),
  'codes.use': call<AccountDetail>()(v.strictObject({ set: id, index, used: v.nullable(date) })),
} as const
