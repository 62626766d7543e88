import type { KeyMatrix, MatrixKey, MatrixRow } from '../../keys/matrix.ts'
import type { InShort, MatrixCell } from '../../keys/matrix-cell.ts'
import { NO_LOGIN, NO_SERVICE } from './account-sheet.ts'
import type { ProseBlock, TableBlock } from './blocks.ts'
import { TABLE_CELLS } from '../layout/table-strips.ts'
import { printableText, type Coverage } from './printable.ts'
import { restoreText } from './restore-text.ts'
import type { Sheet } from './sheet-set.ts'

/** What of the matrix is printed. None of it is secret. */
export type KeyTable = Pick<KeyMatrix, 'keys' | 'rows' | 'notKnown' | 'without'>

/** The page that says which security key opens which account, as it was noted. */
export function keysSheet(
  table: KeyTable,
  { number, covers }: { readonly number: number; readonly covers: Coverage },
): Sheet {
  return {
    kind: 'keys',
    number,
    heading: 'Which key opens which account',
    name: 'As noted by the owner',
    note: [],
    blocks: [...tables(table, covers), legend(table)],
    restore: restoreText('keys'),
  }
}

/** As many keys as have room beside each other; more are in a table of their own. */
const MOST_KEYS = 5
/** What is kept for what a row comes to, and the most that an account takes: the eye is to find its keys. */
const IN_SHORT = 16
const ACCOUNT = 56
/** "tried 2026-11-02" on one line where there is room, else on two. */
const WIDE = 18
const NARROW = 10

function tables(table: KeyTable, covers: Coverage): readonly TableBlock[] {
  const groups = Math.ceil(table.keys.length / MOST_KEYS)
  return Array.from({ length: groups }, (_, group) => tableOf(table, group * MOST_KEYS, covers))
}

/** The table of up to five keys from one on; the first says what each row comes to. */
function tableOf({ keys, rows }: KeyTable, start: number, covers: Coverage): TableBlock {
  const some = keys.slice(start, start + MOST_KEYS)
  const width = some.length > 3 ? NARROW : WIDE
  const inShort = start === 0 ? [IN_SHORT] : []
  const others = [...some.map(() => width), ...inShort]
  const printable = (text: string) => printableText(text.replace(/\s+/gu, ' '), covers).text
  return {
    kind: 'table',
    title: '',
    widths: [Math.min(ACCOUNT, TABLE_CELLS - others.reduce((sum, one) => sum + one + 1, 0)), ...others],
    head: ['Account', ...some.map(keyTitle), ...inShort.map(() => 'In short')].map(printable),
    rows: rows.map((row) => {
      const cells = some.map((_, at) => cellText(row.cells[start + at]))
      return [accountTitle(row), ...cells, ...inShort.map(() => shortText(row, keys))].map(printable)
    }),
    mostLines: MOST_LINES,
  }
}

/** A name of 500 characters is cut; a table is to be looked through. */
const MOST_LINES = 4

function keyTitle({ name, sticker, gone }: MatrixKey): string {
  const facts = [...(sticker === undefined ? [] : [`${sticker} sticker`]), ...(gone ? [`${gone.how} ${gone.on}`] : [])]
  const short =
    Array.from(name).length > NAME
      ? `${Array.from(name)
          .slice(0, NAME - 1)
          .join('')}…`
      : name
  return facts.length > 0 ? `${short} (${facts.join(', ')})` : short
}

/** So that what is said of a key fits below its name. */
const NAME = 20

function accountTitle({ service, name }: MatrixRow): string {
  return service === '' && name === '' ? NO_SERVICE : `${service || NO_SERVICE} · ${name || NO_LOGIN}`
}

function cellText(cell: MatrixCell | undefined): string {
  switch (cell?.kind) {
    case 'tried':
      return `tried ${cell.on}`
    case 'told':
      return cell.on === undefined ? 'told' : `told ${cell.on}`
    default:
      return '-'
  }
}

function shortText({ inShort, remove }: MatrixRow, keys: readonly MatrixKey[]): string {
  const gone = remove.flatMap((id) => keys.find((key) => key.id === id)?.name ?? [])
  const names = gone.map((name) => Array.from(name).slice(0, NAME).join(''))
  return [shortWords(inShort), ...names.map((name) => `Remove ${name} there.`)].join(' ')
}

function shortWords(row: InShort): string {
  switch (row.kind) {
    case 'several-tried':
      return `${row.tried} tried.`
    case 'one-tried':
      return 'Only one tried.'
    case 'none-tried':
      return 'None tried yet.'
    case 'no-key':
      return 'Nothing noted.'
  }
}

function legend({ rows, notKnown, without }: KeyTable): ProseBlock {
  const left = notKnown.length + without
  return {
    kind: 'prose',
    title: '',
    small: true,
    paragraphs: [
      ...(rows.length === 0 ? ['No account of the vault takes security keys, as far as is known.'] : []),
      '"tried": the owner signed in with the key on that day. "told": the owner said on that day that it is registered. "-": nothing was noted; the key may still be registered. Only the services know for sure. Keys that are lost or retired do not count in short.',
      ...(left > 0
        ? [
            `Not in the table: ${left} more ${left === 1 ? 'account' : 'accounts'} whose service takes no key, or of which that is not known.`,
          ]
        : []),
    ],
  }
}
