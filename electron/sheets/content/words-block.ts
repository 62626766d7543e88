import { checkedLine, type CheckedLine } from './line-check.ts'
import type { QrSymbol } from './qr.ts'

/** Numbered words, some to a line, and a symbol that holds them. */
export interface WordsBlock {
  readonly kind: 'words'
  readonly title: string
  readonly symbol: QrSymbol
  /** What the symbol is, for those who cannot see it; never what is in it. */
  readonly alternative: string
  /** A line's label is the number of its first word; the words of its text are numbered on from there. */
  readonly lines: readonly CheckedLine[]
  /** One sentence each. */
  readonly remarks: readonly string[]
}

/** Words in lines of three, read across. */
export function wordLines(words: readonly string[], sheetId: string): readonly CheckedLine[] {
  return Array.from({ length: Math.ceil(words.length / PER_LINE) }, (_, line) => {
    const first = line * PER_LINE
    return checkedLine(sheetId, String(first + 1), words.slice(first, first + PER_LINE).join(' '))
  })
}

const PER_LINE = 3
