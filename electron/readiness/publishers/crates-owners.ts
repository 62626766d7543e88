/**
 * crates.io's `/api/v1/crates/NAME/owners`: `{"users":[{"id","login","kind":"user"|"team","url","name","avatar"}]}`. It does
 * not say of which crate it is.
 */
import * as v from 'valibot'
import { isObject } from '../answers/json.ts'
import { byKey, otherFields } from './fields.ts'
import type { Reader } from './reader.ts'

const SHAPE = v.looseObject({
  users: v.array(v.looseObject({ id: v.number(), login: v.string(), kind: v.string() })),
})

export const cratesOwners: Reader = {
  takes: (json) => isObject(json) && Array.isArray(json.users),
  read: (json) => {
    const read = v.safeParse(SHAPE, json)
    if (!read.success) return undefined
    const { users, ...rest } = read.output
    const owners = users.map(({ id, login, kind, ...more }) => ({
      name: login,
      id: `${kind} ${String(id)}`,
      role: kind,
      fields: otherFields(more, ['url', 'name', 'avatar']),
    }))
    return { source: 'crates-owners', owners: byKey(owners, ({ name }) => name), fields: otherFields(rest, []) }
  },
}
