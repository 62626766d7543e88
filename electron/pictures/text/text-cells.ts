import { around, type Box, type SeenCharacter, type SeenWord } from './hocr.ts'
import { LETTERS, type Letters } from './text-job.ts'

/** A line or one column of it, as it was read first. */
export interface Cell {
  /** Without the number or bullet before it; spaces between words have no box. */
  readonly text: string
  /** One for each character of the text but its spaces. */
  readonly characters: readonly SeenCharacter[]
  readonly box: Box
}

/** Words that are further apart than this many times their height are in two columns. */
const COLUMN_GAP = 1.8
/** A list has codes of one length; what was read may be a little shorter or longer. */
const ABOUT = 3
const FEWEST = 6

/** The columns of each line. */
export function cellsOf(lines: readonly (readonly SeenWord[])[]): readonly Cell[] {
  return lines.flatMap((words) => {
    const height = Math.max(...words.flat().map(({ box }) => box.bottom - box.top))
    return columnsOf(words, height * COLUMN_GAP).flatMap((column) => cellOf(column) ?? [])
  })
}

function columnsOf(words: readonly SeenWord[], gap: number): readonly (readonly SeenWord[])[] {
  const columns: SeenWord[][] = []
  let end = -Infinity
  for (const word of words) {
    const box = around(word.map((one) => one.box))
    const last = columns.at(-1)
    if (last && box.left - end < gap && box.left >= end - gap) last.push(word)
    else columns.push([word])
    end = box.right
  }
  return columns
}

/** What comes before a code in a list: "3.", "(3)", a bullet, which may have been read as a letter. */
const MARK = /^(?:\(?\d{1,3}[.,:)]\s*|[^A-Za-z0-9]+\s*|\S\s+(?=\S{4}))/

function cellOf(words: readonly SeenWord[]): Cell | undefined {
  const whole = words.map((word) => word.map(({ text }) => text).join('')).join(' ')
  const mark = MARK.exec(whole)?.[0] ?? ''
  const text = whole.slice(mark.length)
  const left = words.flat().slice(mark.replace(/\s/g, '').length)
  return left.length === 0 ? undefined : { text, characters: left, box: around(left.map(({ box }) => box)) }
}

/** What the codes of a list have in common. */
export interface Likeness {
  readonly isCode: (cell: Cell) => boolean
  readonly letters: Letters
  /** How a code of this many letters is written; undefined for another number. */
  readonly regrouped: (letters: string) => string | undefined
}

/** What most texts with digits in them have in common; undefined where there are none. */
export function likenessOf(cells: readonly Cell[]): Likeness | undefined {
  const candidates = cells.filter(({ text }) => CODE.test(text) && /\d/.test(text))
  const lengths = candidates.map(({ text }) => lettersOf(text).length)
  const length = commonest(lengths.filter((length) => length >= FEWEST))
  if (length === undefined) return undefined
  const isCode = ({ text }: Cell) =>
    looksLikeCode(text) && Math.abs(text.replace(/[\s-]/g, '').length - length) <= ABOUT
  const codes = cells.filter(isCode)
  const pattern = commonest(codes.map(({ text }) => text.replace(/[A-Za-z0-9]+/g, (group) => `${group.length}.`)))
  return {
    isCode,
    letters: alphabetOf(codes.flatMap(({ characters }) => characters)),
    regrouped: (letters) => regrouped(letters, pattern ?? ''),
  }
}

const CODE = /^[A-Za-z0-9]+(?:[- ][A-Za-z0-9]+)*$/

/** Also one in which a character was read as a sign. */
function looksLikeCode(text: string): boolean {
  return /\d/.test(text) || (text === text.toUpperCase() && text.includes('-'))
}

export function lettersOf(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, '')
}

function commonest<T extends string | number>(all: readonly T[]): T | undefined {
  const counts = Map.groupBy(all, (one) => one)
  return [...counts].sort(([, a], [, b]) => b.length - a.length)[0]?.[0]
}

/** The pattern has the length of each group and what is between them: "5.-5.". */
function regrouped(letters: string, pattern: string): string | undefined {
  let at = 0
  const text = pattern.replace(/(\d+)\./g, (_, length) => letters.slice(at, (at += Number(length))))
  return at === letters.length ? text : undefined
}

/** Letters that are also read for others say nothing of what a code is made of. */
const TELLING = /[ac-fhjkmnprtuvwxyACDEFGHJKLMNPQRTUVWXY]/
/** Those that have one shape in both sizes say nothing of the size. */
const SIZED = /[adefhnrtABDEFHKLMNQRTY]/
const FEW = 0.08

function alphabetOf(characters: readonly SeenCharacter[]): Letters {
  const letters = characters.map(({ text }) => text).filter((text) => TELLING.test(text))
  const part = (all: readonly string[], test: (one: string) => boolean) => all.filter(test).length / (all.length || 1)
  if (letters.length <= characters.length * FEW) return 'digits'
  const sized = letters.filter((text) => SIZED.test(text))
  const capitals = part(sized, (text) => text !== text.toLowerCase())
  const isHex = part(letters, (text) => !LETTERS.hex.includes(text.toLowerCase())) <= FEW
  if (capitals <= FEW) return isHex ? 'hex' : 'small'
  if (capitals >= 1 - FEW) return isHex ? 'hex-capitals' : 'capitals'
  return 'any'
}
