import * as v from 'valibot'
import { labelText } from '../../../otp/otpauth.ts'
import { otherShape, tooMany } from '../../containers/failures.ts'
import type { Found } from '../../intake.ts'
import type { Note } from '../../judgements.ts'
import { LIMITS } from '../../containers/limits.ts'
import { loginCode } from '../../login-code.ts'
import { LinkedCodes, textsIn } from '../../linked-codes.ts'
import { itemsOf, sift, type Item } from '../../skipped.ts'
import { utf8 } from '../../containers/text.ts'

const text = v.nullish(v.string(), '')
const fieldsSchema = v.nullish(
  v.array(
    v.object({
      fieldName: text,
      type: text,
      data: v.nullish(v.object({ totpUri: v.optional(v.unknown()) })),
    }),
  ),
  [],
)
const fileSchema = v.object({
  vaults: v.record(v.string(), v.object({ name: text, items: v.array(v.unknown()) })),
})

/** Only what is looked at; passwords and the other fields are not taken from the file. */
const itemSchema = v.object({
  state: v.nullish(v.number(), 1),
  data: v.object({
    metadata: v.object({ name: text, note: text }),
    content: v.nullish(
      v.object({
        itemUsername: text,
        itemEmail: text,
        /** Before 2024 in place of the two. */
        username: text,
        totpUri: v.optional(v.unknown()),
        sections: v.nullish(v.array(v.object({ sectionFields: fieldsSchema })), []),
      }),
    ),
    extraFields: fieldsSchema,
  }),
})

const TRASHED = 2

/**
 * Reads the items of a Proton Pass export. A login has a field for a code, and any item may have
 * more of them.
 *
 * @throws KitError `file-damaged` when there are none, `file-too-large`
 */
export function readPassItems(
  file: unknown,
  what: string,
): { readonly found: readonly Found[]; readonly notes: readonly Note[] } {
  const result = v.safeParse(fileSchema, file)
  if (!result.success) throw otherShape(what)
  const vaults = Object.values(result.output.vaults)
  if (vaults.reduce((count, vault) => count + vault.items.length, 0) > LIMITS.entries) throw tooMany(what)
  const linked = new LinkedCodes('Proton Pass', what)
  const items = vaults.flatMap(({ name, items }) =>
    items.flatMap((item, index) => readItem(item, `item ${index + 1}`, vaults.length > 1 ? name : '', linked)),
  )
  if (items.length > LIMITS.entries) throw tooMany(what)
  return sift(items)
}

function readItem(value: unknown, where: string, vault: string, linked: LinkedCodes): readonly Item[] {
  const result = v.safeParse(itemSchema, value)
  if (!result.success) return itemsOf(otherItem(value, where, linked), false)
  const { data, state } = result.output
  const { name, note } = data.metadata
  const content = data.content
  const users = [content?.itemUsername, content?.itemEmail, content?.username]
  const user = users.find((one) => one !== undefined && one !== '') ?? ''
  const fields = [...data.extraFields, ...(content?.sections ?? []).flatMap((section) => section.sectionFields)]
  const codes = [
    { code: content?.totpUri, field: '' },
    ...fields.filter(({ type }) => type === 'totp').map((one) => ({ code: one.data?.totpUri, field: one.fieldName })),
  ]
  const found = codes.flatMap(({ code, field }) => {
    const notes = [note, vault && `Proton Pass vault: ${vault}`, field && `Proton Pass field: ${field}`]
    const one = loginCode({ code, name, user, notes, where }, 'Proton Pass')
    return one ? [one] : []
  })
  const login = { name, user, notes: [note, vault && `Proton Pass vault: ${vault}`], where }
  return itemsOf(linked.of(found, login, textsIn(value)), state === TRASHED)
}

/** An item in another shape. What there is of a code is kept, and nothing else of it. */
function otherItem(value: unknown, where: string, linked: LinkedCodes): readonly Found[] {
  const codes = codesIn(value)
  const result = v.safeParse(v.object({ data: v.object({ metadata: v.object({ name: v.string() }) }) }), value)
  const name = result.success ? result.output.data.metadata.name : ''
  const aside: Found = {
    kind: 'quarantined',
    what: labelText(name, '') || where,
    reason: { kind: 'other-shape', app: 'Proton Pass' },
    verbatim: utf8(codes.join('\n')),
  }
  const texts = textsIn(value).filter(({ text }) => !codes.includes(text))
  return linked.of(codes.length === 0 ? [] : [aside], { name, user: '', notes: [], where }, texts)
}

/** Every value with the name of a code field, wherever it is. The depth of the JSON was bounded. */
function codesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    if (name !== 'totpUri') return codesIn(inner)
    return inner === null || inner === '' ? [] : [typeof inner === 'string' ? inner : JSON.stringify(inner)]
  })
}
