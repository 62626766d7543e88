/**
 * A table or list of names and secrets that no app wrote. Nothing in it says for certain which column is which, so a
 * person says it; the rest is as most apps have it, and each entry is to be compared.
 *
 *   GitHub,alice,JBSWY3DPEHPK3PXP          GitHub: JBSW Y3DP EHPK 3PXP          | GitHub | JBSWY3DPEHPK3PXP |
 */
import { KitError } from '../../../kit-error.ts'
import { damaged, tooMany } from '../../containers/failures.ts'
import { LIMITS } from '../../containers/limits.ts'
import type { Column, Format, Found, Reading, Source } from '../../intake.ts'
import type { Note } from '../../judgements.ts'
import { entryFrom } from '../../stated-entry.ts'
import { hasNames, tableFacts, tableIn, type Row } from './table-rows.ts'

export const bareTable: Format = {
  id: 'bare-table',
  name: 'Table of names and secrets',
  recognises: (source) => tableIn(source) !== undefined,
  tableIn: (source) => {
    const rows = tableIn(source)
    return rows && tableFacts(rows)
  },
  read: (source, _password, _keyFile, columns) => read(source, columns),
}

const WHAT = 'table of names and secrets'

function read(source: Source, columns: readonly Column[] | undefined): Reading {
  const rows = tableIn(source)
  if (!rows) throw damaged(WHAT)
  if (rows.length > LIMITS.entries) throw tooMany(WHAT)
  const secret = columns?.indexOf('secret') ?? -1
  if (!columns || columns.length !== rows[0]?.length || !isChoice(columns)) throw columnsNeeded(rows)
  const named = hasNames(rows, secret)
  const entries = rows.map((row, index) => ({ row, where: `row ${String(index + 1)}` })).slice(named ? 1 : 0)
  const filled = entries.filter(({ row }) => row[secret] !== '')
  const empty = entries.length - filled.length
  const notes: readonly Note[] = [
    ...(named ? [{ kind: 'first-row-names' } as const] : []),
    ...(empty > 0 ? [{ kind: 'without-code', count: empty } as const] : []),
  ]
  const found = filled.map(({ row, where }) => foundFrom(row, columns, where))
  return { format: bareTable.id, formatName: bareTable.name, found, notes, parts: [] }
}

/** One secret, and at most one of each kind of name. */
function isChoice(columns: readonly Column[]): boolean {
  const count = (column: Column) => columns.filter((one) => one === column).length
  return count('secret') === 1 && count('service') <= 1 && count('account') <= 1
}

function foundFrom(row: Row, columns: readonly Column[], where: string): Found {
  const cell = (column: Column) => row[columns.indexOf(column)] ?? ''
  const names = columns.includes('account') ? [cell('service'), cell('account')] : namesIn(cell('service'))
  const [issuer = '', account = ''] = names
  return entryFrom({
    ...{ type: 'totp', issuer, account, secret: cell('secret'), entry: row, where },
    warnings: [{ kind: 'only-secret' }],
  })
}

/** One column of names often has both, as links do: "GitHub: alice". */
function namesIn(name: string): readonly string[] {
  const [, issuer, account] = /^([^:]+):\s*(.+)$/.exec(name) ?? []
  return issuer !== undefined && account !== undefined ? [issuer.trim(), account] : [name]
}

function columnsNeeded(rows: readonly Row[]): KitError {
  const { guess } = tableFacts(rows)
  return new KitError(
    'columns-needed',
    `This is a table of ${String(guess.length)} columns, and nothing in it says for certain what is in which. Nothing was read yet. Say which column is the service, the account and the secret; in a terminal with --columns, for example --columns ${guess.join(',')}.`,
  )
}
