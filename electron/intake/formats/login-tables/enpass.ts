/**
 * Enpass's export as JSON. Any item may have fields for codes; a field that was deleted stays in
 * the file, and so do the passwords that a field had before.
 *
 *   { "folders": [{ "uuid": "f1", "title": "Work" }], "items": [{ "title": "PyPI", "category": "login",
 *     "template_type": "login.default", "note": "", "trashed": 0, "archived": 0, "folders": ["f1"],
 *     "fields": [{ "type": "username", "value": "alice" }, { "type": "totp", "label": "One-time code", "value": "…" }] }] }
 *
 * The reader in github.com/ProtonMail/WebClients (packages/pass/lib/import/providers/enpass).
 */
import * as v from 'valibot'
import { tooMany } from '../../containers/failures.ts'
import type { Format } from '../../intake.ts'
import { isJsonWith, jsonAs } from '../../containers/json.ts'
import { LIMITS } from '../../containers/limits.ts'
import { loginCode } from '../../login-code.ts'
import { LinkedCodes, textsIn } from '../../linked-codes.ts'
import { itemsOf, sift, type Item } from '../../skipped.ts'

export const enpass: Format = {
  id: 'enpass',
  name: 'Enpass export',
  recognises: (source) => isJsonWith(source, 'items', 'template_type', 'title'),
  read: (source) => {
    const { items, folders } = jsonAs(source, file, enpass.name)
    const names = new Map(folders.flatMap((one) => (v.is(folderSchema, one) ? [[one.uuid, one.title]] : [])))
    const linked = new LinkedCodes('Enpass', enpass.name)
    const read = items.flatMap((item, index) => readItem(item, names, `item ${index + 1}`, linked))
    if (read.length > LIMITS.entries) throw tooMany(enpass.name)
    return { format: enpass.id, formatName: enpass.name, ...sift(read), parts: [] }
  },
}

const text = v.fallback(v.string(), '')
const list = v.fallback(v.array(v.unknown()), [])
const file = v.object({ items: v.array(v.unknown()), folders: list })
const folderSchema = v.object({ uuid: v.string(), title: v.string() })
/** Numbers in the files of the app, which are 0 or 1. */
const mark = v.fallback(
  v.pipe(
    v.union([v.number(), v.boolean()]),
    v.transform((value) => Boolean(value)),
  ),
  false,
)
/** Only what is looked at; passwords and the other fields are not taken from the file. Each part by itself. */
const itemSchema = v.object({ title: text, note: text, trashed: mark, folders: list, fields: list })
const fieldSchema = v.object({ type: v.string(), label: text, value: v.optional(v.unknown()), deleted: mark })

function readItem(
  value: unknown,
  folders: ReadonlyMap<string, string>,
  where: string,
  linked: LinkedCodes,
): readonly Item[] {
  const result = v.safeParse(itemSchema, value)
  if (!result.success) return itemsOf(linked.of([], { ...NAMELESS, where }, textsIn(value)), false)
  const { title: name, note, trashed, folders: inFolders, fields } = result.output
  const kept = fields.flatMap((field) => {
    const one = v.safeParse(fieldSchema, field)
    return one.success && !one.output.deleted ? [one.output] : []
  })
  const user = ['username', 'email'].map((type) => textOfField(kept, type)).find((one) => one !== '') ?? ''
  const groups = inFolders.flatMap((id) => (typeof id === 'string' ? (folders.get(id) ?? []) : []))
  const notes = [note, groups.length === 0 ? '' : `Enpass folder: ${groups.join(', ')}`]
  const codes = kept.filter(({ type }) => type === 'totp')
  const found = codes.flatMap(({ value: code, label }) => {
    const more = codes.length > 1 && label !== '' ? [...notes, `Enpass field: ${label}`] : notes
    return loginCode({ code, name, user, notes: more, where }, 'Enpass') ?? []
  })
  // A field that was deleted stays in the file, and is not the user's any more.
  const texts = textsIn({ note, kept })
  return itemsOf(linked.of(found, { name, user, notes, where }, texts), trashed)
}

const NAMELESS = { name: '', user: '', notes: [] }

type Field = v.InferOutput<typeof fieldSchema>

function textOfField(fields: readonly Field[], type: string): string {
  const values = fields.flatMap((field) => (field.type === type && typeof field.value === 'string' ? field.value : []))
  return values.find((value) => value !== '') ?? ''
}
