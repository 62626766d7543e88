import type { Block } from './blocks.ts'
import { codeLabel } from './codes-block.ts'
import type { CheckedLine } from './line-check.ts'

/** The lines of a block that have a check, as they are to be typed. */
export function linesIn(block: Block): readonly CheckedLine[] {
  if (block.kind === 'lines' || block.kind === 'words') return block.lines
  if (block.kind !== 'codes') return []
  return block.codes.map(({ number, lines, joint, check }) => ({
    label: codeLabel(number),
    text: lines.join(joint),
    check,
  }))
}
