/** Sheets before and after they are printed. */
import * as v from 'valibot'
import { call, id, ids, index, nothing, paper, passphrase } from './shapes.ts'
import type { Id } from './shapes.ts'

export type SheetKindView =
  'account' | 'totp' | 'codes' | 'sealed' | 'identity' | 'share' | 'cover' | 'archivist' | 'keys'

/** What a sheet says once it is printed; `pages` and the rest are of one copy. */
export interface SheetPlanView {
  readonly pages: number
  readonly sheets: number
  readonly accounts: number
  readonly tokens: number
  readonly codes: number
  /** What to know before printing. */
  readonly warnings: readonly PrintWarningView[]
}

/** Something to know before printing; `print-words.ts` has the sentences. */
export type PrintWarningView =
  | {
      readonly kind:
        | 'both'
        | 'nothing'
        | 'pin'
        | 'no-pin'
        | 'text-only'
        | 'sealed-text-only'
        | 'note-left-out'
        | 'note-apart'
        | 'substituted'
        | 'code-substituted'
        | 'few-codes'
      /** Those it is so of, as a sentence names them. */
      readonly accounts: readonly string[]
    }
  /** The archivist page names decoder.html, and the app has none, or another one. */
  | { readonly kind: 'decoder-missing' | 'decoder-altered' }

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

/** Where printing goes: nowhere, wherever the print dialog says, or to the named CUPS printer. */
export type PrinterView =
  | { readonly way: 'none' }
  | { readonly way: 'dialog' }
  | {
      readonly way: 'cups'
      readonly name: string
      /** What its queue does with jobs now; to one that is paused or rejects them nothing is sent. */
      readonly state: 'ready' | 'paused' | 'rejecting' | 'unknown'
      /** Pages end up as a file, not on paper. */
      readonly writesFiles: boolean
    }

export interface PrintedView {
  /**
   * `queued`: the print system has the pages and holds them; the set is noted. `neither`: the person
   * changed their mind, and nothing was noted.
   */
  readonly outcome: 'printed' | 'queued' | 'neither'
  /** How many all copies have. */
  readonly pages: number
}

/** A set of sheets on paper. */
export interface PaperSetView {
  readonly id: Id
  /** "3F9A2C41", as on every page; absent for sheets of version 0.1. */
  readonly set?: string
  readonly made: string
  readonly paper: 'a4' | 'letter'
  /** How many one copy has. */
  readonly pages: number
  readonly sheets: number
  /** Each once, in the order of the sheets; an `account` sheet with secrets alone counts as `totp`, with codes alone as `codes`. */
  readonly kinds: readonly SheetKindView[]
  /** "PyPI · alice": those on it that are still in the vault. */
  readonly accounts: readonly string[]
  /** Share 2 of a paper key that 3 of 5 open. */
  readonly share?: { readonly index: number; readonly threshold: number; readonly count: number }
  readonly copies: readonly PaperCopyView[]
  /** Sheets that are not as the vault would print them now. */
  readonly stale: readonly StaleSheetView[]
  /**
   * Newer sets that hold everything this one is for, restore, and were read back. Only with these
   * may anybody be told to destroy it; absent while anything is missing, and where it still restores.
   */
  readonly replacedBy?: readonly string[]
  readonly file?: {
    readonly path: string
    /** Whether a file lies there now. */
    readonly there: boolean
    /** ISO time at which the person said that it is deleted. */
    readonly gone?: string
  }
}

/**
 * What a sheet is worth today. `restores`: only what it says besides secrets and codes is out of
 * date. `not-known`: the vault cannot tell, so it may be the last good copy.
 */
export type PaperGrade = 'as-printed' | 'restores' | 'not-known' | 'does-not-restore'

/** One thing in which a sheet is not what the vault would print now. Days are `YYYY-MM-DD`. */
export type SheetChangeView =
  | { readonly kind: 'secret-changed' | 'secret-added' | 'codes-replaced'; readonly on: string }
  /** Codes on it that were used since, and how many are left. */
  | { readonly kind: 'codes-used'; readonly count: number; readonly left: number }
  | {
      readonly kind:
        | 'secret-removed-or-changed'
        | 'codes-void'
        | 'identity-replaced'
        | 'account-gone'
        | 'not-recorded'
        | 'names'
        | 'note'
        | 'keys'
        | 'needs'
        | 'key-table'
    }

export interface StaleSheetView {
  /** Its number; absent for version 0.1. */
  readonly sheet?: number
  /** Absent where it is of none. */
  readonly account?: string
  readonly grade: PaperGrade
  readonly changes: readonly SheetChangeView[]
}

