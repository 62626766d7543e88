import { labelText } from '../otp/otpauth.ts'
import type { Found } from './intake.ts'

/** An item of a file: the entry in it, if it has one, and whether its app keeps it only until it is wiped. */
export interface Item {
  readonly found: Found | undefined
  readonly trashed: boolean
}

/** An item for each of the codes in one; an item without any is one as well. */
export function itemsOf(codes: readonly Found[], trashed: boolean): readonly Item[] {
  return (codes.length === 0 ? [undefined] : codes).map((found) => ({ found, trashed }))
}

/**
 * Parts the entries that come in from what is passed over, and says what that is: items without a
 * code by their number, entries in the trash by their names.
 *
 * @param where - How the app calls it: "in the trash", "in the recycle bin".
 */
export function sift(
  items: readonly Item[],
  where = 'in the trash',
): { readonly found: readonly Found[]; readonly notes: readonly string[] } {
  const entries = items.flatMap(({ found, trashed }) => (found ? [{ found, trashed }] : []))
  return {
    found: entries.filter((entry) => !entry.trashed).map((entry) => entry.found),
    notes: [
      ...withoutCode(items.length - entries.length),
      ...inTrash(
        entries.filter((entry) => entry.trashed).map((entry) => nameOf(entry.found)),
        where,
      ),
    ],
  }
}

/** "2 items without a one-time code were passed over." Nothing when there are none. */
export function withoutCode(count: number): string[] {
  if (count === 0) return []
  return [`${count === 1 ? '1 item' : `${count} items`} without a one-time code ${were(count)} passed over.`]
}

/** "1 entry in the trash was passed over: GitHub: alice." */
function inTrash(names: readonly string[], where: string): string[] {
  if (names.length === 0) return []
  const start = `${names.length === 1 ? '1 entry' : `${names.length} entries`} ${where} ${were(names.length)} passed over`
  const named = names.filter((name) => name !== '')
  const more = named.length > SHOWN ? ` and ${named.length - SHOWN} more` : ''
  return [named.length === 0 ? `${start}.` : `${start}: ${named.slice(0, SHOWN).join(', ')}${more}.`]
}

/** More names than this are not read by anybody. */
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

function were(count: number): string {
  return count === 1 ? 'was' : 'were'
}
