import { labelText } from '../otp/otpauth.ts'
import { isCsvWith, readCsv, type CsvRow } from './containers/csv.ts'
import type { Format, Found } from './intake.ts'
import { LinkedCodes, textsIn } from './linked-codes.ts'
import { loginCode } from './login-code.ts'
import { itemsOf, sift } from './skipped.ts'
import { utf8 } from './containers/text.ts'

/** A table of a password manager: a login a row, and its one-time code in a column. */
export interface LoginTable {
  readonly id: string
  readonly name: string
  /** For the lines that keep what a link does not have: "Bitwarden". */
  readonly manager: string
  /** Columns that make it this manager's, beside one of `codes`. */
  readonly columns: readonly string[]
  /** Columns that make it another's. */
  readonly without?: readonly string[]
  /** Columns with a code, the best first: a link says more than a secret. */
  readonly codes: readonly string[]
  readonly title: string
  /** Columns with the user name; the first that is filled counts. */
  readonly users: readonly string[]
  /** Where the user name is one line of a column. */
  readonly userIn?: { readonly column: string; readonly line: RegExp }
  readonly note?: string
  /** Columns that become a line below the note, and what they are called there: "Bitwarden folder". */
  readonly groups?: Readonly<Record<string, string>>
}

/** The reader of such a table. Of the columns that are not named here only links are read: a password never is. */
export function loginTable(table: LoginTable): Format {
  return {
    id: table.id,
    name: table.name,
    recognises: (source) =>
      isCsvWith(source, ...table.columns) &&
      table.codes.some((column) => isCsvWith(source, column)) &&
      !table.without?.some((column) => isCsvWith(source, column)),
    read: (source) => {
      const linked = new LinkedCodes(table.manager, table.name)
      const items = readCsv(source, table.name).flatMap((row) => itemsOf(readRow(row, table, linked), false))
      return { format: table.id, formatName: table.name, ...sift(items), parts: [] }
    },
  }
}

function readRow({ cells, extra, where }: CsvRow, table: LoginTable, linked: LinkedCodes): readonly Found[] {
  const cell = (name: string) => cells.get(name) ?? ''
  const name = cell(table.title)
  const user = table.users.map(cell).find((one) => one !== '') ?? lineOf(cell, table)
  const codes = table.codes.map(cell).filter((code) => code.trim() !== '')
  // The cells may have moved, and then this one is a password. A link says itself what it is.
  if (extra.some((value) => value !== '') && codes.some((code) => !LINK.test(code)))
    return [
      {
        kind: 'quarantined',
        what: labelText(name, user) || where,
        reason: { kind: 'row-too-long' },
        verbatim: utf8([...codes, ...extra].join(',')),
      },
    ]
  const notes = [table.note === undefined ? '' : cell(table.note), ...groupLines(cell, table)]
  const login = { name, user, notes, where }
  const found = codes.flatMap((code) => loginCode({ ...login, code }, table.manager) ?? [])
  const best = found.find(({ kind }) => kind === 'token') ?? found[0]
  const texts = [...cells.values(), ...extra].filter((text) => !codes.includes(text))
  return linked.of(best ? [best] : [], login, textsIn(texts))
}

function lineOf(cell: (name: string) => string, { userIn }: LoginTable): string {
  return (userIn && userIn.line.exec(cell(userIn.column))?.[1]?.trim()) ?? ''
}

const LINK = /^\s*(?:otpauth|steam):/i

function groupLines(cell: (name: string) => string, { groups = {} }: LoginTable): string[] {
  return Object.entries(groups).map(([column, called]) => (cell(column) === '' ? '' : `${called}: ${cell(column)}`))
}
