import { compactStrip } from './compact-strip.ts'
import { BODY } from './page-frame.ts'
import { heldOn, restoreAccount } from '../content/restore-account.ts'
import { CONTENT, moveDown, ruleAt } from './page.ts'
import { sheetPages } from './sheet-pages.ts'
import type { SetPage, Sheet } from '../content/sheet-set.ts'

/** Free between an account and the rule below it, and between the rule and the next account. */
const ABOVE_RULE = 3
const BELOW_RULE = 2

/** A page while it is filled. */
interface OpenPage extends Omit<SetPage, 'restore'> {
  /** Where the last account ended. */
  readonly end: number
  /** How many codes are on it. */
  readonly symbols: number
}

/**
 * Accounts one below the other, as many whole ones on a page as there is room for. One that needs
 * more than a page has its own, set as if it were alone.
 *
 * @param set - Its number, which stands with that of the sheet beside each account.
 */
export function compactPages(sheets: readonly Sheet[], set: string): readonly SetPage[] {
  const done: SetPage[] = []
  const close = ({ sheets: held, boxes }: OpenPage) => {
    done.push({ sheets: held, boxes, restore: restoreAccount(heldOn(held.flatMap((sheet) => sheet.held ?? []))) })
  }
  let open: OpenPage | undefined
  for (const sheet of sheets) {
    const more = open && below(open, sheet, set)
    if (open && !more) close(open)
    open = more ?? alone(sheet, set)
    if (!open) done.push(...sheetPages(sheet))
  }
  if (open) close(open)
  return done
}

function below(page: OpenPage, sheet: Sheet, set: string): OpenPage | undefined {
  const { strip, symbols } = compactStrip(sheet, { set, symbols: page.symbols })
  const rule = ruleAt(0, page.end + ABOVE_RULE, CONTENT.width)
  const top = rule.y + BELOW_RULE
  const end = top + strip.height
  if (end > BODY.bottom) return undefined
  const boxes = [...page.boxes, rule, ...strip.boxes.map((box) => moveDown(box, top))]
  return { sheets: [...page.sheets, sheet], boxes, end, symbols: page.symbols + symbols }
}

/** The first of a page; undefined when it is longer than that. */
function alone(sheet: Sheet, set: string): OpenPage | undefined {
  const { strip, symbols } = compactStrip(sheet, { set, symbols: 0 })
  const end = BODY.top + strip.height
  if (end > BODY.bottom) return undefined
  return { sheets: [sheet], boxes: strip.boxes.map((box) => moveDown(box, BODY.top)), end, symbols }
}
