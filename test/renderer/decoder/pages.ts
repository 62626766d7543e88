/** The text of sheets, as viewers of PDF files give it: line by line, or in columns. */
import type { Block } from '../../../electron/sheets/content/blocks.ts'
import type { Sheet } from '../../../electron/sheets/content/sheet-set.ts'

export const SET = '3F9A2C41'

interface Row {
  readonly label: string
  readonly text: string
  readonly check: string
  readonly mark: string
}

/** @param columns - Whether numbers, texts and checks stand apart. */
export function pageText({ number, heading, name, note, blocks }: Sheet, columns: boolean): string {
  return [
    `Recovery Kit\nset ${SET} · sheet ${number} · page 1 of 1 · copy 1 of 1`,
    'printed 2026-03-03 · read it back into the app by 2027-03-03',
    heading,
    name,
    ...note,
    ...blocks.flatMap((block) => textOf(block, columns)),
    'To use a recovery code: sign in with the password.',
    '100 mm · print at 100 %, single-sided',
  ].join('\n')
}

function textOf(block: Block, columns: boolean): readonly string[] {
  switch (block.kind) {
    case 'lines':
      return [block.title, block.parameters.join(' · '), ...set(block.lines.map(plain), columns), ...block.remarks]
    case 'words':
      return [block.title, ...set(block.lines.map(numbered), columns)]
    case 'codes':
      return [block.title, block.facts, ...set(block.codes.map(codeIn(block)), columns)]
    default:
      return []
  }
}

function set(rows: readonly Row[], columns: boolean): readonly string[] {
  if (columns) return (['label', 'text', 'check', 'mark'] as const).flatMap((part) => rows.map((row) => row[part]))
  return rows.map(({ label, text, check, mark }) => `${label} ${text} ${check} ${mark}`)
}

function plain({ label, text, check }: Omit<Row, 'mark'>): Row {
  return { label, text, check, mark: '' }
}

function numbered({ label, text, check }: Omit<Row, 'mark'>): Row {
  const words = text.split(' ').map((word, at) => `${Number(label) + at} ${word}`)
  return { label: '', text: words.join(' '), check, mark: '' }
}

/** Short codes have less room behind them. */
function codeIn({ codes }: Codes): (one: Codes['codes'][number]) => Row {
  const on = codes.every(({ lines }) => lines.every((line) => line.length <= 16)) ? 'on' : 'used on'
  return ({ number, lines, check, used }) => {
    const mark = used === undefined ? on : `used ${used}`
    return { label: String(number), text: lines.join('\n'), check, mark }
  }
}

type Codes = Extract<Block, { kind: 'codes' }>
