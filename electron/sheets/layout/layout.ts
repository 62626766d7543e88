import { compactPages } from './compact-pages.ts'
import { frameBoxes } from './page-frame.ts'
import { CONTENT, PAPERS, type Box, type Paper } from './page.ts'
import { sheetPages } from './sheet-pages.ts'
import type { SetPage, Sheet, SheetSet } from '../content/sheet-set.ts'

/** Where everything goes, in millimetres from the top left corner of the paper. */
export interface PageLayout {
  readonly paper: Paper
  readonly boxes: readonly Box[]
}

export interface SheetPage extends PageLayout {
  /** Which sheet of the set it belongs to, or the first that is on it, and which copy. */
  readonly sheet: number
  readonly copy: number
}

/** All pages of a set, copy after copy. */
export function layOut(set: SheetSet): readonly SheetPage[] {
  return [...pagesOf(set)]
}

/** The same, each page when it is asked for: of a thousand there is one at a time. */
export function* pagesOf(set: SheetSet): Generator<SheetPage, void> {
  for (let copy = 1; copy <= set.copies; copy++)
    for (const [index, page] of set.pages.entries()) {
      const frame = frameBoxes(set, page, { page: index + 1, pages: set.pages.length, copy })
      // In the order in which a page is read out: what it says before what every page carries.
      yield {
        paper: set.paper,
        boxes: centred(set.paper, [...page.boxes, ...frame]),
        sheet: page.sheets[0].number,
        copy,
      }
    }
}

/**
 * Sets the sheets of a set on pages.
 *
 * @param compact - Accounts in plain text share pages; secrets and codes that are on sheets of their own never do.
 */
export function layOutSheets(
  sheets: readonly Sheet[],
  { set, compact }: { readonly set: string; readonly compact: boolean },
): readonly SetPage[] {
  if (!compact) return sheets.flatMap(sheetPages)
  return runsOfOneKind(sheets).flatMap((run) =>
    SHARE_PAGES.has(run[0].kind) ? compactPages(run, set) : run.flatMap(sheetPages),
  )
}

const SHARE_PAGES: ReadonlySet<Sheet['kind']> = new Set(['account', 'totp', 'codes'])

function runsOfOneKind(sheets: readonly Sheet[]): readonly (readonly [Sheet, ...Sheet[]])[] {
  const runs: [Sheet, ...Sheet[]][] = []
  for (const sheet of sheets) {
    const open = runs.at(-1)
    if (open?.[0].kind === sheet.kind) open.push(sheet)
    else runs.push([sheet])
  }
  return runs
}

function centred(paper: Paper, boxes: readonly Box[]): readonly Box[] {
  const left = (PAPERS[paper].width - CONTENT.width) / 2
  const top = (PAPERS[paper].height - CONTENT.height) / 2
  return boxes.map((box) => ({ ...box, x: box.x + left, y: box.y + top }))
}
