/** JSON from a file of which nothing is known, bounded before anything walks it that could run long or deep. */
import * as v from 'valibot'

export interface JsonLimits {
  readonly bytes: number
  /** Values of every kind, all together. */
  readonly values: number
  readonly depth: number
}

export type BoundedJson =
  { readonly kind: 'json'; readonly value: unknown } | { readonly kind: 'not-json' } | { readonly kind: 'too-large' }

export function boundedJson(text: string, limits: JsonLimits): BoundedJson {
  if (text.length > limits.bytes || !mayBeWithin(text, limits)) return { kind: 'too-large' }
  try {
    const value: unknown = JSON.parse(text)
    return isWithin(value, limits) ? { kind: 'json', value } : { kind: 'too-large' }
  } catch {
    return { kind: 'not-json' }
  }
}

/** Looked at before a value is made of it: millions of empty lists fit into a few bytes each, and take a hundred in memory. */
function mayBeWithin(text: string, { values, depth: most }: JsonLimits): boolean {
  let [opened, commas, depth] = [0, 0, 0]
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at)
    if (character === QUOTE) at = endOfString(text, at)
    else if (character === COMMA) commas += 1
    else if (character === BRACE || character === BRACKET) {
      opened += 1
      depth += 1
    } else if (character === BRACE + 2 || character === BRACKET + 2) depth -= 1
    if (commas > values || opened > values || depth > most + 1) return false
  }
  return true
}

const [QUOTE, COMMA, BRACKET, BRACE, BACKSLASH] = [0x22, 0x2c, 0x5b, 0x7b, 0x5c]

/** The place of its last quote; the end of the text if there is none. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charCodeAt(at)
    if (character === QUOTE) return at
    if (character === BACKSLASH) at += 1
  }
  return text.length
}

/** Level by level, so that no depth of nesting uses up the stack. */
function isWithin(json: unknown, { values, depth: most }: JsonLimits): boolean {
  let size = 0
  let level: readonly unknown[] = [json]
  for (let depth = 0; level.length > 0; depth++) {
    size += level.length
    if (depth > most || size > values) return false
    level = level.flatMap(partsOf)
  }
  return true
}

function partsOf(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : []
}

/** An object whose names are data, as a list of pairs. `v.record` leaves out names like "constructor" without a word. */
export function named<const Schema extends v.GenericSchema>(of: Schema) {
  return v.pipe(
    v.custom<Readonly<Record<string, unknown>>>(isObject),
    v.transform((object) => Object.entries(object)),
    v.array(v.tuple([v.string(), of])),
  )
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
