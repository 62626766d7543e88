/**
 * RubyGems' `/api/v1/gems/NAME/owners.json`: `[{"id":1,"handle":"alice","email"?:"...","role":"owner"}]`. It does not say of
 * which gem it is.
 */
import * as v from 'valibot'
import { isObject } from '../answers/json.ts'
import { byKey, otherFields } from './fields.ts'
import type { Reader } from './reader.ts'

const SHAPE = v.pipe(
  v.array(v.looseObject({ id: v.number(), handle: v.nullish(v.string()), role: v.optional(v.string()) })),
  v.minLength(1),
)

export const rubygemsOwners: Reader = {
  takes: (json) => Array.isArray(json) && json.some((one) => isObject(one) && 'handle' in one),
  read: (json) => {
    const read = v.safeParse(SHAPE, json)
    if (!read.success) return undefined
    const owners = read.output.map(({ id, handle, role, ...rest }) => ({
      name: handle ?? `account ${String(id)}`,
      id: String(id),
      ...(role !== undefined && { role }),
      fields: otherFields(rest, []),
    }))
    return { source: 'rubygems-owners', owners: byKey(owners, ({ name }) => name), fields: {} }
  },
}
