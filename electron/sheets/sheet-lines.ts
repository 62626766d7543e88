import { codeLabel } from './codes-block.ts'
import type { CheckedLine } from './line-check.ts'
import type { Sheet } from './sheet-set.ts'

/** The lines of a sheet that have a check, as they are to be typed. */
export function sheetLines(sheet: Sheet): readonly CheckedLine[] {
  return sheet.blocks.flatMap((block): readonly CheckedLine[] => {
    if (block.kind === 'lines' || block.kind === 'words') return block.lines
    if (block.kind !== 'codes') return []
    return block.codes.map(({ number, lines, joint, check }) => ({
      label: codeLabel(number),
      text: lines.join(joint),
      check,
    }))
  })
}

/** "line 2", "recovery code 3": how a line is asked for. */
export function lineInWords(label: string): string {
  return label.startsWith('C') ? `recovery code ${label.slice(1)}` : `line ${label}`
}
