/** The shapes that records are made of. */
import * as v from 'valibot'

export const text = v.string()
export const bytes = v.instance(Uint8Array)
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
/** Id of a record, a slot or a vault. */
export const id = v.pipe(text, v.regex(/^[0-9a-f]{32}$/))
export const noteMark = v.strictObject({ since: count, written: count })
