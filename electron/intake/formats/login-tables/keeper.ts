/**
 * Keeper's export as JSON. A code is a custom field: `$oneTimeCode::1`, or `TFC:Keeper` before Keeper
 * had types of records. Several of one kind are a list.
 *
 *   { "shared_folders": [], "records": [{ "title": "PyPI", "login": "alice", "$type": "login",
 *     "custom_fields": { "$oneTimeCode::1": "otpauth://totp/…" }, "folders": [{ "folder": "Work" }] }] }
 *
 * https://docs.keeper.io/keeperpam/commander-cli/command-reference/import-and-export-commands/json-import
 * and the reader in github.com/ProtonMail/WebClients (packages/pass/lib/import/providers/keeper).
 */
import * as v from 'valibot'
import { tooMany } from '../../containers/failures.ts'
import type { Format } from '../../intake.ts'
import { isJsonWith, jsonAs } from '../../containers/json.ts'
import { LIMITS } from '../../containers/limits.ts'
import { loginCode } from '../../login-code.ts'
import { LinkedCodes, textsIn } from '../../linked-codes.ts'
import { itemsOf, sift, type Item } from '../../skipped.ts'

export const keeper: Format = {
  id: 'keeper',
  name: 'Keeper export',
  recognises: (source) =>
    isJsonWith(source, 'records') &&
    ['shared_folders', 'custom_fields', 'login_url'].some((name) => isJsonWith(source, name)),
  read: (source) => {
    const { records } = jsonAs(source, file, keeper.name)
    const linked = new LinkedCodes('Keeper', keeper.name)
    const items = records.flatMap((record, index) => readRecord(record, `record ${index + 1}`, linked))
    if (items.length > LIMITS.entries) throw tooMany(keeper.name)
    return { format: keeper.id, formatName: keeper.name, ...sift(items), parts: [] }
  },
}

const file = v.object({ records: v.array(v.unknown()) })
const text = v.fallback(v.string(), '')
/** Only what is looked at; passwords and the other fields are not taken from the file. Each part by itself. */
const recordSchema = v.object({ title: text, login: text, notes: text, folders: v.fallback(v.array(v.unknown()), []) })
const folderSchema = v.object({ folder: text, shared_folder: text })

function readRecord(value: unknown, where: string, linked: LinkedCodes): readonly Item[] {
  const result = v.safeParse(recordSchema, value)
  const { title: name, login: user, notes: note, folders } = result.success ? result.output : NAMELESS
  const paths = folders.flatMap((one) => (v.is(folderSchema, one) ? one.folder || one.shared_folder || [] : []))
  const notes = [note, paths.length === 0 ? '' : `Keeper folder: ${paths.join(', ')}`]
  const login = { name, user, notes, where }
  const found = codesIn(value).flatMap((code) => loginCode({ ...login, code }, 'Keeper') ?? [])
  return itemsOf(linked.of(found, login, textsIn(value)), false)
}

const NAMELESS = { title: '', login: '', notes: '', folders: [] }
const CODE = /^(?:TFC:Keeper|\$oneTimeCode(?::.*)?)$/

/** Every value with the name of a code field, wherever it is. The depth of the JSON was bounded. */
function codesIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    CODE.test(name) ? (Array.isArray(inner) ? (inner as unknown[]) : [inner]) : codesIn(inner),
  )
}
