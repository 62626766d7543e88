import { KitError } from '../../kit-error.ts'
import { labelText } from '../../otp/otpauth.ts'
import type { SheetAccount } from './account-sheet.ts'
import type { LinesBlock } from './blocks.ts'
import { checkedLine } from './line-check.ts'
import { printableText, visibleName, type Coverage } from './printable.ts'
import { FOR_SEALED, symbolFor, type QrSymbol } from './qr.ts'
import { restoreSealed } from './restore-text.ts'
import { sheetId, type Sheet } from './sheet-set.ts'
import type { SheetWarning } from './warnings.ts'

/** Accounts that nothing between here and the paper can read, least of all the printer. */
export interface SheetSealed {
  /** {@link sealedText} of them as an age file, armored. */
  readonly armored: string
  /** How it is named outside the seal; empty to say nothing. */
  readonly name: string
  /** Which part of a note it is, where the note has sheets of its own; absent where it is an account. */
  readonly note?: { readonly part: number; readonly of: number }
}

/** What it is called on the paper, unless it is of a note alone. */
export const SEALED_SHEET = 'Sealed sheet'

/**
 * The sheet of a sealed text. Its passphrase is written on it by hand, or kept elsewhere; it is
 * never printed. Of what is inside, only the name is on it.
 */
export function sealedSheet(
  sealed: SheetSealed,
  { set, number, covers }: { readonly set: string; readonly number: number; readonly covers: Coverage },
): { readonly sheet: Sheet; readonly warnings: readonly SheetWarning[] } {
  const block = armoredBlock(sealed.armored, sheetId(set, number))
  const name = printableText(sealed.name, covers).text
  return {
    warnings: block.symbol
      ? []
      : [{ kind: 'sealed-text-only', account: visibleName(sealed.name) || `sheet ${number}` }],
    sheet: {
      kind: 'sealed',
      number,
      heading: headingOf(sealed),
      name,
      note: [],
      blocks: [block],
      restore: restoreSealed(block.symbol ? 'code' : 'lines', sealed.note ? 'note' : 'account'),
    },
  }
}

/** "PyPI: alice", or all names one after the other. */
export function sealedName(accounts: readonly SheetAccount[]): string {
  return accounts.map(({ service, name }) => labelText(service, name)).join(', ')
}

function headingOf({ note }: SheetSealed): string {
  if (!note) return SEALED_SHEET
  return note.of === 1 ? 'Sealed note' : `Sealed note, part ${note.part} of ${note.of}`
}

function armoredBlock(armored: string, id: string): LinesBlock {
  const symbol = trySymbol(armored)
  const lines = armored.trimEnd().split('\n')
  return {
    kind: 'lines',
    title: 'Sealed text',
    ...(symbol && { symbol, twice: true }),
    alternative: 'QR code of the sealed text',
    parameters: ['age file, version 1', 'armored', 'scrypt', `${lines.length} lines`],
    lines: lines.map((line, index) => checkedLine(id, String(index + 1), line)),
    remarks: [
      'Letters, digits, + and /; = only at the end. Capitals and small letters differ.',
      'Type the lines without their numbers and checks.',
      ...(symbol ? [] : ['There is no QR code: it would be too dense to read from paper. Type the lines.']),
    ],
    blank: 'Passphrase, by hand; or where it is kept:',
  }
}

function trySymbol(text: string): QrSymbol | undefined {
  try {
    return symbolFor(text, FOR_SEALED)
  } catch (error) {
    if (error instanceof KitError && error.code === 'too-dense') return undefined
    throw error
  }
}
