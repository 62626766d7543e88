/**
 * Recovery codes as services hand them out or people paste them: one code a line, all of one
 * shape, with or without numbers, bullets, columns, and text around them; or a list in JSON. A text may
 * hold several lists, each under a heading that names its service.
 *
 *   3a1f0c9be2d47760          1. 1234 5678    3. 5555 0001      - [x] a1b2c-3d4e5
 *   90be4417cc02aa51          2. 9876 5432    4. 0170 4321      - [ ] f6a7b-8c9d0
 */
import type { Format, Found, Reading, Source } from '../../intake.ts'
import type { Note } from '../../judgements.ts'
import { LIMITS } from '../../containers/limits.ts'
import { textOf, utf8 } from '../../containers/text.ts'
import { cellsOf, type Cell } from './recovery-code-cells.ts'
import { headingOf, speaksOfCodes, type Heading } from './recovery-code-heading.ts'
import { jsonCodes } from './recovery-code-json.ts'
import { codeListOf, isTooLong, type CodeList } from './recovery-code-list.ts'
import { plainTexts } from './recovery-code-markup.ts'
import { nameIn } from './recovery-code-names.ts'
import { originOf } from './recovery-code-origin.ts'
import { sectionsOf, type Section } from './recovery-code-sections.ts'
import { shapeOf } from './recovery-code-shape.ts'
import { recoveryKeyIn, type RecoveryKey } from './recovery-keys.ts'
import { codeWarnings } from './recovery-code-warnings.ts'

export const recoveryCodes: Format = {
  id: 'recovery-codes',
  name: 'Recovery codes',
  recognises: (source) => recoveryKeyIn(source) !== undefined || listsOf(source).length > 0,
  read: readCodes,
}

/** Whether a source that no format knows is a list of more codes than any account has. */
export function hasTooManyCodes({ name, bytes }: Source): boolean {
  if (bytes.length > LIMITS.codeListBytes) return false
  const { text, sound } = textOf(bytes)
  if (!sound) return false
  const json = jsonCodes(text)
  if (json) return isTooLong(json.cells, true)
  const cells = cellsOf(text)
  return isTooLong(cells, speaksOfCodes(text) || nameSpeaks(name, cells))
}

export interface ListInSource extends CodeList {
  /** The text around the codes. */
  readonly heading: Heading
  /** What a place in the list is called. */
  readonly unit: 'line' | 'code'
}

/** The lists in a source: one, or one for each service that a heading names. */
function listsOf({ name, bytes }: Source): readonly ListInSource[] {
  if (bytes.length > LIMITS.codeListBytes) return []
  const { text, sound } = textOf(bytes)
  return sound ? listsIn(name, text) : []
}

function listsIn(name: string, text: string): readonly ListInSource[] {
  // Links and the exports of other apps are told by their own formats.
  if (/otpauth(?:-migration)?:/i.test(text)) return []
  for (const plain of plainTexts(text)) {
    const lists = listsInText(name, plain)
    if (lists.length > 0) return lists
  }
  return []
}

function listsInText(name: string, text: string): readonly ListInSource[] {
  const json = jsonCodes(text)
  if (json) {
    const list = codeListOf(json.cells, true)
    const lines = json.heading.split('\n')
    return list ? [{ ...list, heading: headingOf(json.heading, nameIn(lines, [])), unit: 'code' }] : []
  }
  const lists = listsInSections(sectionsOf(text))
  // With codes under one heading alone, the other is a remark.
  return lists.length > 1 ? lists : [listIn(name, text, 0)].filter((list) => list !== undefined)
}

/** Counts the text of a section without codes with the first section that has some. */
function listsInSections(sections: readonly Section[]): readonly ListInSource[] {
  if (sections.length < 2) return []
  const read = sections.map(({ text, line }) => ({ list: listIn('', text, line), cells: cellsFrom(text, line) }))
  const [first, ...more] = read.flatMap(({ list }) => list ?? [])
  const between = read.flatMap(({ list, cells }) => (list ? [] : cells))
  return first ? [{ ...first, others: [...first.others, ...between] }, ...more] : []
}

