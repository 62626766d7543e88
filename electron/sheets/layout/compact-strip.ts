import { assertNever } from '../../kit-error.ts'
import type { Block, LinesBlock } from '../content/blocks.ts'
import { sheetId, type Sheet } from '../content/sheet-set.ts'
import { DENSE_MODULE } from '../content/qr.ts'
import { GUTTER, linesAt, remarkBoxes, symbolBox } from './block-boxes.ts'
import { codesStrips } from './codes-strips.ts'
import { lineBoxes } from './line-boxes.ts'
import {
  baselineShift,
  bottomOf,
  cellsIn,
  cellWidth,
  CONTENT,
  headingAt,
  lineHeight,
  textAt,
  type Box,
} from './page.ts'
import { proseLines } from './prose-strips.ts'
import { stacked } from './stacked.ts'
import type { Strip } from './strip.ts'
import { PROSE } from './type-sizes.ts'
import { wrapParts, wrapProse } from './wrap.ts'

const HEADING = 11
/** The number of the sheet, which its checks are bound to. */
const ID = 9
const NOTE = 8
/** Names may be on several lines; the note begins here. */
const NOTED = 'Note: '
/** From one line of a secret to the next; closer than on a page of its own. */
const LINE_PITCH = 5.7

/**
 * An account among others on a page: its number and names, then the same as on a page of its own, but
 * for the second code. Codes of a page are at its right and at its left by turns, so that a camera
 * that is held close sees one.
 *
 * @param place - The number of the set, and how many codes are above it on the page.
 * @returns The account as one strip, and how many codes are in it.
 */
export function compactStrip(
  sheet: Sheet,
  { set, symbols: above }: { readonly set: string; readonly symbols: number },
): { readonly strip: Strip; readonly symbols: number } {
  let symbols = 0
  const [first, ...others] = sheet.blocks
  const headed = headedBoxes(sheet, set)
  const strips: Strip[] = []
  // The first code stands beside the names.
  if (first?.kind === 'lines') {
    strips.push(linesStrip(first, headed, above))
    if (first.symbol) symbols += 1
  } else strips.push(stripOf(headed(CONTENT.width)), ...(first ? [blockStrip(first)] : []))
  for (const block of others) {
    strips.push(block.kind === 'lines' ? linesStrip(block, titleBoxes(block), above + symbols) : blockStrip(block))
    if (block.kind === 'lines' && block.symbol) symbols += 1
  }
  return { strip: stacked(strips), symbols }
}

/** What stands at the top of a column of a width. */
type Top = (width: number) => readonly Box[]

/** "3F9A2C41-2 GitHub · alice", and the note; a text that is copied from the page is read by its first word. */
function headedBoxes({ heading, name, number, note }: Sheet, set: string): Top {
  return (width) => {
    const id = textAt(0, baselineShift(HEADING, ID), sheetId(set, number), ID)
    const left = id.width + cellWidth(ID)
    const names = wrapProse(name === '' ? heading : `${heading} · ${name}`, cellsIn(width - left, HEADING))
    const pitch = lineHeight(HEADING)
    const notes = note.flatMap((line, index) => wrapProse(index === 0 ? NOTED + line : line, cellsIn(width, NOTE)))
    return [
      id,
      ...names.map((line, index) => headingAt(left, index * pitch, line, HEADING, 1)),
      ...notes.map((line, index) => textAt(0, names.length * pitch + index * lineHeight(NOTE), line, NOTE)),
    ]
  }
}

function titleBoxes({ title }: LinesBlock): Top {
  return () => [headingAt(0, 0, title, PROSE, 2)]
}

/** A secret: text in one column, its code in the other. */
function linesStrip(block: LinesBlock, top: Top, above: number): Strip {
  const right = block.symbol && symbolBox(block.symbol, block.alternative, DENSE_MODULE)
  const width = right ? right.x - GUTTER : CONTENT.width
  const isLeft = right !== undefined && above % 2 === 1
  const head = top(width)
  const facts = linesAt(wrapParts(block.parameters, cellsIn(width, PROSE)), { x: 0, y: bottomOf(head) + 0.5 })
  const lines = lineBoxes(block.lines, block.lines, bottomOf(facts) + 1.2, LINE_PITCH)
  const said = remarkBoxes(block.remarks, { x: 0, y: bottomOf([...facts, ...lines]) + 0.8, width })
  const text = [...head, ...facts, ...lines, ...said]
  if (!right) return stripOf(text)
  const beside = right.width + GUTTER
  return stripOf([
    ...(isLeft ? text.map((box) => ({ ...box, x: box.x + beside })) : text),
    isLeft ? { ...right, x: 0 } : right,
  ])
}

function blockStrip(block: Exclude<Block, LinesBlock>): Strip {
  switch (block.kind) {
    case 'codes':
      return { ...stacked(codesStrips(block)), gap: 1.5 }
    case 'prose':
      return { ...stacked(block.paragraphs.flatMap((text) => proseLines(text, SAID))), gap: 1 }
    case 'words':
    case 'form':
    case 'table':
      throw new Error('no part of an account')
    default:
      return assertNever(block)
  }
}

const SAID = { size: NOTE, weight: 'regular', gap: 0.4 } as const

function stripOf(boxes: readonly Box[]): Strip {
  return { gap: 1.5, height: bottomOf(boxes), boxes }
}
