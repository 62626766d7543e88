/** The entries of an opened KeePass database: their codes, groups and tags. */
import type { Kdbx } from 'kdbxweb'
import { tooMany } from '../../containers/failures.ts'
import { LIMITS } from '../../containers/limits.ts'
import type { Found } from '../../intake.ts'
import type { Note } from '../../judgements.ts'
import { LinkedCodes } from '../../linked-codes.ts'
import { sift, type Item } from '../../skipped.ts'
import { codesOf, isCodeField, type KdbxEntry } from './kdbx-codes.ts'
import { WHAT } from './kdbx-failures.ts'

/** @throws KitError `file-too-large` */
export function readEntries(database: Kdbx): { readonly found: readonly Found[]; readonly notes: readonly Note[] } {
  const items: Item[] = []
  const linked = new LinkedCodes('KeePass', WHAT)
  let former = 0
  for (const [index, entry] of [...(database.groups[0]?.allEntries() ?? [])].entries()) {
    const { path, discarded } = placeOf(database, entry)
    const codes = codesOf(entryOf(entry, path, `entry ${index + 1}`), linked)
    if (codes.length > 0 && !discarded) former += entry.history.length
    items.push(...(codes.length > 0 ? codes : [undefined]).map((found) => ({ found, trashed: discarded })))
  }
  const { found, notes } = sift(items, 'recycle-bin')
  if (found.length > LIMITS.entries) throw tooMany(WHAT)
  return { found, notes: [...notes, ...formerVersions(former)] }
}

type LibraryEntry = ReturnType<Kdbx['createEntry']>

/** Only what belongs to codes is taken out of its protection; a password is not, unless there is a link in it. */
function entryOf(entry: LibraryEntry, path: readonly string[], where: string): KdbxEntry {
  const text = (name: string) => {
    const value = entry.fields.get(name) ?? ''
    return typeof value === 'string' ? value : value.getText()
  }
  const names = [...entry.fields].flatMap(([name, value]) => (isCodeField(name) || mayHoldLink(value) ? [name] : []))
  const notes = [
    text('Notes'),
    path.length > 0 ? `KeePass group: ${path.join('/')}` : '',
    entry.tags.length > 0 ? `KeePass tags: ${entry.tags.join(', ')}` : '',
  ]
  return {
    name: text('Title'),
    user: text('UserName'),
    notes,
    tags: [...(path.length > 0 ? [path.join('/')] : []), ...entry.tags],
    where,
    fields: new Map(names.map((name) => [name, text(name)])),
  }
}

/** Looks for these in a value without taking it out of its protection. */
function mayHoldLink(value: string | { readonly includes: (text: string) => boolean }): boolean {
  return LINK_MARKS.some((mark) => value.includes(mark))
}

const LINK_MARKS = ['otpauth', 'OTPAUTH', 'motp://', 'MOTP://', 'steam://', 'STEAM://']

/** The names of the groups, without the one that holds everything. */
function placeOf(
  database: Kdbx,
  entry: LibraryEntry,
): { readonly path: readonly string[]; readonly discarded: boolean } {
  const bin = database.meta.recycleBinUuid
  const path: string[] = []
  let discarded = false
  for (let group = entry.parentGroup; group?.parentGroup; group = group.parentGroup) {
    path.unshift(group.name ?? '')
    if (bin && group.uuid.equals(bin)) discarded = true
  }
  return { path, discarded }
}

function formerVersions(count: number): Note[] {
  return count === 0 ? [] : [{ kind: 'former-versions', count }]
}
