import {
  linesByCheck,
  printedLine,
  sheetTextsIn,
  type PrintedLine,
  type SheetText,
} from '../../../electron/sheets/drill/page-text.ts'
import type { Material } from './material-kinds.ts'
import { accountOnPage } from './page-account.ts'
import { joined, lineLabel, type TypedKind } from './typed-lines.ts'

/**
 * What the text of whole pages holds, as copied out of a viewer of PDF files; undefined when it is
 * of no page.
 *
 * @param read - What one thing is, once it is put together from its lines.
 */
export function materialOnPages(
  text: string,
  read: (text: string) => readonly Material[],
): readonly Material[] | undefined {
  const sheets = sheetTextsIn(text)
  return sheets.length === 0 ? undefined : sheets.flatMap((sheet) => materialOf(sheet, read))
}

function materialOf(sheet: SheetText, read: (text: string) => readonly Material[]): readonly Material[] {
  const kind = kindOf(sheet.text)
  if (kind === undefined) return [accountOnPage(sheet)]
  const candidates = CANDIDATES[kind](sheet.text)
  const count = kind === 'share' ? LINES_OF_SHARE : candidates.length
  const labels = Array.from({ length: count }, (_, index) => lineLabel(kind, index))
  const lines = linesByCheck(sheet, labels, candidates)
  const run = runFrom(labels, lines)
  const found = read(
    joined(
      kind,
      run.map((line) => ({ text: line, check: '' })),
    ),
  )
  if (isWhole(kind, run, found)) return found
  const last = labels.findLastIndex((label) => lines.has(label))
  const needed = kind === 'share' ? labels : labels.slice(0, last + 1)
  const missing = needed.filter((label) => !lines.has(label))
  return [{ kind: 'refused', why: { kind: 'lines-missing', sheet: sheet.sheetId, lines: missing } }]
}

/** The lines from the first on, up to a gap or the end of a sealed text: behind it a line may fit by chance. */
function runFrom(labels: readonly string[], lines: ReadonlyMap<string, string>): readonly string[] {
  const run: string[] = []
  for (const label of labels) {
    const line = lines.get(label)
    if (line === undefined) break
    run.push(line)
    if (line.includes(END)) break
  }
  return run
}

function isWhole(kind: Exclude<TypedKind, 'secret'>, run: readonly string[], found: readonly Material[]): boolean {
  switch (kind) {
    case 'sealed':
      return run.at(-1)?.includes(END) === true
    case 'share':
      return run.length === LINES_OF_SHARE
    case 'identity':
      return found.some((one) => one.kind === 'identity')
  }
}

/** The kind of a sheet whose lines make one thing; undefined for accounts. */
function kindOf(text: string): Exclude<TypedKind, 'secret'> | undefined {
  if (/^\W*(?:\d+\s+)?-----BEGIN AGE /m.test(text)) return 'sealed'
  if (text.includes('33 words, read across')) return 'share'
  return /^\W*(?:\d+\s+)?AGE-SECRET-KEY-1\b(?!…)/m.test(text) ? 'identity' : undefined
}

/** 33 words, three a line. */
const LINES_OF_SHARE = 11

const END = '-END AGE ENCRYPTED FILE-'
/** Some viewers take the hyphens at the end of this line for those of a divided word. */
const FENCE = /-+(BEGIN|END) AGE ENCRYPTED FILE-+/g

const CANDIDATES: Readonly<Record<Exclude<TypedKind, 'secret'>, (text: string) => readonly PrintedLine[]>> = {
  sealed: (text) =>
    linesLike(
      text.replace(FENCE, '\n-----$1 AGE ENCRYPTED FILE-----\n'),
      /^(?:-----.*-----|[A-Za-z0-9+/]{3,64}={0,2})$/,
    ),
  identity: (text) => linesLike(text, /^(?:AGE-SECRET-KEY-1|[A-Z0-9]{4}(?: [A-Z0-9]{1,4}){1,5}|[A-Z0-9]{1,4})$/),
  share: (text) => threes(text),
}

function linesLike(text: string, like: RegExp): readonly PrintedLine[] {
  return text
    .split(/\r\n|\r|\n/)
    .map(printedLine)
    .filter((line) => like.test(line.text))
}

/** Each word has its number before it. Sentences have numbers before words too, so each line may have several forms. */
function threes(text: string): readonly PrintedLine[] {
  const words = [...text.matchAll(/(?<![\w-])(\d{1,2})\s+([a-z]{4,8})\b/g)]
  const wordsAt = (at: number) =>
    new Set(words.flatMap(([, number, word = '']) => (Number(number) === at ? [word] : [])))
  return Array.from({ length: LINES_OF_SHARE }, (_, line) => line * 3 + 1).flatMap((first) =>
    [...wordsAt(first)].flatMap((one) =>
      [...wordsAt(first + 1)].flatMap((two) =>
        [...wordsAt(first + 2)].map((three) => ({ label: String(first), text: `${one} ${two} ${three}`, check: '' })),
      ),
    ),
  )
}
