import { isDeepStrictEqual } from 'node:util'
import type { AccountDetailsRecord, TrashRecord } from '../records.ts'

/** Joins how two vaults keep one account: tags and pin by the later word, and the last use. The order does not matter. */
export function joinAccountDetails(one: AccountDetailsRecord, other: AccountDetailsRecord): AccountDetailsRecord {
  const { tags, pinned, arranged } = wordOf(one) > wordOf(other) ? one : other
  const used = [one.used, other.used]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)
  return {
    kind: 'account-details',
    account: one.account,
    ...(tags && { tags }),
    ...(pinned !== undefined && { pinned }),
    ...(arranged !== undefined && { arranged }),
    ...(used !== undefined && { used }),
  }
}

/** Of two equally late words both sides must pick the same one. */
function wordOf({ arranged = '', tags = [], pinned = -1 }: AccountDetailsRecord): string {
  return JSON.stringify([arranged, tags, pinned])
}

/**
 * One account that was deleted on both sides stays for the longer time.
 *
 * @returns Undefined when the two had become different accounts: then both are kept.
 */
export function joinTrash(one: TrashRecord, other: TrashRecord): TrashRecord | undefined {
  const [first, second] = [one, other].map((record) => ({ ...record, deleted: later(one, other) }))
  return isDeepStrictEqual(first, second) ? first : undefined
}

/** ISO times sort as text. */
function later(one: TrashRecord, other: TrashRecord): string {
  return one.deleted > other.deleted ? one.deleted : other.deleted
}
