/**
 * KeePass databases, KDBX 3 and 4, as KeePass, KeePassXC and others keep them: a header with the
 * costs of the key, and encrypted XML with groups of entries.
 *
 * https://keepass.info/help/kb/kdbx.html
 */
import { passwordNeeded, tooMany } from '../failures.ts'
import type { Format, Found } from '../intake.ts'
import { LIMITS } from '../limits.ts'
import { sift, type Item } from '../passed-over.ts'
import type { XmlElement } from '../xml.ts'
import { codesOf, isCodeField, type KdbxEntry } from './kdbx-codes.ts'
import { child, children, childText, type KdbxDocument } from './kdbx-document.ts'
import { WHAT } from './kdbx-failures.ts'
import { isKeePass, readHeader } from './kdbx-header.ts'
import { openKdbx } from './kdbx-open.ts'
import { keyFileBeside } from './keepass-key-file.ts'

export const kdbx: Format = {
  id: 'kdbx',
  name: 'KeePass database',
  recognises: ({ bytes }) => isKeePass(bytes),
  keyFileBeside,
  read: async (source, password, chosen) => {
    // What is broken is said before a password is asked for.
    readHeader(source.bytes)
    if (password === undefined) throw passwordNeeded(WHAT)
    const beside = keyFileBeside(source)?.bytes
    const database = await openKdbx(source, { password, ...(chosen && { chosen }), ...(beside && { beside }) })
    return { format: kdbx.id, formatName: kdbx.name, ...readEntries(database), parts: [] }
  },
}

function readEntries(database: KdbxDocument): { readonly found: readonly Found[]; readonly notes: readonly string[] } {
  const items: Item[] = []
  let former = 0
  for (const [index, { element, path, discarded }] of placedEntries(database.root).entries()) {
    const codes = codesOf(entryOf(database, element, path, `entry ${index + 1}`))
    if (codes.length > 0 && !discarded) former += children(child(element, 'History'), 'Entry').length
    items.push(...(codes.length > 0 ? codes : [undefined]).map((found) => ({ found, trashed: discarded })))
  }
  const { found, notes } = sift(items, 'in the recycle bin')
  if (found.length > LIMITS.entries) throw tooMany(WHAT)
  return { found, notes: [...notes, ...formerVersions(former)] }
}

interface Placed {
  readonly element: XmlElement
  /** The names of the groups, without the one that holds everything. */
  readonly path: readonly string[]
  readonly discarded: boolean
}

function placedEntries(root: XmlElement): readonly Placed[] {
  const bin = childText(child(root, 'Meta'), 'RecycleBinUUID')
  const placed: Placed[] = []
  const walk = (group: XmlElement, path: readonly string[], above: boolean) => {
    const discarded = above || (bin !== '' && childText(group, 'UUID') === bin)
    for (const element of children(group, 'Entry')) placed.push({ element, path, discarded })
    for (const inner of children(group, 'Group')) walk(inner, [...path, childText(inner, 'Name')], discarded)
  }
  const top = child(child(root, 'Root'), 'Group')
  if (top) walk(top, [], false)
  return placed
}

/** Only what belongs to codes is taken out of its protection; a password never is. */
function entryOf(database: KdbxDocument, element: XmlElement, path: readonly string[], where: string): KdbxEntry {
  const values = new Map(children(element, 'String').map((one) => [childText(one, 'Key'), child(one, 'Value')]))
  const text = (name: string) => database.textOf(values.get(name))
  const tags = childText(element, 'Tags')
    .split(/[;,:]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')
  const notes = [
    text('Notes'),
    path.length > 0 ? `KeePass group: ${path.join('/')}` : '',
    tags.length > 0 ? `KeePass tags: ${tags.join(', ')}` : '',
  ]
  const names = [...values.keys()].filter(isCodeField)
  return {
    name: text('Title'),
    user: text('UserName'),
    notes,
    where,
    fields: new Map(names.map((name) => [name, text(name)])),
  }
}

function formerVersions(count: number): string[] {
  if (count === 0) return []
  return [
    `${count === 1 ? '1 former version of an entry was' : `${count} former versions of entries were`} passed over.`,
  ]
}