export interface PaperCopyView {
  readonly number: number
  readonly place: string
  readonly holder: string
  /** ISO time at which it was destroyed. */
  readonly gone?: string
  readonly read: CopyReadView
  /** `YYYY-MM-DD`: when it is to be read back next. */
  readonly due: string
  readonly overdue: boolean
}

/** What reading a copy back has proven, by all its drills. */
export interface CopyReadView {
  /**
   * `whole`: every sheet, secrets and codes. `part`: something is still to be read. `wrong`: a sheet
   * failed the last time it was read.
   */
  readonly kind: 'never' | 'part' | 'whole' | 'wrong'
  /** ISO time of the last drill; of a whole copy, since when all of it is proven. */
  readonly at?: string
  /** Numbers of the sheets that failed. */
  readonly wrong: readonly number[]
  readonly missing: readonly MissingPartView[]
}

/** What of a sheet is not proven. `not-told`: it passed, by a version that did not note which half was read. */
export interface MissingPartView {
  readonly sheet: number
  readonly part: 'page' | 'secret' | 'codes'
  readonly why: 'not-read' | 'not-told'
}

/** What the cover says; a field that is empty is a line to write on. */
export interface CoverView {
  readonly fields: readonly { readonly label: string; readonly value: string }[]
}

export interface SavedSheet {
  /** Where the PDF was saved; absent when the person changed their mind. */
  readonly path?: string
  /** How many are in the file: all copies. */
  readonly pages: number
}

const copyNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9))
const sheetWords = v.pipe(v.string(), v.trim(), v.maxLength(200))
/** What goes on paper; what is absent is as `app/sheet-choice.ts` says. */
const sheetChoice = {
  accounts: ids,
  paper,
  kind: v.exactOptional(v.picklist(['plain', 'sealed', 'cover'])),
  /** Secrets and codes on sheets of their own, for different places. */
  apart: v.exactOptional(v.boolean()),
  /** Plain sheets: several accounts on a page, or each on pages of its own. */
  layout: v.exactOptional(v.picklist(['compact', 'single'])),
  copies: v.exactOptional(copyNumber),
  cover: v.exactOptional(v.boolean()),
  archivist: v.exactOptional(v.boolean()),
  /** Which security key opens which account. It names accounts. */
  keyTable: v.exactOptional(v.boolean()),
  /** Whether the cover and sealed sheets say whose they are. */
  named: v.exactOptional(v.boolean()),
  /** What becomes of notes that do not fit on sealed sheets; `keep`: they have sealed sheets of their own. */
  longNotes: v.exactOptional(v.picklist(['leave-out', 'keep'])),
}
/** The same when it goes out. Sealed sheets have a passphrase of their own. */
const sheetsOut = { ...sheetChoice, passphrase: v.exactOptional(passphrase) }

export const sheetsCalls = {
  'sheets.plan': call<SheetPlanView>()(v.strictObject(sheetChoice)),
  /** A page as it will print, counted from 1. The set is kept in memory until it is printed, changed or closed. */
  'sheets.preview': call<PagePicture>()(v.strictObject({ ...sheetsOut, page: index })),
  /** Forgets the set that was planned or previewed. */
  'sheets.close': call<undefined>()(nothing),
  /** Asks where, saves the PDF there, and notes the set in the vault. */
  'sheets.save': call<SavedSheet>()(v.strictObject(sheetsOut)),
  'sheets.printer': call<PrinterView>()(nothing),
  /** Hands the PDF to the printer from memory, and notes the set in the vault. */
  'sheets.print': call<PrintedView>()(v.strictObject(sheetsOut)),
  /** Ends making a set; the call that asked for it fails with `cancelled`. */
  'sheets.stop': call<undefined>()(nothing),
  'sheets.list': call<readonly PaperSetView[]>()(nothing),
  /** Where a copy is kept and who has it. */
  'sheets.place': call<PaperSetView>()(
    v.strictObject({ set: id, copy: copyNumber, place: sheetWords, holder: sheetWords }),
  ),
  /** A copy was destroyed, or was not after all. */
  'sheets.gone': call<PaperSetView>()(v.strictObject({ set: id, copy: copyNumber, gone: v.boolean() })),
  /** The saved PDF was deleted, or was not after all. */
  'sheets.fileGone': call<PaperSetView>()(v.strictObject({ set: id, gone: v.boolean() })),

  'cover.get': call<CoverView>()(nothing),
  'cover.save': call<CoverView>()(
    v.strictObject({
      fields: v.pipe(
        v.array(
          v.strictObject({
            label: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
            value: v.pipe(v.string(), v.trim(), v.maxLength(500)),
          }),
        ),
        v.maxLength(20),
      ),
    }),
  ),
} as const
