/**
 * Psono's export as JSON. Fields begin with the type of their item; an item of the type "totp" is a
 * code by itself, and others may have one among their fields.
 *
 *   { "folders": [{ "name": "Work", "items": […], "folders": […] }], "items": [
 *     { "type": "totp", "name": "PyPI", "totp_title": "PyPI", "totp_code": "JBSW…", "totp_algorithm": "SHA1",
 *       "totp_digits": 6, "totp_period": 30, "totp_notes": "" }] }
 *
 * The reader in github.com/bitwarden/clients (libs/importer, psono-json-types) and Psono's client.
 */
import * as v from 'valibot'
import { tooMany } from '../../containers/failures.ts'
import { isJsonWith, jsonAs } from '../../containers/json.ts'
import { LIMITS } from '../../containers/limits.ts'
import type { Format, Found } from '../../intake.ts'
import { LinkedCodes, textsIn } from '../../linked-codes.ts'
import { withNotes } from '../../login-code.ts'
import { itemsOf, sift, type Item } from '../../skipped.ts'
import { entryFrom } from '../../stated-entry.ts'

export const psono: Format = {
  id: 'psono',
  name: 'Psono export',
  recognises: (source) => isJsonWith(source, 'items') && TITLES.some((name) => isJsonWith(source, name)),
  read: (source) => {
    const linked = new LinkedCodes('Psono', psono.name)
    const items = placedItems(jsonAs(source, folderSchema, psono.name))
    if (items.length > LIMITS.entries) throw tooMany(psono.name)
    const read = items.flatMap((item, at) => readItem(item, `item ${at + 1}`, linked))
    return { format: psono.id, formatName: psono.name, ...sift(read), parts: [] }
  },
}

const TITLES = ['totp_title', 'website_password_title', 'application_password_title', 'note_title', 'bookmark_title']
const list = v.fallback(v.array(v.unknown()), [])
const text = v.fallback(v.string(), '')
const folderSchema = v.object({ name: text, items: list, folders: list })
const itemSchema = v.looseObject({ type: text, name: text })

interface PlacedItem {
  readonly value: unknown
  /** The folders it is in, from the outermost. */
  readonly path: readonly string[]
}

/** The depth of the JSON was bounded. */
function placedItems(folder: v.InferOutput<typeof folderSchema>, path: readonly string[] = []): PlacedItem[] {
  const inside = folder.folders.flatMap((one) => {
    const result = v.safeParse(folderSchema, one)
    return result.success ? placedItems(result.output, [...path, result.output.name]) : []
  })
  return [...folder.items.map((value) => ({ value, path })), ...inside]
}

function readItem({ value, path }: PlacedItem, where: string, linked: LinkedCodes): readonly Item[] {
  const result = v.safeParse(itemSchema, value)
  const fields = result.success ? result.output : { type: '', name: '' }
  const field = (name: string) => {
    const one = new Map<string, unknown>(Object.entries(fields)).get(`${fields.type}_${name}`)
    return typeof one === 'string' ? one : ''
  }
  const folder = path.join('/')
  const notes = [field('notes'), folder === '' ? '' : `Psono folder: ${folder}`]
  const login = {
    ...{ name: field('title') || fields.name, user: field('username'), notes, where },
    tags: folder === '' ? [] : [folder],
  }
  const codes = Object.entries(fields).flatMap(([name, code]) =>
    typeof code === 'string' && code.trim() !== '' && CODE.test(name) && !LINK.test(code)
      ? [codeOf(fields, name.slice(0, -'code'.length), code, login)]
      : [],
  )
  return itemsOf(linked.of(codes, login, textsIn(value)), false)
}

const CODE = /^(?:\w+_)?totp_code$/
const LINK = /^\s*(?:apple-)?otpauth:/i

/** @param prefix - Of the names of its settings: "totp_", "website_password_totp_". */
function codeOf(
  fields: object,
  prefix: string,
  secret: string,
  login: { name: string; user: string; notes: readonly string[]; tags: readonly string[]; where: string },
): Found {
  const stated = (name: string) => new Map<string, unknown>(Object.entries(fields)).get(prefix + name) ?? undefined
  const entry = Object.fromEntries(Object.entries(fields).filter(([name]) => /totp_|^name$/.test(name)))
  return entryFrom({
    ...{ type: 'totp', issuer: login.name, account: login.user, secret, entry, where: login.where },
    ...{ algorithm: stated('algorithm'), digits: stated('digits'), period: stated('period') },
    ...{ tags: login.tags, ...withNotes(login.notes, []) },
  })
}
