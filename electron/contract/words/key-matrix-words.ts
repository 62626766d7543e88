/** What is said of which account has which key, in the window and the terminal. */
import type { InShortView, MatrixCellView, MatrixKeyView, MatrixRowView } from '../key-matrix.ts'
import { counted } from './sentences.ts'

/** How a day is written: as it is in the terminal, on the person's calendar in the window. */
export type DayWords = (iso: string) => string

const AS_IT_IS: DayWords = (iso) => iso

/** What the marks mean, and what they do not. */
export const MARKS_MEAN =
  '“Tried” means you signed in with the key and noted it here. “You said so” means you noted that it is registered. A dash means that nothing is noted; the key may still be registered. Testing a key only shows that the key itself works.'

/** A cell in a few words: "tried 2026-11-02", "you said so 2026-11-02", "–". */
export function cellWords(cell: MatrixCellView, day = AS_IT_IS): string {
  switch (cell.kind) {
    case 'tried':
      return `tried ${day(cell.on)}`
    case 'told':
      return cell.on === undefined ? 'you said so' : `you said so ${day(cell.on)}`
    case 'none':
      return '–'
  }
}

/**
 * The same for people who do not see the table: "Blue at PyPI · alice: registered, you said so 2026-11-02". It has the words of the
 * cell in it, so that people who speak to the app can say what they see.
 */
export function cellName(key: string, account: string, cell: MatrixCellView, day = AS_IT_IS): string {
  const state = cell.kind === 'none' ? 'nothing noted' : cellWords(cell, day)
  return `${key} at ${account}: ${cell.kind === 'told' ? `registered, ${state}` : state}`
}

/** What a row comes to, never more than was seen. */
export function inShortWords(row: InShortView): string {
  switch (row.kind) {
    case 'several-tried':
      return row.tried === 2 ? 'Two tried' : `${String(row.tried)} tried`
    case 'one-tried':
      return 'Only one tried'
    case 'none-tried':
      return 'None tried yet'
    case 'no-key':
      return 'Nothing noted'
  }
}

/** Of a key that is gone: "lost 2026-11-02". */
export function goneWords({ how, on }: NonNullable<MatrixKeyView['gone']>, day = AS_IT_IS): string {
  return `${how} ${day(on)}`
}

/** What is to be done about a key that is gone and still noted at an account. */
export function removeSentence({ name, gone }: Pick<MatrixKeyView, 'name' | 'gone'>): string {
  return `Remove ${name} there: it is ${gone?.how === 'retired' ? 'out of use' : 'lost'}.`
}

/** Where a key is added: a page, which no link opens, or the settings. */
export function placeWords({ where, service }: Pick<MatrixRowView, 'where' | 'service'>): string {
  if (where.kind === 'settings')
    return service === '' ? 'in its security settings' : `in the security settings of ${service}`
  return where.asOf === undefined ? where.page : `${where.page} (as of ${where.asOf})`
}

/** "Add Blue at 6 accounts". */
export function enrolTitle({ name, enrolAt }: Pick<MatrixKeyView, 'name' | 'enrolAt'>): string {
  return `Add ${name} at ${counted(enrolAt.length, 'account')}`
}

/** What the table leaves out. */
export function withoutSentence(without: number): string {
  return `${counted(without, 'account')} left out: ${without === 1 ? 'its service takes' : 'their services take'} no security keys.`
}

/** What is kept apart. */
export function notKnownSentence(count: number): string {
  return `${counted(count, 'account')} at ${count === 1 ? 'a service' : 'services'} that may or may not take security keys`
}
