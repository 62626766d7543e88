/**
 * The items of a Bitwarden export: logins, which may have a one-time code, and other kinds.
 *
 * https://bitwarden.com/help/condition-bitwarden-import/
 */
import * as v from 'valibot'
import { otherShape, tooMany } from '../../containers/failures.ts'
import type { Note } from '../../judgements.ts'
import type { Found } from '../../intake.ts'
import { LIMITS } from '../../containers/limits.ts'
import { loginCode } from '../../login-code.ts'
import { LinkedCodes, textsIn } from '../../linked-codes.ts'
import { itemsOf, sift, type Item } from '../../skipped.ts'
import { utf8 } from '../../containers/text.ts'

const text = v.nullish(v.string(), '')
const named = v.nullish(v.array(v.object({ id: v.string(), name: text })), [])
const vaultSchema = v.object({ items: v.array(v.unknown()), folders: named, collections: named })

/** Only what is looked at; passwords and the other fields are not taken from the file. */
const itemSchema = v.object({
  name: text,
  notes: text,
  folderId: text,
  collectionIds: v.nullish(v.array(v.string()), []),
  deletedDate: text,
  login: v.nullish(v.object({ username: text, totp: v.optional(v.unknown()) })),
})

/**
 * @param vault - The JSON of an export that is not encrypted, or no longer.
 * @throws KitError `file-damaged` when there are no items, `file-too-large`
 */
export function readItems(
  vault: unknown,
  what: string,
): { readonly found: readonly Found[]; readonly notes: readonly Note[] } {
  const result = v.safeParse(vaultSchema, vault)
  if (!result.success) throw otherShape(what)
  const { items, folders, collections } = result.output
  if (items.length > LIMITS.entries) throw tooMany(what)
  const groups = new Map([...folders, ...collections].map(({ id, name }) => [id, name]))
  const context = { groups, linked: new LinkedCodes('Bitwarden', what) }
  const read = items.flatMap((item, index) => readItem(item, `item ${index + 1}`, context))
  if (read.length > LIMITS.entries) throw tooMany(what)
  return sift(read)
}

/** What is the same for all items of a file. */
interface Context {
  readonly groups: ReadonlyMap<string, string>
  readonly linked: LinkedCodes
}

function readItem(value: unknown, where: string, { groups, linked }: Context): readonly Item[] {
  const result = v.safeParse(itemSchema, value)
  if (!result.success) return itemsOf(otherItem(value, where, linked), false)
  const { name, login: fields, deletedDate, ...item } = result.output
  const login = { name, user: fields?.username ?? '', notes: notesOf(item, groups), tags: tagsOf(item, groups), where }
  const code = loginCode({ ...login, code: fields?.totp }, 'Bitwarden')
  return itemsOf(linked.of(code ? [code] : [], login, textsIn(value)), deletedDate !== '')
}

/** An item in another shape. What there is of a code is kept, and nothing else of it. */
function otherItem(value: unknown, where: string, linked: LinkedCodes): readonly Found[] {
  const result = v.safeParse(v.object({ login: v.object({ totp: v.unknown() }) }), value)
  const code = result.success ? result.output.login.totp : undefined
  const aside = (verbatim: string): Found => ({
    kind: 'quarantined',
    what: where,
    reason: { kind: 'other-shape', app: 'Bitwarden' },
    verbatim: utf8(verbatim),
  })
  const isStated = code !== undefined && code !== null && code !== ''
  const codes = isStated ? [aside(typeof code === 'string' ? code : JSON.stringify(code))] : []
  const nameless = { name: '', user: '', notes: [], where }
  const texts = textsIn(value).filter(({ text }) => text !== code)
  return linked.of(codes, nameless, texts)
}

interface Grouped {
  readonly folderId: string
  readonly collectionIds: readonly string[]
}

/** The folder and collections. */
function tagsOf({ folderId, collectionIds }: Grouped, groups: ReadonlyMap<string, string>): string[] {
  return [folderId, ...collectionIds].map((id) => groups.get(id) ?? '').filter((name) => name !== '')
}

/** The note, and the folder and collections as lines below it. */
function notesOf(item: Grouped & { readonly notes: string }, groups: ReadonlyMap<string, string>): string[] {
  const folder = groups.get(item.folderId) ?? ''
  const collections = item.collectionIds.map((id) => groups.get(id) ?? '').filter((name) => name !== '')
  return [
    item.notes,
    folder === '' ? '' : `Bitwarden folder: ${folder}`,
    collections.length === 0 ? '' : `Bitwarden collections: ${collections.join(', ')}`,
  ]
}
