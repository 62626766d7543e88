import { KitError } from '../kit-error.ts'
import { hasPart, type SheetAccount } from './content/account-sheet.ts'
import type { SheetCover } from './content/cover-sheet.ts'
import type { KeyTable } from './content/keys-sheet.ts'
import type { Paper } from './layout/page.ts'

/** What a set is to be made of. */
export interface SetRequest {
  /** `cover`: a cover alone, of no account. */
  readonly kind: 'plain' | 'sealed' | 'cover'
  readonly accounts: readonly ChosenAccount[]
  readonly paper: Paper
  /** ISO 8601, UTC. */
  readonly madeAt: string
  /** Eight hexadecimal digits in upper case, on every page of the set. */
  readonly sheetSet: string
  /** `YYYY-MM-DD`. */
  readonly verifyBy: string
  readonly copies?: number
  /** Secrets and codes on sheets of their own, for different places. */
  readonly apart?: boolean
  /** Several accounts on a page, each whole; for plain sheets. */
  readonly compact?: boolean
  /** A cover in front, with what the user wrote for it. */
  readonly cover?: Pick<SheetCover, 'fields' | 'named'>
  /** Pages that say which security key opens which account. */
  readonly keyTable?: KeyTable
  /** A page at the end that says how the sheets are written. */
  readonly archivist?: { readonly decoderHash?: string }
  /** Whether sealed sheets name their accounts where the printer can read it. */
  readonly named: boolean
  /** What becomes of a note that takes the QR code of a sealed sheet away; `keep`: it has sheets of its own. */
  readonly longNotes?: LongNotes
  /** Seals the text of a sealed sheet. */
  readonly seal: Seal
}

/** An account, with its id in the vault. */
export type ChosenAccount = SheetAccount & { readonly id: string }

/** Notes that do not fit on the sealed sheet of their account. */
export type LongNotes = 'leave-out' | 'keep'

/** Makes an armored age file of a text, see `ageFile`. */
export type Seal = (text: string) => Promise<string>

/** The cover is the first sheet of its set. */
export function firstNumber({ cover }: Pick<SetRequest, 'cover'>): number {
  return cover ? 2 : 1
}

/** @throws KitError `nothing-to-print` when no account has a secret or a code, unless a cover alone is wanted. */
export function requireContent({ kind, accounts }: SetRequest): void {
  if (kind === 'cover' || accounts.some((account) => hasPart(account, 'account'))) return
  throw new KitError(
    'nothing-to-print',
    'None of the chosen accounts has a secret or a recovery code, so there is nothing to print. Choose others, or add codes to them first.',
  )
}
