import type { PrintedSheet } from '../accounts/records.ts'
import type { Sheet, SheetSet } from './content/sheet-set.ts'
import { keyTableDigest } from './drill/key-table-digest.ts'
import type { SheetContent } from './made-sheet.ts'
import type { SetRequest } from './set-request.ts'

/**
 * What the vault notes of each sheet of a set, to compare it with the vault later.
 *
 * @param contents - Those of the sheets of accounts, by number.
 */
export function printedSheets(
  { keyTable }: Pick<SetRequest, 'keyTable'>,
  { sheets, pages }: SheetSet,
  contents: ReadonlyMap<number, SheetContent>,
): readonly PrintedSheet[] {
  return sheets.map((sheet) => ({
    number: sheet.number,
    kind: sheet.kind,
    ...contents.get(sheet.number),
    ...(sheet.kind === 'keys' && keyTable && { keys: keyTableDigest(keyTable) }),
    pages: pages.filter((page) => page.sheets.includes(sheet)).length,
    lines: checkedLinesOf(sheet),
  }))
}

function checkedLinesOf({ blocks }: Sheet): number {
  return blocks.reduce((sum, block) => {
    if (block.kind === 'lines') return sum + block.lines.length
    return block.kind === 'codes' ? sum + block.codes.length : sum
  }, 0)
}
