import type { PrintedSheet } from '../accounts/records.ts'
import { partsIn } from './content/account-parts.ts'
import type { Sheet, SheetSet } from './content/sheet-set.ts'
import { fingerprintOf } from './drill/fingerprint.ts'
import { keyTableDigest } from './drill/key-table-digest.ts'
import { firstNumber, type SetRequest } from './set-request.ts'

/** What the vault notes of each sheet of a set, to compare it with the vault later. */
export function printedSheets(request: SetRequest, { sheets, pages }: SheetSet): readonly PrintedSheet[] {
  const contents = partsIn(request).map(({ account, part }) => {
    const { needs, ...sealed } = fingerprintOf(account, part)
    // What the service asks for besides is no secret, and is not in a sealed text.
    return { account: account.id, ...sealed, ...(request.kind !== 'sealed' && needs && { needs }) }
  })
  return sheets.map((sheet) => ({
    number: sheet.number,
    kind: sheet.kind,
    ...(isOfAccount(sheet) ? contents[sheet.number - firstNumber(request)] : undefined),
    ...(sheet.kind === 'keys' && request.keyTable && { keys: keyTableDigest(request.keyTable) }),
    pages: pages.filter((page) => page.sheets.includes(sheet)).length,
    lines: checkedLinesOf(sheet),
  }))
}

function isOfAccount({ kind }: Sheet): boolean {
  return kind === 'account' || kind === 'totp' || kind === 'codes' || kind === 'sealed'
}

function checkedLinesOf({ blocks }: Sheet): number {
  return blocks.reduce((sum, block) => {
    if (block.kind === 'lines') return sum + block.lines.length
    return block.kind === 'codes' ? sum + block.codes.length : sum
  }, 0)
}
