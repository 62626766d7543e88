import type { PrintedSheet } from '../accounts/records.ts'
import type { Sheet } from './content/sheet-set.ts'
import type { SheetWarning } from './content/warnings.ts'
import type { Fingerprint } from './drill/fingerprint.ts'

/** A sheet of an account, and what to know before it is printed. */
export interface MadeSheet {
  readonly sheet: Sheet
  readonly warnings: readonly SheetWarning[]
  readonly content: SheetContent
}

/** What the vault remembers about a sheet. One that holds only a note has neither `tokens` nor `codes`. */
export type SheetContent = Pick<PrintedSheet, 'account'> & Partial<Fingerprint>
