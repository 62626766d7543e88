import type { AccountRow } from '../../electron/contract.ts'
import { problemRank } from './row-problem.ts'

/** By which the list can be sorted, and what that is called. */
export const ORDERS = {
  name: 'By name',
  problems: 'Problems first',
  recent: 'Last used first',
  added: 'Newest first',
} as const
export type Order = keyof typeof ORDERS

/** Sorts rows that come by name; equal ones stay so. Pinned accounts come first, in an order of their own. */
export function sorted(rows: readonly AccountRow[], order: Order): readonly AccountRow[] {
  const pinned = rows.filter(isPinned).toSorted((a, b) => a.pinned - b.pinned)
  return pinned.length === 0
    ? inOrder(rows, order)
    : [
        ...pinned,
        ...inOrder(
          rows.filter((row) => !isPinned(row)),
          order,
        ),
      ]
}

/** How many of the rows, which are sorted, are pinned. */
export function pinsIn(rows: readonly AccountRow[]): number {
  const first = rows.findIndex((row) => !isPinned(row))
  return first < 0 ? rows.length : first
}

/** The rows with a tag, in any case of its letters. */
export function tagged(rows: readonly AccountRow[], tag: string): readonly AccountRow[] {
  const wanted = tag.toLowerCase()
  return rows.filter(({ tags }) => tags?.some((one) => one.toLowerCase() === wanted))
}

function isPinned(row: AccountRow): row is AccountRow & { readonly pinned: number } {
  return row.pinned !== undefined
}

function inOrder(rows: readonly AccountRow[], order: Order): readonly AccountRow[] {
  switch (order) {
    case 'name':
      return rows
    case 'problems':
      return rows.toSorted((a, b) => problemRank(a) - problemRank(b))
    case 'recent':
      return rows.toSorted((a, b) => (b.used ?? '').localeCompare(a.used ?? ''))
    case 'added':
      return rows.toSorted((a, b) => (a.added === b.added ? 0 : a.added < b.added ? 1 : -1))
  }
}
