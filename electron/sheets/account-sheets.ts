import { accountSheet, type SheetAccount } from './content/account-sheet.ts'
import { shortLabel } from './content/account-warnings.ts'
import { only, partsIn, type Part } from './content/account-parts.ts'
import { sealedName, sealedSheet } from './content/sealed-sheet.ts'
import { sealedText } from './content/sealed-text.ts'
import { sheetId, type Sheet } from './content/sheet-set.ts'
import type { SheetWarning, WarningKind } from './content/warnings.ts'
import { covers } from './typeface/typeface.ts'
import { firstNumber, type SetRequest } from './set-request.ts'

/** A sheet, and what to know before it is printed. */
interface MadeSheet {
  readonly sheet: Sheet
  readonly warnings: readonly SheetWarning[]
}

/** Told after each sheet; what it throws ends the work. */
export type Turn = () => Promise<void>

/**
 * The sheets of the accounts, one each or, apart, two. To plan sealed ones without waiting for
 * scrypt, seal with a work factor of 10: the file is as long as with any other of two digits.
 */
export async function accountSheets(request: SetRequest, turn: Turn): Promise<readonly MadeSheet[]> {
  const made: MadeSheet[] = []
  for (const part of partsIn(request)) {
    const number = firstNumber(request) + made.length
    made.push(request.kind === 'sealed' ? await sealed(request, part, number) : plainSheet(request, part, number))
    await turn()
  }
  return made
}

export function plainSheet(
  { sheetSet: set }: Pick<SetRequest, 'sheetSet'>,
  { account, part }: Part,
  number: number,
): MadeSheet {
  return accountSheet(account, { set, number, part, covers })
}

async function sealed(request: SetRequest, { account, part }: Part, number: number): Promise<MadeSheet> {
  const { sheetSet: set } = request
  const held = only(account, part)
  const { sheet, warnings } = await sealedOnce(request, held, number)
  const inside = accountSheet(held, { set, number, part, covers, drawSymbols: false }).warnings
  return { sheet, warnings: [...inside.filter(({ kind }) => ALSO_SEALED.has(kind)), ...warnings] }
}

/** Without the note where it alone takes the QR code away: the code restores, and the note does not. */
async function sealedOnce(request: SetRequest, held: SheetAccount, number: number): Promise<MadeSheet> {
  const { sheetSet: set, madeAt, named, seal } = request
  const sealedWith = async (one: SheetAccount) => {
    const text = sealedText([one], { sheet: sheetId(set, number), printed: madeAt.slice(0, 10) })
    return sealedSheet({ armored: await seal(text), name: named ? sealedName([one]) : '' }, { set, number, covers })
  }
  const whole = await sealedWith(held)
  if (whole.warnings.length === 0 || (held.note ?? '').length <= NOTE_LEFT_OUT.length) return whole
  const shorter = await sealedWith({ ...held, note: NOTE_LEFT_OUT })
  if (shorter.warnings.length > 0) return whole
  return { sheet: shorter.sheet, warnings: [{ kind: 'note-left-out', account: shortLabel(held) }] }
}

/** In its place, so that nobody thinks that there was none. */
const NOTE_LEFT_OUT = 'The note was too long for this sheet.'

/** What is so whether it is sealed or not. */
const ALSO_SEALED: ReadonlySet<WarningKind> = new Set(['nothing', 'no-pin', 'few-codes'])
