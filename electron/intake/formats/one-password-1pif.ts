/**
 * 1Password's interchange file, which versions before 8 exported: an item a line, each followed by a
 * line of stars around one number that is always the same. It lies in a folder whose name ends in
 * ".1pif". The code is a field whose name begins with "TOTP_".
 *
 *   {"uuid":"…","typeName":"webforms.WebForm","title":"PyPI","secureContents":{"notesPlain":"",
 *     "fields":[{"designation":"username","value":"alice"}],
 *     "sections":[{"fields":[{"k":"concealed","n":"TOTP_…","t":"one-time password","v":"otpauth://totp/…"}]}]}}
 *   ***5642bee8-a5ff-11dc-8314-0800200c9a66***
 *
 * Version 4 for Windows has "overview" with the title and "details" for the contents.
 *
 * The readers in github.com/bitwarden/clients (libs/importer) and github.com/juanii/OnePIF.
 */
import * as v from 'valibot'
import { cutOff, damaged, tooMany } from '../containers/failures.ts'
import { readJson } from '../containers/json.ts'
import { LIMITS } from '../containers/limits.ts'
import { linesOf, textOf } from '../containers/text.ts'
import type { Format, Source } from '../intake.ts'
import { LinkedCodes, textsIn } from '../linked-codes.ts'
import { loginCode } from '../login-code.ts'
import { itemsOf, sift, type Item } from '../skipped.ts'

const WHAT = '1Password interchange file'

export const onePassword1pif: Format = {
  id: '1pif',
  name: '1Password interchange file (1PIF)',
  recognises: ({ bytes }) => {
    const { text, sound } = textOf(bytes)
    return sound && /^\s*\{/.test(text) && (/^\*{3}[\da-f-]{36}\*{3}\s*$/im.test(text) || isItem(text.slice(0, HEAD)))
  },
  read: (source) => {
    const items = itemsIn(source)
    const folders = new Map(
      items.flatMap(({ typeName, uuid, title }) => (typeName.startsWith('system.folder.') ? [[uuid, title]] : [])),
    )
    const linked = new LinkedCodes('1Password', WHAT)
    const entries = items.filter(({ typeName }) => !typeName.startsWith('system.'))
    const read = entries.flatMap((item, at) => readItem(item, folders, `item ${at + 1}`, linked))
    return { format: onePassword1pif.id, formatName: onePassword1pif.name, ...sift(read), parts: [] }
  },
}

const HEAD = 4000

function isItem(text: string): boolean {
  return (
    text.includes('"uuid"') &&
    text.includes('"typeName"') &&
    /"(?:secureContents|contentsHash|securityLevel)"/.test(text)
  )
}

const text = v.fallback(v.string(), '')
const list = v.fallback(v.array(v.unknown()), [])
const contents = v.fallback(v.object({ notesPlain: text, fields: list, sections: list }), {
  ...{ notesPlain: '', fields: [], sections: [] },
})
const titled = v.fallback(v.object({ title: text, tags: v.fallback(v.array(v.string()), []) }), { title: '', tags: [] })
/** Only what is looked at; each part by itself. */
const itemSchema = v.object({
  ...{ uuid: text, typeName: text, title: text, folderUuid: text, trashed: v.fallback(v.boolean(), false) },
  ...{ secureContents: contents, details: contents, overview: titled, openContents: titled },
})
const loginField = v.object({ designation: v.literal('username'), value: v.string() })
const section = v.object({ title: text, fields: v.array(v.unknown()) })
const codeField = v.object({ n: v.pipe(v.string(), v.startsWith('TOTP_')), t: text, v: v.unknown() })

type OneItem = v.InferOutput<typeof itemSchema> & { readonly value: unknown }

/** @throws KitError `file-truncated`, `file-damaged` or `file-too-large` */
function itemsIn({ bytes }: Source): readonly OneItem[] {
  const lines = linesOf(textOf(bytes).text).filter((line) => line.trim() !== '' && !line.startsWith('***'))
  if (lines.length > LIMITS.entries) throw tooMany(WHAT)
  return lines.map((line, at) => {
    const json = readJson(line)
    if (!json.ok) throw json.broken === 'cut-off' && at === lines.length - 1 ? cutOff(WHAT) : damaged(WHAT)
    const result = v.safeParse(itemSchema, json.value)
    if (!result.success) throw damaged(WHAT)
    return { ...result.output, value: json.value }
  })
}

function readItem(
  item: OneItem,
  folders: ReadonlyMap<string, string>,
  where: string,
  linked: LinkedCodes,
): readonly Item[] {
  const both = [item.secureContents, item.details]
  const user = both.flatMap(({ fields }) => fields.flatMap((one) => (v.is(loginField, one) ? one.value : [])))[0] ?? ''
  const folder = folders.get(item.folderUuid) ?? ''
  const tags = [...item.openContents.tags, ...item.overview.tags]
  const notes = [
    ...both.map(({ notesPlain }) => notesPlain),
    folder === '' ? '' : `1Password folder: ${folder}`,
    tags.length > 0 ? `1Password tags: ${tags.join(', ')}` : '',
  ]
  const login = {
    ...{ name: item.title || item.overview.title, user, notes, where },
    tags: [...(folder === '' ? [] : [folder]), ...tags],
  }
  const fields = both.flatMap(({ sections }) => sections.flatMap((one) => (v.is(section, one) ? one.fields : [])))
  const codes = fields.flatMap((one) => (v.is(codeField, one) ? [one] : []))
  const found = codes.flatMap(({ v: code, t: title }) => {
    const more = codes.length > 1 && title !== '' ? [...notes, `1Password field: ${title}`] : notes
    return loginCode({ ...login, notes: more, code }, '1Password') ?? []
  })
  return itemsOf(linked.of(found, login, textsIn(item.value)), item.trashed)
}
