/** Inputs shared by several calls, and how to declare a call. */
import * as v from 'valibot'

export type Id = string

export const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))
export const name = v.pipe(v.string(), v.maxLength(500))
export const passphrase = v.pipe(v.string(), v.maxLength(1000))
export const index = v.pipe(v.number(), v.integer(), v.minValue(0))
export const paper = v.picklist(['a4', 'letter'])
export const ids = v.pipe(v.array(id), v.maxLength(10_000))

/** One picture from the camera. */
export const frame = {
  width: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4096)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4096)),
  /** One byte per pixel, row by row. */
  grey: v.pipe(v.instance(Uint8Array), v.maxLength(4096 * 4096)),
}

/** A file whose bytes come through the window. */
export const file = { name, bytes: v.pipe(v.instance(Uint8Array), v.maxLength(64 * 1024 * 1024)) }

/** `output` exists only for the types. */
export interface Call<Schema extends v.GenericSchema, Output> {
  readonly input: Schema
  readonly output: Output
}

export function call<Output>() {
  return <Schema extends v.GenericSchema>(input: Schema) => ({ input }) as Call<Schema, Output>
}

export const nothing = v.undefined_()
