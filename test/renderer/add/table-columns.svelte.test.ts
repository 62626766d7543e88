import { expect, test } from 'vitest'
import type { ColumnView, TableView } from '../../../electron/contract.ts'
import { TableColumns } from '../../../renderer/add/table-columns.svelte.ts'
import { rowsInWords } from '../../../renderer/add/table-words.ts'

const of = (...columns: readonly ColumnView[]) =>
  new TableColumns({ rows: [], count: 0, columns, isNamed: false } satisfies TableView)

test('what the columns may be is chosen at first, and each can be chosen again', () => {
  const columns = of('service', 'secret')
  expect(columns.choices).toEqual(['service', 'secret'])
  columns.choose(0, 'account')
  columns.choose(1, 'no such choice')
  expect(columns.choices).toEqual(['account', 'secret'])
})

test.each<[boolean, readonly ColumnView[]]>([
  [true, ['service', 'secret']],
  [true, ['nothing', 'secret', 'nothing']],
  [true, ['account', 'secret', 'service']],
  [false, ['service', 'account']],
  [false, ['secret', 'secret']],
  [false, ['service', 'service', 'secret']],
  [false, ['account', 'account', 'secret']],
])('it is a choice, %s: %j', (is, columns) => {
  expect(of(...columns).isChoice).toBe(is)
})

test('it says whether all rows are shown', () => {
  expect(rowsInWords(4, 12)).toBe('The first 4 of 12 rows, and only the beginning of what looks like a secret.')
  expect(rowsInWords(2, 2)).toBe('All rows, and only the beginning of what looks like a secret.')
})
