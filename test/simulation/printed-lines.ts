import type { CheckedLine } from '../../electron/sheets/content/line-check.ts'
import { sheetId, type Sheet } from '../../electron/sheets/content/sheet-set.ts'
import type { Writing } from '../../electron/sheets/drill/typed-line.ts'
import type { PageLayout } from '../../electron/sheets/layout/layout.ts'
import type { TextBox } from '../../electron/sheets/layout/page.ts'

/** A line that is to be typed from a page, and where it is on the paper. */
export interface PrintedLine extends Pick<CheckedLine, 'label'> {
  readonly sheet: string
  readonly writing: Writing
  readonly text: TextBox
  readonly check: TextBox
}

/** The lines of a sheet that are on a page. */
export function printedLines({ boxes }: PageLayout, sheet: Sheet, set: string): readonly PrintedLine[] {
  const texts = boxes.flatMap((box) => (box.kind === 'text' ? [box] : []))
  const lines = sheet.blocks.flatMap((block) => (block.kind === 'lines' ? block.lines : []))
  return lines.map(({ label, text, check }) => {
    const place = texts.find((box) => box.text === text)
    const behind = texts.find(
      (box) => box.text === check && place && box.x > place.x && Math.abs(box.y - place.y) < place.height / 2,
    )
    if (!place || !behind) throw new Error('a line is not on the page of its sheet')
    const writing = sheet.kind === 'sealed' ? 'exact' : 'base32'
    return { label, sheet: sheetId(set, sheet.number), writing, text: place, check: behind }
  })
}
