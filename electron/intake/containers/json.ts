import * as v from 'valibot'
import { cutOff, damaged } from './failures.ts'
import type { Source } from '../intake.ts'
import { LIMITS } from './limits.ts'
import { textOf } from './text.ts'

/** A JSON text read, or how it is broken. */
export type JsonResult =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly broken: 'cut-off' | 'damaged' }

/**
 * Whether a source is a JSON object or list with all these names in it. A file that was cut off or
 * edited is still known by its names, so that it can be called broken.
 */
export function isJsonWith(source: Source, ...names: readonly string[]): boolean {
  const { text } = textOf(source.bytes)
  return /^\s*[{[]/.test(text) && names.every((name) => text.includes(`"${name}"`))
}

/**
 * The value of a JSON source in the shape that the format has.
 *
 * @param what - The format in the middle of a sentence: "Aegis export".
 * @throws KitError `file-truncated` or `file-damaged`
 */
export function jsonAs<const S extends v.GenericSchema>(source: Source, schema: S, what: string): v.InferOutput<S> {
  const json = readJson(textOf(source.bytes).text)
  if (!json.ok) throw json.broken === 'cut-off' ? cutOff(what) : damaged(what)
  const result = v.safeParse(schema, json.value)
  if (!result.success) throw damaged(what)
  return result.output
}

/** `JSON.parse`, telling a text that ends too early from one that is wrong inside. */
export function readJson(text: string): JsonResult {
  try {
    const value = JSON.parse(text) as unknown
    return nesting(text).deepest > LIMITS.jsonDepth ? { ok: false, broken: 'damaged' } : { ok: true, value }
  } catch {
    return { ok: false, broken: nesting(text).endsOpen ? 'cut-off' : 'damaged' }
  }
}

/** How deep lists and objects go, and whether something is still open where the text ends. */
function nesting(text: string): { readonly deepest: number; readonly endsOpen: boolean } {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (inString) {
      if (character === '\\') index++
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth)
    else if (character === '}' || character === ']') depth--
  }
  return { deepest, endsOpen: inString || depth > 0 }
}
