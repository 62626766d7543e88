import { LIMITS } from '../../containers/limits.ts'
import type { Cell } from './recovery-code-cells.ts'
import { dayIn, isDay } from './recovery-code-marks.ts'
import { charactersIn, isCutOff, isCodeShape, shapeOf, wordsIn } from './recovery-code-shape.ts'
import { isSingleCode } from './recovery-code-services.ts'

/** The texts that are codes, the others, and what the codes have in common. */
export interface CodeList {
  readonly codes: readonly Cell[]
  readonly others: readonly Cell[]
  /** See `shapeOf`; "3 words" for words, whose lengths differ. */
  readonly shape: string
}

/**
 * Tells a list of codes from all other text, or gives undefined. Most texts of a list have one
 * shape, differ from each other from the start, and have digits in them; words of a text, headings
 * and dates do not. Where the text says that it is about codes, letters and words are codes too,
 * and one may be alone.
 *
 * @param said - Whether the text around it, or the file name, speaks of such codes.
 */
export function codeListOf(cells: readonly Cell[], said: boolean): CodeList | undefined {
  return cells.length > LIMITS.codes ? undefined : listOf(cells, said)
}

/** Whether it would be a list of codes if it were not longer than any account has. */
export function isTooLong(cells: readonly Cell[], said: boolean): boolean {
  return cells.length > LIMITS.codes && (listOf(cells, said)?.codes.length ?? 0) > LIMITS.codes
}

function listOf(cells: readonly Cell[], said: boolean): CodeList | undefined {
  const shapes = new Map<string, Set<string>>()
  for (const { text } of cells) {
    const keys = isCutOff(text) || isDay(text) ? [] : keysOf(text, said)
    for (const key of keys) shapes.set(key, (shapes.get(key) ?? new Set()).add(text))
  }
  const [shape, found] = [...shapes].sort(([, a], [, b]) => b.size - a.size)[0] ?? []
  if (shape === undefined || !found) return undefined
  const texts = [...found]
  const isList = texts.length === 1 ? standsAlone(texts, cells, said) : areCodes(texts, shape, cells.length, said)
  if (!isList) return undefined
  const isCode = membership(cells, shape, said)
  return {
    shape,
    codes: inOrder(cells.filter((_, index) => isCode[index])),
    others: cells.filter((_, index) => !isCode[index]),
  }
}

/** The shape first: of two that fit equally many texts, it says more. */
function keysOf(text: string, said: boolean): readonly string[] {
  const shape = shapeOf(text)
  const words = said && text === text.toLowerCase() ? wordsIn(text) : undefined
  return [
    ...(shape !== undefined && isCodeShape(shape) ? [shape] : []),
    ...(words === undefined ? [] : [`${words} words`]),
  ]
}

function areCodes(texts: readonly string[], shape: string, cells: number, said: boolean): boolean {
  if (beginAlike(texts)) return false
  // Around a list that says what it is, services write up to a dozen lines.
  if (said) return texts.length * 4 >= cells && (hasDigits(texts) || isUniform(texts, shape))
  return texts.length * 10 >= cells * 6 && hasDigits(texts) && !isOtherList(texts, shape)
}

/** Two columns may be numbered downwards; then the numbers tell the order. */
function inOrder(codes: readonly Cell[]): readonly Cell[] {
  const numbers = new Set(codes.map(({ number }) => number))
  if (numbers.has(undefined) || numbers.size < codes.length) return codes
  return codes.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0))
}

function hasDigits(texts: readonly string[]): boolean {
  return texts.filter((text) => /\d/.test(text)).length * 10 >= texts.length * 6
}

/** Letters alone are codes when they are written in one way; a space between them makes a sentence. */
function isUniform(texts: readonly string[], shape: string): boolean {
  const cases = new Set(texts.map((text) => (text === text.toLowerCase() ? 'lower' : text === text.toUpperCase())))
  return cases.size === 1 && (!shape.includes(' ') || shape.endsWith('words'))
}

/** As numbered names do, "user1000" and "user1001". Of random codes, one pair in ten thousand does at most. */
function beginAlike(texts: readonly string[]): boolean {
  return new Set(texts.map((text) => text.slice(0, 4))).size === 1
}

/** Lists of one shape that are something else, as far as chance excludes that they are random. */
function isOtherList(texts: readonly string[], shape: string): boolean {
  // UUIDs; commits, whole and short.
  if (['8-4-4-4-12', '40', '7'].includes(shape)) return true
  if (texts.every((text) => isDay(text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')))) return true
  if (!texts.every((text) => /^[\d -]+$/.test(text)) || texts.length < 5) return false
  // Telephone numbers have unequal groups or begin alike; counters and times go up.
  const uneven = new Set(shape.split(/[- ]/)).size > 1
  const sameStart = new Set(texts.map((text) => text.charAt(0))).size === 1
  return uneven || sameStart || texts.every((text, index) => index === 0 || (texts[index - 1] ?? '') < text)
}

/** One text alone has nothing to be like. */
function standsAlone([text = '']: readonly string[], cells: readonly Cell[], said: boolean): boolean {
  if (said) return cells.length <= 40 && (/\d/.test(text) || (wordsIn(text) ?? 0) >= 3)
  return cells.length === 1 && isSingleCode(text)
}

/** Whether it has the list's shape, or is a code that was cut off or mistyped: that is kept, with a warning. */
function membership(cells: readonly Cell[], shape: string, said: boolean): readonly boolean[] {
  const exact = cells.map(({ text }) => !isCutOff(text) && !isDay(text) && keysOf(text, said).includes(shape))
  return cells.map(({ text }, index) => {
    const beside = exact.lastIndexOf(true) >= index - 2 && exact.indexOf(true) <= index + 2
    return exact[index] === true || (beside && isNearly(text, shape))
  })
}

/** Like a code of this shape with something missing or wrong; a line of a footer is not. */
function isNearly(text: string, shape: string): boolean {
  const own = shapeOf(text)
  if (own === undefined || dayIn(text) !== undefined || text.length < 4) return false
  const groups = text.trim().split(' ')
  if (groups.length > 1 && (!shape.includes(' ') || !groups.every((group) => /\d/.test(group)))) return false
  const fits = shape.endsWith('words') || charactersIn(own) <= charactersIn(shape) * 1.5
  return fits && (isCutOff(text) || /\d/.test(text))
}
