import { CONTENT, lineHeight, ruleAt, textAt, baselineShift, type Box } from './page.ts'

/** The part of the content that is left for accounts; millimetres from its top. */
export const BODY = { top: 13, bottom: 217 } as const

/** How to restore, on every page, since pages get separated. Needs no app of ours and no address. */
export const RESTORE_TEXT = [
  'To restore a secret: in any authenticator app, add an account and scan the square code, close enough that',
  'it fills half the view. Without a camera, choose to enter a key: type the secret without spaces, and set',
  'type, algorithm, digits and period as printed. The app then shows codes that the service accepts.',
  'To use a recovery code: sign in with the password, choose "recovery code" where a code is asked for, and',
  'type an unused one exactly. It works once: tick it and write the date. A new set from the service voids all',
  'of these. Whoever holds this page can use it: lock it away, apart from passwords; shred it when replaced.',
] as const

/** What every page carries besides its accounts. */
export function frameBoxes(
  sheet: { readonly sheetSet: string; readonly printed: string },
  page: number,
  pages: number,
): readonly Box[] {
  return [...headerBoxes(sheet, page, pages), ...restoreBoxes(), ...rulerBoxes()]
}

const NAME = 13
const FACTS = 9

function headerBoxes(
  { sheetSet, printed }: { readonly sheetSet: string; readonly printed: string },
  page: number,
  pages: number,
): readonly Box[] {
  const text = `set ${sheetSet} · printed ${printed} · page ${page} of ${pages}`
  const facts = textAt(0, baselineShift(NAME, FACTS), text, FACTS)
  return [
    textAt(0, 0, 'Recovery Kit', NAME, 'bold'),
    { ...facts, x: CONTENT.width - facts.width },
    ruleAt(0, 7.4, CONTENT.width, 0.5),
  ]
}

const SMALL = 8

function restoreBoxes(): readonly Box[] {
  const top = 221
  return [
    ruleAt(0, top, CONTENT.width, 0.5),
    ...RESTORE_TEXT.map((line, index) => textAt(0, top + 2 + index * (lineHeight(SMALL) + 0.1), line, SMALL)),
  ]
}

/** 100 mm with a mark every 10 mm: shows whether the printer has scaled the page. */
function rulerBoxes(): readonly Box[] {
  const line = CONTENT.height - 0.2
  const marks = Array.from({ length: 11 }, (_, index) => {
    const height = index % 5 === 0 ? 3 : 1.8
    return ruleAt(Math.max(0, index * 10 - 0.1), line - height, index === 0 ? 0.1 : 0.2, height)
  })
  const text = textAt(104, 0, '100 mm · print at 100 %, single-sided', SMALL)
  return [...marks, ruleAt(0, line, 100), { ...text, y: CONTENT.height - text.height }]
}
