import type { InShortView, MatrixCellView } from '../../electron/contract.ts'
import { cellName, cellWords, inShortWords } from '../../electron/contract/words/key-matrix-words.ts'
import type { IconName } from '../parts/icons.ts'
import type { Said } from '../recovery/recovery-words.ts'
import { shortDay } from '../wording.ts'
import type { CellAct } from './key-matrix.svelte.ts'

export const CELL_ICONS: Readonly<Record<Exclude<MatrixCellView['kind'], 'none'>, IconName>> = {
  tried: 'check',
  told: 'told',
}

/** What stands in a cell: "tried Nov 2". */
export function cellText(cell: MatrixCellView): string {
  return cellWords(cell, shortDay)
}

/** What a cell is called: "Blue at PyPI · alice: registered, you said so Nov 2". */
export function cellTitle(key: string, account: string, cell: MatrixCellView): string {
  return cellName(key, account, cell, shortDay)
}

/** What a row comes to, with its icon. */
export function inShortSaid(row: InShortView): Said {
  return { word: inShortWords(row), ...LOOKS[row.kind] }
}

const LOOKS: Readonly<Record<InShortView['kind'], Pick<Said, 'icon' | 'tone'>>> = {
  'several-tried': { icon: 'check', tone: 'good' },
  'one-tried': { icon: 'warning', tone: 'warn' },
  'none-tried': { icon: 'unknown', tone: 'unknown' },
  'no-key': { icon: 'unknown', tone: 'unknown' },
}

interface ActWords {
  readonly act: CellAct
  readonly words: string
}

/**
 * What can be said of a cell, the likeliest first.
 *
 * @param last - What was just said; then only what follows from it is offered, beside its undo.
 */
export function actsOf(cell: MatrixCellView, last?: CellAct): readonly ActWords[] {
  if (last !== undefined) return last === 'note' ? [SIGNED_IN] : []
  switch (cell.kind) {
    case 'none':
      return [{ act: 'note', words: 'It is registered there' }, SIGNED_IN]
    case 'told':
      return [SIGNED_IN, { act: 'unnote', words: 'It is not registered there' }]
    case 'tried':
      return [
        { act: 'tried', words: 'I signed in with it again' },
        { act: 'untried', words: 'I did not sign in with it' },
        { act: 'unnote', words: 'It is not registered there' },
      ]
  }
}

const SIGNED_IN: ActWords = { act: 'tried', words: 'I signed in with it' }

/** What was done, beside its undo. */
export const DONE: Readonly<Record<CellAct, string>> = {
  note: 'Noted as registered.',
  tried: 'Noted that you signed in with it.',
  untried: 'The sign-in is taken back; it is still noted as registered.',
  unnote: 'The note is taken back.',
}