/** @param firstLine - Of the text in its source, from 0. */
function listIn(name: string, text: string, firstLine: number): ListInSource | undefined {
  const cells = cellsFrom(text, firstLine)
  const list = codeListOf(cells, speaksOfCodes(text) || nameSpeaks(name, cells))
  if (!list) return undefined
  const start = Math.min(...list.codes.map(({ line }) => line))
  const lines = list.others.map((cell) => cell.text)
  const lead = list.others.filter(({ line }) => line <= start).map((cell) => cell.text)
  return { ...list, heading: headingOf(lines.join('\n'), nameIn(lines, lead)), unit: 'line' }
}

function cellsFrom(text: string, firstLine: number): readonly Cell[] {
  return cellsOf(text).map((cell) => ({ ...cell, line: cell.line + firstLine }))
}

/** A file name proves nothing; it only helps where all the text has one shape anyway. */
function nameSpeaks(name: string, cells: readonly Cell[]): boolean {
  const shapes = new Set(cells.map(({ text }) => shapeOf(text)?.replace(/\d+(?=-)|(?<=-)\d+/g, 'n')))
  return shapes.size === 1 && !shapes.has(undefined) && speaksOfCodes(name.replace(/[_.-]+/g, ' '))
}

function readCodes(source: Source): Reading {
  const key = recoveryKeyIn(source)
  if (key) return { format: recoveryCodes.id, formatName: 'Recovery key', found: [foundKey(key)], notes: [], parts: [] }
  const lists = listsOf(source)
  return {
    format: recoveryCodes.id,
    formatName: recoveryCodes.name,
    ...readLists(lists, lists.length > 1 ? '' : source.name),
    parts: [],
  }
}

/** What it is called until somebody names it: codes of the service then go to another account, and do not replace it. */
const KEY_NAME = 'recovery key'

/** Kept as a set of one, which is not used up. */
function foundKey({ service, text }: RecoveryKey): Found {
  const warnings = [{ kind: 'recovery-key', service } as const]
  return { kind: 'code-set', service, account: KEY_NAME, codes: [utf8(text)], warnings }
}

/** The codes in the text of a page; undefined when there are none. */
export function codesOnPage(text: string): Pick<Reading, 'found' | 'notes'> | undefined {
  const lists = text.length > LIMITS.codeListBytes ? [] : listsIn('', text)
  return lists.length === 0 ? undefined : readLists(lists, '')
}

function readLists(lists: readonly ListInSource[], fileName: string): Pick<Reading, 'found' | 'notes'> {
  const others = lists.flatMap((list) => list.others.map((cell) => ({ cell, unit: list.unit })))
  const unlike = others.filter(({ cell }) => !isSentence(cell))
  const around = others.filter(({ cell }) => isSentence(cell)).map(({ cell }) => cell)
  return {
    found: [...lists.map((list) => setOf(list, fileName)), ...unlike.map(({ cell, unit }) => notACode(cell, unit))],
    notes: aroundNote(around),
  }
}

/** @param fileName - Empty where it says nothing of this list alone. */
export function setOf(list: ListInSource, fileName: string): Extract<Found, { kind: 'code-set' }> {
  const texts = list.codes.map((code) => code.text)
  const { service, account, issued, burnsFirst, toldBy, warnings } = originOf(fileName, list.heading, texts)
  const isUsed = list.codes.some(({ used }) => used !== undefined)
  return {
    kind: 'code-set',
    service,
    account,
    codes: texts.map(utf8),
    ...(toldBy === 'shape' && { guessed: true }),
    ...(issued !== undefined && { issued }),
    ...(isUsed && { used: list.codes.map(({ used }) => used) }),
    // Where some are marked as used, the first one would be too.
    ...(burnsFirst && !isUsed && { burnsFirst }),
    warnings: [...warnings, ...codeWarnings(list.codes, list.shape, list.unit)],
  }
}

/** Words, addresses and dates; anything else may be a code that was not understood. */
function isSentence({ text }: Cell): boolean {
  return /\s/.test(text.trim()) || /[:@/]|^\W+$|^\d{4}-\d{2}-\d{2}/.test(text) || /^[*_#]*\p{L}{3,}[.!*_]*$/u.test(text)
}

function aroundNote(cells: readonly Cell[]): Note[] {
  const lines = [...new Set(cells.map(({ line }) => line))].sort((a, b) => a - b)
  return lines.length === 0 ? [] : [{ kind: 'no-codes', lines }]
}

function notACode({ line }: Cell, unit: ListInSource['unit']): Found {
  return { kind: 'refused', what: `${unit} ${line}`, reason: { kind: 'not-like-the-others' } }
}
