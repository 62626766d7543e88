import { LIMITS } from './limits.ts'

/** A JSON text read, or how it is broken. */
export type JsonResult =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly broken: 'cut-off' | 'damaged' }

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
