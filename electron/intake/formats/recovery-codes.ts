/**
 * Recovery codes as services hand them out or people paste them: one code a line, all of one
 * shape, with or without numbers or bullets before them.
 *
 *   3a1f0c9be2d47760          1. 1234 5678          - a1b2c-3d4e5
 *   90be4417cc02aa51          2. 9876 5432          - f6a7b-8c9d0
 */
import type { Format, Found, Reading, Source } from '../intake.ts'
import { LIMITS } from '../limits.ts'
import { linesOf, textOf, utf8 } from '../text.ts'
import { originOf } from './recovery-code-origin.ts'

export const recoveryCodes: Format = {
  id: 'recovery-codes',
  name: 'Recovery codes',
  recognises: (source) => {
    if (source.bytes.length > LIMITS.codeListBytes) return false
    const { text, sound } = textOf(source.bytes)
    return sound && shapeOfList(cellsOf(text)) !== undefined
  },
  read: readCodes,
}

/** A single line has nothing to be like, so one code alone cannot be told from a word. */
const FEWEST_CODES = 2

/** A piece of text that may be a code, and the line it is on. */
interface Cell {
  readonly line: number
  readonly text: string
}

function readCodes(source: Source): Reading {
  const { text } = textOf(source.bytes)
  const cells = cellsOf(text)
  const shape = shapeOfList(cells) ?? ''
  const codes = cells.filter((cell) => isCode(cell.text, shape))
  const origin = originOf(
    source.name,
    codes.map((code) => code.text),
  )
  const others = cells.filter((cell) => !codes.includes(cell))
  const set: Found = {
    kind: 'code-set',
    service: origin.service,
    account: origin.account,
    codes: codes.map((code) => utf8(code.text)),
    ...(origin.issued !== undefined && { issued: origin.issued }),
    warnings: [...origin.warnings, ...warningsOf(codes, shape)],
  }
  return {
    format: recoveryCodes.id,
    formatName: recoveryCodes.name,
    found: [set, ...others.map(({ line }) => notACode(line))],
    notes: [],
    parts: [],
  }
}

/** The texts of a list: numbers and bullets are no part of a code, and two columns are two texts. */
function cellsOf(text: string): Cell[] {
  return linesOf(text).flatMap((line, index) =>
    withoutMark(line)
      .split(/\t+| {3,}/)
      .map((part) => ({ line: index + 1, text: withoutMark(part).trim() }))
      .filter((cell) => cell.text !== ''),
  )
}

function withoutMark(text: string): string {
  return text.replace(/^\s*(?:\(?\d{1,3}[.):]\s+|(?:[-*+•–·□☐]|\[ ?\])\s+)/, '').trimStart()
}

/**
 * The lengths of a code's groups and what stands between them: "5-5", "4 4", "16". Undefined for
 * what cannot be a code. Cut-off marks at the end are laid aside.
 */
function shapeOf(text: string): string | undefined {
  if (text.length > LIMITS.codeCharacters) return undefined
  const body = text.replace(CUT_OFF, '')
  if (!/^[A-Za-z0-9]+(?:[- ][A-Za-z0-9]+)*$/.test(body)) return undefined
  return body.replace(/[A-Za-z0-9]+/g, (group) => String(group.length))
}

const CUT_OFF = /\s*(?:…|\.{2,})$/

/**
 * The shape that the list is made of, or undefined when it is no list of codes. Most of its texts
 * have that one shape, differ from each other from the start, and have digits in them; words of a
 * text, headings and dates do not.
 */
function shapeOfList(cells: readonly Cell[]): string | undefined {
  if (cells.length > LIMITS.codes) return undefined
  const texts = new Map<string, Set<string>>()
  for (const { text } of cells) {
    const shape = shapeOf(text)
    if (shape !== undefined && !CUT_OFF.test(text)) texts.set(shape, (texts.get(shape) ?? new Set()).add(text))
  }
  const [shape, found] = [...texts].sort(([, a], [, b]) => b.size - a.size)[0] ?? []
  if (shape === undefined || !found || found.size < FEWEST_CODES || found.size * 10 < cells.length * 6) return undefined
  const withDigit = [...found].filter((text) => /\d/.test(text)).length
  const random = withDigit * 10 >= found.size * 6 && !beginAlike([...found])
  return random && isCodeShape(shape) ? shape : undefined
}

/** Six characters or more, in groups of three or more; spaces only between groups of one length. */
function isCodeShape(shape: string): boolean {
  const groups = shape.split(/[- ]/).map(Number)
  const even = !shape.includes(' ') || new Set(groups).size === 1
  return even && charactersIn(shape) >= 6 && groups.every((length) => length >= 3)
}

/** As numbered names do, "user1000" and "user1001". Of random codes, one pair in ten thousand does at most. */
function beginAlike(texts: readonly string[]): boolean {
  return new Set(texts.map((text) => text.slice(0, 4))).size === 1
}

/** Of the list's shape, or a code of it that was cut off or mistyped: that one is kept, and warned of. */
function isCode(text: string, shape: string): boolean {
  const own = shapeOf(text)
  if (own === undefined) return false
  const spaced = shape.includes(' ')
  return own === shape || ((CUT_OFF.test(text) || /\d/.test(text)) && (spaced || !text.trim().includes(' ')))
}

function warningsOf(codes: readonly Cell[], shape: string): string[] {
  const warnings: string[] = []
  for (const [index, { text }] of codes.entries()) {
    const own = shapeOf(text) ?? ''
    if (CUT_OFF.test(text)) warnings.push(`Code ${index + 1} ends in dots, so it was cut off where it was copied from.`)
    else if (charactersIn(own) < charactersIn(shape))
      warnings.push(`Code ${index + 1} is shorter than the others; a part of it may be missing.`)
    else if (own !== shape) warnings.push(`Code ${index + 1} is not written like the others.`)
  }
  const repeated = codes.length - new Set(codes.map((code) => code.text)).size
  return repeated > 0 ? [...warnings, 'A code is in the list more than once.'] : warnings
}

function charactersIn(shape: string): number {
  return shape.split(/[- ]/).reduce((sum, length) => sum + Number(length), 0)
}

function notACode(line: number): Found {
  return { kind: 'refused', what: `line ${line}`, reason: 'this is not a code like the others' }
}
