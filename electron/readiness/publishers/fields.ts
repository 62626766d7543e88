/** Fields that no version knows yet: they may be the ones that matter, so they are kept as they are and compared. */
import type { Fields } from './snapshot.ts'

/** All fields of an object but these, and but those that say nothing. */
export function otherFields(object: object, known: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(object).filter(([name, value]) => value !== null && !known.includes(name)))
}

/** The same fields under longer names: "owners.alice.email". */
export function under(prefix: string, fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${prefix}.${name}`, value]))
}

/** Equal for values that differ only in the order of their lists and names. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const parts = Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`)
  return `{${parts.sort().join(',')}}`
}

/** A field that was added, went or changed. */
export interface FieldChange {
  readonly name: string
  readonly before?: unknown
  readonly after?: unknown
}

/** What differs, in order of name. */
export function fieldChanges(before: Fields, after: Fields): readonly FieldChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((name) => {
    const [had, has] = [Object.hasOwn(before, name), Object.hasOwn(after, name)]
    if (had && has && canonical(before[name]) === canonical(after[name])) return []
    return [{ name, ...(had && { before: before[name] }), ...(has && { after: after[name] }) }]
  })
}

/** Sorts by code unit, so that every machine sorts alike. */
export function byKey<T>(list: readonly T[], keyOf: (one: T) => string): readonly T[] {
  return list
    .map((one) => ({ one, key: keyOf(one) }))
    .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
    .map(({ one }) => one)
}
