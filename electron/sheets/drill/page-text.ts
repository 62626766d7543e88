/**
 * The text of whole pages, as it is copied out of a viewer of PDF files. Viewers keep the words and
 * lose the order: numbers, lines and checks may come one after the other or each in a column of
 * their own. The checks say which line is which.
 */
import { lineCheck } from '../content/line-check.ts'

/** What was copied of one sheet, all its pages together. */
export interface SheetText {
  /** "3F9A2C41-2". */
  readonly sheetId: string
  readonly text: string
}

/** The sheets in a text, by the heads of their pages, or of each where several are on one; none when there is no head in it. */
export function sheetTextsIn(text: string): readonly SheetText[] {
  const heads = headsIn(text)
  const ids = new Set(heads.flatMap(({ id }) => id ?? []))
  // With one sheet, its head may be anywhere.
  if (ids.size < 2) return [...ids].map((sheetId) => ({ sheetId, text }))
  const pieces = heads.map(({ id, index }, at) => ({ id, text: text.slice(index, heads[at + 1]?.index) }))
  return [...ids].map((sheetId) => ({
    sheetId,
    text: pieces.flatMap((piece) => (piece.id === sheetId ? [piece.text] : [])).join('\n'),
  }))
}

interface Head {
  /** Undefined at the top of a page that several sheets share, each of which has its own head below. */
  readonly id: string | undefined
  readonly index: number
}

/** "set 3F9A2C41 · sheet 2", or "sheets 2 to 6" at the top of a page that they share. */
const PAGE_HEAD = /\bset\s+([0-9A-F]{8})\s*\W\s*(?:sheet\s+(\d{1,5})\b|sheets\s+\d)/g
/** "3F9A2C41-2 GitHub". A recovery code may look so, but not begin with the number of the set. */
const SHARING_HEAD = /^[^\S\n]*([0-9A-F]{8})-(\d{1,5}) (?=\S)/gm

function headsIn(text: string): readonly Head[] {
  const pages = [...text.matchAll(PAGE_HEAD)]
  const sets = new Set(pages.map(([, set]) => set))
  const shared = pages.some(([, , number]) => number === undefined)
  const sharing = shared ? [...text.matchAll(SHARING_HEAD)].filter(([, set]) => sets.has(set)) : []
  return [...pages, ...sharing]
    .map(({ 1: set = '', 2: number, index }) => ({ id: number === undefined ? undefined : `${set}-${number}`, index }))
    .toSorted((a, b) => a.index - b.index)
}

/** A line, taken apart as far as it is whole: "2 GEZD GNBV 1ac5". */
export interface PrintedLine {
  /** Empty when it is elsewhere. */
  readonly label: string
  readonly text: string
  /** Empty when it is elsewhere. */
  readonly check: string
}

/** Takes number and check off a line; the place behind it for the date of a used code is dropped. */
export function printedLine(line: string): PrintedLine {
  const plain = line
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ used(?: on| \d{4}-\d\d-\d\d)$/, '')
    .replace(/(?<= [0-9a-f]{4}) on$/, '')
  const [, label = '', rest = ''] = /^(?:(\d{1,3})[.):]? (?=\S))?(.*)$/.exec(plain) ?? []
  const [, text = rest, check = ''] = /^(.*\S) ([0-9a-f]{4})$/.exec(rest) ?? []
  return { label, text, check }
}

/**
 * Which of the texts belongs to which label, by the checks that are anywhere in the sheet's text.
 * Where two fit, which happens by chance, the one with that number before it is it, or else the
 * one that fits nowhere else.
 */
export function linesByCheck(
  { sheetId, text }: SheetText,
  labels: readonly string[],
  candidates: readonly PrintedLine[],
): ReadonlyMap<string, string> {
  const checks = new Set(text.match(/\b[0-9a-f]{4}\b/g))
  // The last group of a secret may look like a check.
  const tried = candidates
    .slice(0, MOST_CANDIDATES)
    .flatMap((line) =>
      line.check === '' ? [line] : [line, { ...line, text: `${line.text} ${line.check}`, check: '' }],
    )
  const fits = labels
    .slice(0, MOST_LABELS)
    .flatMap((label) =>
      tried.filter((line) => checks.has(lineCheck(sheetId, label, line.text))).map((line) => ({ label, line })),
    )
  const places = new Map<string, Set<string>>()
  for (const { label, line } of fits) places.set(line.text, (places.get(line.text) ?? new Set()).add(label))
  return new Map(
    labels.flatMap((label) => {
      const here = fits.filter((fit) => fit.label === label).map(({ line }) => line)
      const line =
        here.find((one) => one.label !== '' && label.endsWith(one.label)) ??
        here.find((one) => places.get(one.text)?.size === 1) ??
        here[0]
      return line ? [[label, line.text]] : []
    }),
  )
}

/** Ten pages of sealed text; what is longer is none of ours, and would only hold up. */
const MOST_LABELS = 300
const MOST_CANDIDATES = 3000
