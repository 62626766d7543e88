import { readJson } from '../../containers/json.ts'
import { usedField, type Cell } from './recovery-code-cells.ts'

/** A JSON text with a list of codes in it, as interfaces hand them out. */
export interface JsonCodes {
  readonly cells: readonly Cell[]
  /** What is beside the list, one line each: "service: Example". */
  readonly heading: string
}

/**
 * The codes of `["…"]`, `{"recoveryCodes": ["…"]}` or `[{"code": "…", "used": true}]`. Undefined
 * for other JSON: only a list that is alone, or is called codes, is one of codes.
 */
export function jsonCodes(text: string): JsonCodes | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined
  const json = readJson(text)
  if (!json.ok) return undefined
  const found = listIn(json.value, 3)
  const cells = found?.list.map((item, index) => cellOf(item, index + 1))
  return found && cells?.every((cell) => cell !== undefined) ? { cells, heading: found.heading } : undefined
}

const CODES = /^(?:(?:mfa|totp|two_?factor|2fa)_?)?(?:recovery|backup|scratch|emergency|static)?[_-]?(?:codes|tokens)$/i

function listIn(value: unknown, depth: number): { list: readonly unknown[]; heading: string } | undefined {
  if (Array.isArray(value)) return { list: value, heading: '' }
  if (!isObject(value) || depth === 0) return undefined
  const entries = Object.entries(value)
  const heading = entries.map(([name, text]) => (typeof text === 'string' ? `${name}: ${text}` : '')).join('\n')
  for (const [name, inner] of entries) if (CODES.test(name) && Array.isArray(inner)) return { list: inner, heading }
  for (const [, inner] of entries) {
    const found = isObject(inner) ? listIn(inner, depth - 1) : undefined
    if (found) return { list: found.list, heading: `${heading}\n${found.heading}` }
  }
  return undefined
}

function cellOf(item: unknown, line: number): Cell | undefined {
  if (typeof item === 'string') return { line, text: item }
  if (!isObject(item)) return undefined
  const text = item.code ?? item.value ?? item.token
  if (typeof text !== 'string') return undefined
  const stated = item.used ?? item.usedAt ?? item.used_at ?? item.usedOn ?? item.status
  const used = usedField(typeof stated === 'boolean' || typeof stated === 'string' ? String(stated) : '')
  return { line, text, ...(used !== undefined && { used }) }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
