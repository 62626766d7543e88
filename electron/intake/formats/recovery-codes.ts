/**
 * Recovery codes as services hand them out or people paste them: one code a line, all of one
 * shape, with or without numbers, bullets, columns, and text around them; or a list in JSON.
 *
 *   3a1f0c9be2d47760          1. 1234 5678    3. 5555 0001      - [x] a1b2c-3d4e5
 *   90be4417cc02aa51          2. 9876 5432    4. 0170 4321      - [ ] f6a7b-8c9d0
 */
import type { Format, Found, Reading, Source } from '../intake.ts'
import { LIMITS } from '../limits.ts'
import { textOf, utf8 } from '../text.ts'
import { cellsOf, type Cell } from './recovery-code-cells.ts'
import { headingOf, speaksOfCodes } from './recovery-code-heading.ts'
import { jsonCodes } from './recovery-code-json.ts'
import { codeListOf, type CodeList } from './recovery-code-list.ts'
import { originOf } from './recovery-code-origin.ts'
import { codeWarnings } from './recovery-code-warnings.ts'
import { shapeOf } from './recovery-code-shape.ts'

export const recoveryCodes: Format = {
  id: 'recovery-codes',
  name: 'Recovery codes',
  recognises: (source) => listOf(source) !== undefined,
  read: readCodes,
}

interface ListInSource extends CodeList {
  /** The text around the codes. */
  readonly heading: string
  /** What a place in the list is called. */
  readonly unit: 'line' | 'code'
}

function listOf({ name, bytes }: Source): ListInSource | undefined {
  if (bytes.length > LIMITS.codeListBytes) return undefined
  const { text, sound } = textOf(bytes)
  // Links and the exports of other apps are told by their own formats.
  if (!sound || /otpauth(?:-migration)?:/i.test(text)) return undefined
  const json = jsonCodes(text)
  if (json) {
    const list = codeListOf(json.cells, true)
    return list && { ...list, heading: json.heading, unit: 'code' }
  }
  const cells = cellsOf(text)
  const list = codeListOf(cells, speaksOfCodes(text) || nameSpeaks(name, cells))
  return list && { ...list, heading: list.others.map((cell) => cell.text).join('\n'), unit: 'line' }
}

/** A file name proves nothing; it only helps where all the text has one shape anyway. */
function nameSpeaks(name: string, cells: readonly Cell[]): boolean {
  const shapes = new Set(cells.map(({ text }) => shapeOf(text)?.replace(/\d+(?=-)|(?<=-)\d+/g, 'n')))
  return shapes.size === 1 && !shapes.has(undefined) && speaksOfCodes(name.replace(/[_.-]+/g, ' '))
}

function readCodes(source: Source): Reading {
  // Only what was recognised is read.
  const list = listOf(source) ?? { codes: [], others: [], shape: '', heading: '', unit: 'line' }
  const heading = headingOf(list.heading)
  const texts = list.codes.map((code) => code.text)
  const { service, account, issued, burnsFirst, warnings } = originOf(source.name, heading, texts)
  const isUsed = list.codes.some(({ used }) => used !== undefined)
  const set: Found = {
    kind: 'code-set',
    service,
    account,
    codes: texts.map(utf8),
    ...(issued !== undefined && { issued }),
    ...(isUsed && { used: list.codes.map(({ used }) => used) }),
    // Where some are marked as used, the first one would be too.
    ...(burnsFirst && !isUsed && { burnsFirst }),
    warnings: [...warnings, ...codeWarnings(list.codes, list.shape, list.unit)],
  }
  const [around, unlike] = [list.others.filter(isSentence), list.others.filter((cell) => !isSentence(cell))]
  return {
    format: recoveryCodes.id,
    formatName: recoveryCodes.name,
    found: [set, ...unlike.map((cell) => notACode(cell, list.unit))],
    notes: aroundNote(around),
    parts: [],
  }
}

/** Words, addresses and dates; anything else may be a code that was not understood. */
function isSentence({ text }: Cell): boolean {
  return /\s/.test(text.trim()) || /[:@/]|^\W+$|^\d{4}-\d{2}-\d{2}/.test(text) || /^\p{L}{3,}[.!]?$/u.test(text)
}

function aroundNote(cells: readonly Cell[]): string[] {
  const lines = [...new Set(cells.map(({ line }) => line))]
  if (lines.length === 0) return []
  const last = String(lines.at(-1) ?? '')
  if (lines.length === 1) return [`Line ${last} is no code and was passed over.`]
  return [`Lines ${lines.slice(0, -1).join(', ')} and ${last} are no codes and were passed over.`]
}

function notACode({ line }: Cell, unit: ListInSource['unit']): Found {
  return { kind: 'refused', what: `${unit} ${line}`, reason: 'this is not a code like the others' }
}
