/**
 * 1Password's unencrypted export, 1PUX: a zip with `export.attributes` (JSON with the version),
 * `export.data` (JSON with all items) and the attachments in `files/`.
 *
 *   { "accounts": [{ "vaults": [{ "attrs": { "name": "Private" }, "items": [
 *     { "state": "active", "overview": { "title": "PyPI" }, "details": {
 *       "loginFields": [{ "designation": "username", "value": "alice" }],
 *       "sections": [{ "fields": [{ "title": "one-time password", "value": { "totp": "…" } }] }] } }] }] }] }
 *
 * https://support.1password.com/1pux-format/
 */
import * as v from 'valibot'
import { cutOff, damaged, otherShape, tooMany } from '../containers/failures.ts'
import type { Format, Found } from '../intake.ts'
import type { Note } from '../judgements.ts'
import { readJson } from '../containers/json.ts'
import { LIMITS } from '../containers/limits.ts'
import { loginCode } from '../login-code.ts'
import { LinkedCodes, textsIn } from '../linked-codes.ts'
import { itemsOf, sift, type Item } from '../skipped.ts'
import { setAside } from '../stated-entry.ts'
import { textOf } from '../containers/text.ts'
import { readZip, zipPaths } from '../containers/zip.ts'

export const onePassword: Format = {
  id: '1pux',
  name: '1Password export (1PUX)',
  recognises: (source) => {
    const paths = zipPaths(source)
    return paths.includes('export.data') || paths.includes('export.attributes')
  },
  read: async (source, password) => {
    // 1Password sets no password; but a repacked file may have one.
    const options = { what: WHAT, wanted: (path: string) => path === 'export.data' }
    const files = await readZip(source, { ...options, ...(password !== undefined && { password }) })
    const data = files.get('export.data')
    if (!data) throw otherShape(WHAT)
    try {
      const { found, notes } = readItems(textOf(data).text)
      if (found.length > LIMITS.entries) throw tooMany(WHAT)
      return { format: onePassword.id, formatName: onePassword.name, found, notes, parts: [] }
    } finally {
      data.fill(0)
    }
  },
}

const WHAT = '1Password export'

const file = v.object({
  accounts: v.array(
    v.object({
      vaults: v.array(v.object({ attrs: v.optional(v.unknown()), items: v.array(v.unknown()) })),
    }),
  ),
})
const text = v.fallback(v.string(), '')
const vaultName = v.object({ name: text })
/** Each part by itself: an item without a login, or with one field of another shape, still has its codes. */
const list = v.fallback(v.array(v.unknown()), [])
const item = v.object({
  state: text,
  trashed: v.fallback(v.boolean(), false),
  overview: v.fallback(v.object({ title: text, tags: v.fallback(v.array(v.string()), []) }), { title: '', tags: [] }),
  details: v.fallback(v.object({ loginFields: list, sections: list, notesPlain: text }), {
    loginFields: [],
    sections: [],
    notesPlain: '',
  }),
})
const loginField = v.object({ designation: v.string(), value: v.string() })
const section = v.object({ fields: v.array(v.unknown()) })
const codeField = v.object({ title: text, value: v.object({ totp: v.unknown() }) })

function readItems(json: string): { readonly found: readonly Found[]; readonly notes: readonly Note[] } {
  const parsed = readJson(json)
  if (!parsed.ok) throw parsed.broken === 'cut-off' ? cutOff(WHAT) : damaged(WHAT)
  const result = v.safeParse(file, parsed.value)
  if (!result.success) throw otherShape(WHAT)
  const vaults = result.output.accounts.flatMap((account) => account.vaults)
  const items = vaults.flatMap(({ attrs, items: all }) => {
    const name = v.is(vaultName, attrs) ? attrs.name : ''
    return all.map((value) => ({ value, vault: name }))
  })
  const linked = new LinkedCodes('1Password', WHAT)
  const read = items.map(({ value, vault }, index) => readItem(value, vault, `item ${index + 1}`, linked))
  const archived = read.filter((one) => one.archived).length
  const { found, notes } = sift(read.flatMap((one) => one.codes))
  return { found, notes: [...notes, ...(archived > 0 ? [{ kind: 'archived', count: archived } as const] : [])] }
}

/** An item may have several codes. */
function readItem(
  value: unknown,
  vault: string,
  where: string,
  linked: LinkedCodes,
): { readonly codes: readonly Item[]; readonly archived: boolean } {
  const result = v.safeParse(item, value)
  if (!result.success)
    return {
      codes: [{ found: setAside(value, where, { kind: 'other-shape', app: '1Password' }), trashed: false }],
      archived: false,
    }
  const { state, trashed: flag, overview, details } = result.output
  const user = details.loginFields.find((field) => v.is(loginField, field) && field.designation === 'username')
  const trashed = flag || state === 'trashed' || state === 'deleted'
  const notes = [
    details.notesPlain,
    vault === '' ? '' : `1Password vault: ${vault}`,
    overview.tags.length > 0 ? `1Password tags: ${overview.tags.join(', ')}` : '',
  ]
  const login = {
    name: overview.title,
    user: v.is(loginField, user) ? user.value : '',
    notes,
    tags: overview.tags,
    where,
  }
  const fields = details.sections.flatMap((one) => (v.is(section, one) ? one.fields : []))
  const codeFields = fields.flatMap((field) => {
    const one = v.safeParse(codeField, field)
    return one.success ? [one.output] : []
  })
  const codes = codeFields.flatMap(({ title, value: { totp } }) => {
    // Only a title tells one of several from the others.
    const more = codeFields.length > 1 && title !== '' ? [...notes, `1Password field: ${title}`] : notes
    return loginCode({ ...login, notes: more, code: totp }, '1Password') ?? []
  })
  const all = linked.of(codes, login, textsIn(value))
  return { codes: itemsOf(all, trashed), archived: all.length > 0 && !trashed && state === 'archived' }
}
