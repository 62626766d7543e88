import type { AccountRow } from '../../electron/contract.ts'

/** The words of a search, in lower case. */
export function wordsOf(search: string): readonly string[] {
  return search.toLocaleLowerCase().split(/\s+/).filter(Boolean)
}

/** Keeps the rows that contain every word in their service, name or tags. */
export function finder(rows: readonly AccountRow[]): (words: readonly string[]) => readonly AccountRow[] {
  const texts = rows.map(({ service, name, tags = [] }) => [service, name, ...tags].join(' ').toLocaleLowerCase())
  return (words) =>
    words.length === 0 ? rows : rows.filter((_, at) => words.every((word) => texts[at]?.includes(word)))
}

/** A part of a name, and whether the search asked for it. */
export interface Piece {
  readonly text: string
  readonly found: boolean
}

/** A name cut up at the words of a search. */
export function pieces(text: string, words: readonly string[]): readonly Piece[] {
  const lower = text.toLocaleLowerCase()
  // Some letters become two in lower case: the places would no longer fit.
  if (words.length === 0 || lower.length !== text.length) return [{ text, found: false }]
  const found = new Array<boolean>(text.length).fill(false)
  for (const word of words)
    for (let at = lower.indexOf(word); at !== -1; at = lower.indexOf(word, at + 1))
      found.fill(true, at, at + word.length)
  const cut: Piece[] = []
  let start = 0
  for (let end = 1; end <= text.length; end++) {
    if (end < text.length && found[end] === found[start]) continue
    cut.push({ text: text.slice(start, end), found: found[start] === true })
    start = end
  }
  return cut
}

/** How long the letters of a name may be apart. */
const PAUSE_MS = 1000

/** Typing the beginning of a name in the list finds it. */
export class TypeAhead {
  #typed = ''
  #at = 0

  /** The row that begins with what was typed within the last second; undefined if there is none. */
  find(letter: string, rows: readonly AccountRow[], now: number): AccountRow | undefined {
    this.#typed = now - this.#at > PAUSE_MS ? letter : this.#typed + letter
    this.#at = now
    const wanted = this.#typed.toLocaleLowerCase()
    return rows.find(({ service, name }) => (service || name).toLocaleLowerCase().startsWith(wanted))
  }

  /** Another key was pressed: the next letter begins a name. */
  end(): void {
    this.#typed = ''
  }

  /** Whether a space would belong to a name that is being typed. */
  isOpen(now: number): boolean {
    return this.#typed !== '' && now - this.#at <= PAUSE_MS
  }
}
