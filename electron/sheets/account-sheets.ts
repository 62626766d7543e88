import { accountSheet } from './content/account-sheet.ts'
import { partsIn, type Part } from './content/account-parts.ts'
import { fingerprintOf } from './drill/fingerprint.ts'
import type { MadeSheet } from './made-sheet.ts'
import { sealedSheets } from './sealed-sheets.ts'
import { covers } from './typeface/typeface.ts'
import { firstNumber, type ChosenAccount, type SetRequest } from './set-request.ts'

/** Told after each sheet; what it throws ends the work. */
export type Turn = () => Promise<void>

/**
 * The sheets of the accounts, one each or, apart, two; more where long notes have sheets of their own.
 * To plan sealed ones without waiting for scrypt, seal with a work factor of 10: the file is as long
 * as with any other of two digits.
 */
export async function accountSheets(request: SetRequest, turn: Turn): Promise<readonly MadeSheet[]> {
  const made: MadeSheet[] = []
  for (const part of partsIn(request)) {
    const number = firstNumber(request) + made.length
    const sheets = request.kind === 'sealed' ? sealedSheets(request, part, number) : [plainSheet(request, part, number)]
    for await (const sheet of sheets) {
      made.push(sheet)
      await turn()
    }
  }
  return made
}

export function plainSheet(
  { sheetSet: set }: Pick<SetRequest, 'sheetSet'>,
  { account, part }: Part<ChosenAccount>,
  number: number,
): MadeSheet {
  const content = { account: account.id, ...fingerprintOf(account, part) }
  return { ...accountSheet(account, { set, number, part, covers }), content }
}
