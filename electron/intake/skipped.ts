import { labelText } from '../otp/otpauth.ts'
import type { Found } from './intake.ts'
import type { Bin, Note } from './judgements.ts'

/** An item of a file: its entry, if it has one, and whether it is in the app's trash. */
export interface Item {
  readonly found: Found | undefined
  readonly trashed: boolean
}

/** One item for each code; an item without codes counts as one too. */
export function itemsOf(codes: readonly Found[], trashed: boolean): readonly Item[] {
  return (codes.length === 0 ? [undefined] : codes).map((found) => ({ found, trashed }))
}

/**
 * Separates the entries to import from what is skipped, and notes what that is: items without a code
 * by their number, entries in the trash by name.
 *
 * @param bin - What the app calls it.
 */
export function sift(
  items: readonly Item[],
  bin: Bin = 'trash',
): { readonly found: readonly Found[]; readonly notes: readonly Note[] } {
  const entries = items.flatMap(({ found, trashed }) => (found ? [{ found, trashed }] : []))
  return {
    found: entries.filter((entry) => !entry.trashed).map((entry) => entry.found),
    notes: [
      ...withoutCode(items.length - entries.length),
      ...inTrash(
        entries.filter((entry) => entry.trashed).map((entry) => nameOf(entry.found)),
        bin,
      ),
    ],
  }
}

/** Items without a code; no note when there are none. */
export function withoutCode(count: number): Note[] {
  return count === 0 ? [] : [{ kind: 'without-code', count }]
}

function inTrash(names: readonly string[], bin: Bin): Note[] {
  if (names.length === 0) return []
  const named = names.filter((name) => name !== '')
  const more = Math.max(named.length - SHOWN, 0)
  return [{ kind: 'in-trash', bin, count: names.length, names: named.slice(0, SHOWN), more }]
}

/** Nobody reads more names than this. */
const SHOWN = 20

function nameOf(found: Found): string {
  switch (found.kind) {
    case 'token':
      return labelText(found.issuer, found.account)
    case 'code-set':
      return labelText(found.service, found.account)
    case 'record':
      return labelText(found.service, found.name)
    case 'quarantined':
    case 'refused':
      return found.what
  }
}
