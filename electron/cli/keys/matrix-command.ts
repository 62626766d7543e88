import { accountName } from '../../accounts/account-name.ts'
import type { App } from '../../app.ts'
import type { KeyMatrixView, MatrixKeyView, MatrixRowView } from '../../contract.ts'
import {
  cellWords,
  enrolTitle,
  goneWords,
  inShortWords,
  notKnownSentence,
  placeWords,
  removeSentence,
  withoutSentence,
} from '../../contract/words/key-matrix-words.ts'
import type { Call } from '../command.ts'
import { visibleText } from '../visible-text.ts'

/** `keys VAULT --matrix`: which account has which key, and what is to be done about it. */
export async function printMatrix(app: App, { options, terminal }: Call): Promise<void> {
  const matrix = await app.handlers['keys.matrix'](undefined)
  if (options.json === true) terminal.out(JSON.stringify(matrix))
  else terminal.out([...tableLines(matrix), ...besides(matrix), ...toDo(matrix)].join('\n'))
}

function tableLines({ keys, rows }: KeyMatrixView): readonly string[] {
  if (keys.length === 0) return ['No key tested yet. Test keys in the window of the app.']
  if (rows.length === 0) return ['No account takes security keys, as far as is known.']
  const head = ['Account', ...keys.map(keyTitle), 'In short']
  return aligned([head, ...rows.map((row) => rowTexts(row, keys))])
}

function rowTexts(row: MatrixRowView, keys: readonly MatrixKeyView[]): readonly string[] {
  return [titleOf(row), ...keys.map((_, at) => cellWords(row.cells[at] ?? { kind: 'none' })), inShortWords(row.inShort)]
}

function keyTitle({ name, gone }: MatrixKeyView): string {
  return gone ? `${short(name)} (${goneWords(gone)})` : short(name)
}

function besides({ keys, notKnown, without }: KeyMatrixView): readonly string[] {
  if (keys.length === 0) return []
  const lines = [
    ...(notKnown.length > 0 ? [`${notKnownSentence(notKnown.length)}: ${notKnown.map(titleOf).join(', ')}.`] : []),
    ...(without > 0 ? [withoutSentence(without)] : []),
  ]
  return lines.length > 0 ? ['', ...lines] : []
}

function toDo({ keys, rows }: KeyMatrixView): readonly string[] {
  const removals = rows.flatMap((row) =>
    row.remove.flatMap((id) => {
      const key = keys.find((one) => one.id === id)
      return key ? [`  ${titleOf(row)}: ${removeSentence({ ...key, name: short(key.name) })}`] : []
    }),
  )
  return [
    ...section('To remove', removals),
    ...keys.flatMap((key, at) => [...enrolLines(key, rows), ...tryLines(key, at, rows)]),
  ]
}

function enrolLines(key: MatrixKeyView, rows: readonly MatrixRowView[]): readonly string[] {
  const at = key.enrolAt.flatMap((id) => rows.find((row) => row.id === id) ?? [])
  return section(
    enrolTitle({ ...key, name: short(key.name) }),
    at.map((row) => `  ${titleOf(row)}: ${placeWords(row)}`),
  )
}

function tryLines({ name, gone }: MatrixKeyView, at: number, rows: readonly MatrixRowView[]): readonly string[] {
  const told = gone ? [] : rows.filter(({ cells }) => cells[at]?.kind === 'told')
  return section(
    `Sign in once with ${short(name)}`,
    told.map((row) => `  ${titleOf(row)}`),
  )
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? ['', `${title}:`, ...lines] : []
}

function titleOf(row: MatrixRowView): string {
  return short(accountName(row) || 'an account without a name')
}

/** Hidden characters are replaced before the columns are aligned. */
function short(text: string): string {
  const shown = Array.from(visibleText(text).replace(/\s+/gu, ' '))
  return shown.length > MOST ? `${shown.slice(0, MOST - 1).join('')}…` : shown.join('')
}

/** The longest name that a column makes room for. */
const MOST = 40

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const columns = rows[0]?.map((_, at) => Math.max(...rows.map((row) => Array.from(row[at] ?? '').length))) ?? []
  return rows.map((row) =>
    row
      .map((text, at) => text + ' '.repeat((columns[at] ?? 0) - Array.from(text).length))
      .join('  ')
      .trimEnd(),
  )
}
