import * as v from 'valibot'
import type * as view from '../views.ts'
import { call, id, ids, index, nothing, paper, passphrase } from './shapes.ts'

const copyNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9))
const sheetWords = v.pipe(v.string(), v.trim(), v.maxLength(200))
/** What goes on paper; what is absent is as `app/sheet-choice.ts` says. */
const sheetChoice = {
  accounts: ids,
  paper,
  kind: v.exactOptional(v.picklist(['plain', 'sealed', 'cover'])),
  /** Secrets and codes on sheets of their own, for different places. */
  apart: v.exactOptional(v.boolean()),
  copies: v.exactOptional(copyNumber),
  cover: v.exactOptional(v.boolean()),
  archivist: v.exactOptional(v.boolean()),
  /** Whether the cover and sealed sheets say whose they are. */
  named: v.exactOptional(v.boolean()),
}
/** The same when it goes out. Sealed sheets have a passphrase of their own. */
const sheetsOut = { ...sheetChoice, passphrase: v.exactOptional(passphrase) }

export const sheetsCalls = {
  'sheets.plan': call<view.SheetPlanView>()(v.strictObject(sheetChoice)),
  /** A page as it will print, counted from 1. The set is kept in memory until it is printed, changed or closed. */
  'sheets.preview': call<view.PagePicture>()(v.strictObject({ ...sheetsOut, page: index })),
  /** Forgets the set that is previewed. */
  'sheets.close': call<undefined>()(nothing),
  /** Asks where, saves the PDF there, and notes the set in the vault. */
  'sheets.save': call<view.SavedSheet>()(v.strictObject(sheetsOut)),
  'sheets.printer': call<view.PrinterView>()(nothing),
  /** Hands the PDF to the printer from memory, and notes the set in the vault. */
  'sheets.print': call<view.PrintedView>()(v.strictObject(sheetsOut)),
  /** Ends making a set; the call that asked for it fails with `cancelled`. */
  'sheets.stop': call<undefined>()(nothing),
  'sheets.list': call<readonly view.PaperSetView[]>()(nothing),
  /** Where a copy is kept and who has it. */
  'sheets.place': call<view.PaperSetView>()(
    v.strictObject({ set: id, copy: copyNumber, place: sheetWords, holder: sheetWords }),
  ),
  /** A copy was destroyed, or was not after all. */
  'sheets.gone': call<view.PaperSetView>()(v.strictObject({ set: id, copy: copyNumber, gone: v.boolean() })),
  /** The saved PDF was deleted, or was not after all. */
  'sheets.fileGone': call<view.PaperSetView>()(v.strictObject({ set: id, gone: v.boolean() })),

  'cover.get': call<view.CoverView>()(nothing),
  'cover.save': call<view.CoverView>()(
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
