import type { AccountRow } from '../../electron/contract.ts'
import { problemRank } from './row-problem.ts'

/** By which the list can be sorted, and what that is called. */
export const ORDERS = { name: 'By name', problems: 'Problems first', added: 'Newest first' } as const
export type Order = keyof typeof ORDERS

/** Sorts rows that come by name; equal ones stay so. */
export function sorted(rows: readonly AccountRow[], order: Order): readonly AccountRow[] {
  switch (order) {
    case 'name':
      return rows
    case 'problems':
      return rows.toSorted((a, b) => problemRank(a) - problemRank(b))
    case 'added':
      return rows.toSorted((a, b) => (a.added === b.added ? 0 : a.added < b.added ? 1 : -1))
  }
}
