/** What was put on paper: sets, their sheets and copies, and what came of reading them back. */
import * as v from 'valibot'
import type { RecordId } from '../../vault/vault.ts'
import { bytes, count, id, text } from './shapes.ts'

/** A set: sheets printed or saved together. What is optional is missing in records of version 0.1. */
export interface SetRecord {
  readonly kind: 'sheet'
  readonly accounts: readonly RecordId[]
  readonly paper: 'a4' | 'letter'
  /** Pages of one copy. */
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

/** What was on one sheet of a set, so that it can be compared with the vault later. */
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
  /**
   * SHA-256 of the account's note as printed; this and `needs` are absent in records from before they were noted, and
   * this where the note was too long for its sealed sheet. With neither `tokens` nor `codes`, a sealed sheet of a note.
   */
  readonly note?: Uint8Array
  /** SHA-256 of what the service asks for besides, as printed; absent on sealed sheets, which leave it out. */
  readonly needs?: Uint8Array
  /** SHA-256 of the tokens as printed; tells whether the vault has others now. */
  readonly tokens?: Uint8Array
  /** SHA-256 of the codes as printed, used or not. */
  readonly codes?: Uint8Array
  /** SHA-256 of the names of the noted keys as printed, absent in records from before; on a sheet of kind `keys`, of its table. */
  readonly keys?: Uint8Array
  /** How many of the codes were struck out. */
  readonly used?: number
  /** The recipient of the paper key that is on it, whole or as a share. */
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
 * this is; `archivist` how it is written; `keys` which security key opens which account.
 */
export type SheetKind = 'account' | 'totp' | 'codes' | 'sealed' | 'identity' | 'share' | 'cover' | 'archivist' | 'keys'

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

/** A copy was read back and compared with the vault. */
export interface PaperDrill {
  readonly at: string
  readonly how: 'scanned' | 'typed'
  /** Numbers of the sheets of which everything was read and is as the vault has it. */
  readonly same: readonly number[]
  /**
   * Numbers of the sheets that are not as the vault has it, that do not restore, or a line of which
   * did not fit its check. Without `half` also those that could not be read.
   */
  readonly wrong: readonly number[]
  /**
   * Of these sheets one half was read and is as the vault has it. Absent in records from before
   * halves were noted: what is in `same` of those may have been read by half.
   */
  readonly half?: readonly ProvenHalf[]
}

export interface ProvenHalf {
  readonly sheet: number
  readonly read: 'secret' | 'codes'
}

/** A file with secrets that was written outside the vault. */
export interface SavedFile {
  readonly path: string
  /** ISO time at which the user said it is deleted. */
  readonly gone?: string
}

const printedSheet = v.strictObject({
  number: count,
  kind: v.picklist(['account', 'totp', 'codes', 'sealed', 'identity', 'share', 'cover', 'archivist', 'keys']),
  account: v.exactOptional(id),
  pages: count,
  lines: count,
  names: v.exactOptional(bytes),
  note: v.exactOptional(bytes),
  needs: v.exactOptional(bytes),
  tokens: v.exactOptional(bytes),
  codes: v.exactOptional(bytes),
  keys: v.exactOptional(bytes),
  used: v.exactOptional(count),
  identity: v.exactOptional(text),
  share: v.exactOptional(v.strictObject({ identifier: count, index: count, threshold: count, count })),
})
const paperCopy = v.strictObject({
  number: count,
  place: text,
  holder: text,
  drills: v.array(
    v.strictObject({
      at: text,
      how: v.picklist(['scanned', 'typed']),
      same: v.array(count),
      wrong: v.array(count),
      half: v.exactOptional(v.array(v.strictObject({ sheet: count, read: v.picklist(['secret', 'codes']) }))),
    }),
  ),
  gone: v.exactOptional(text),
})
const savedFile = v.strictObject({ path: text, gone: v.exactOptional(text) })

export const sheetShape = v.strictObject({
  kind: v.literal('sheet'),
  accounts: v.array(id),
  paper: v.picklist(['a4', 'letter']),
  pages: count,
  made: text,
  set: v.exactOptional(v.pipe(text, v.regex(/^[0-9A-F]{8}$/))),
  verifyBy: v.exactOptional(text),
  sheets: v.exactOptional(v.array(printedSheet)),
  copies: v.exactOptional(v.array(paperCopy)),
  file: v.exactOptional(savedFile),
})
