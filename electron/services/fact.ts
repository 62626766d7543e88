import * as v from 'valibot'

// Nothing here transforms what it checks: the files are used as they are.
export const text = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(300),
  v.check((one) => one === one.trim(), 'there are spaces around it'),
)
export const texts = v.pipe(v.array(text), v.minLength(1), v.readonly())
export const count = v.pipe(v.number(), v.integer(), v.minValue(1))
const word = v.pipe(
  text,
  v.check((one) => one === one.toLowerCase(), 'it is not in lower case'),
)
/** In lower case, because names are compared. May be empty. */
export const words = v.pipe(v.array(word), v.readonly())
export const address = v.pipe(v.string(), v.url(), v.startsWith('https://'))
/** The least and the most, in days. */
export const span = v.pipe(
  v.tuple([count, count]),
  v.check(([least, most]) => least <= most, 'the most is less than the least'),
  v.readonly(),
)
/** A month, or a day if known: `2026-05`, `2026-05-20`. */
export const since = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/))
const year = v.pipe(v.string(), v.regex(/^\d{4}$/))

/** One of the words of a table in vocabulary.ts. */
export function picked<const Table extends Readonly<Record<string, string>>>(table: Table) {
  return v.picklist(Object.keys(table) as (keyof Table & string)[])
}

/** Where something was read. */
export const sourceSchema = v.strictObject({
  /** An address, or a place in a public repository: `owner/repository@commit:path`, `owner/repository#issue`. */
  at: v.pipe(text, v.regex(/^(https:\/\/\S+|[\w.-]+\/[\w.-]+[@:#]\S.*|[\w.-]+\/[\w.-]+)$/)),
  /** When it was published: a day, or the month or year if that is all we know. */
  date: v.union([since, year]),
  /** The source has no date of its own: `date` is when it was read, and it may be older. */
  undated: v.exactOptional(v.literal(true)),
})

/** What every fact and every route has. */
export const evidence = {
  /** Keys of the service's `sources`. */
  source: texts,
}

/** A value with where it was read. */
export function fact<const Value extends v.GenericSchema>(value: Value) {
  return v.strictObject({
    value,
    ...evidence,
    /** One weak source, or only an old one: no account counts as safe because of it. */
    unverified: v.exactOptional(v.literal(true)),
    /** What to know about it, in whole sentences. */
    note: v.exactOptional(text),
  })
}
