import { checkTypedLine, type Writing } from '../../electron/sheets/drill/typed-line.ts'
import type { TextBox } from '../../electron/sheets/layout/page.ts'
import { likeness, lookOf, type Glyphs } from './glyphs.ts'
import type { PrintedLine } from './printed-lines.ts'
import type { WornPage } from './worn-page.ts'

/** Below this a character is like no glyph: what is typed for it is a guess. */
const SURE = 0.6

/** Where a character may be, in pixels from where it should be. */
const ASIDE = [-0.5, 0, 0.5].flatMap((x) => [-0.5, 0, 0.5].map((y) => ({ x, y })))

const ALPHABETS: Readonly<Record<Writing | 'check', string>> = {
  base32: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  hex: '0123456789abcdef',
  code: '0123456789abcdef',
  exact: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=->.',
  check: '0123456789abcdef',
}

/** What was seen of a line. */
export interface Seen {
  readonly text: string
  /** Characters that were guessed. */
  readonly guesses: number
}

/**
 * Looks at a worn page and types. It knows where each line is, how its groups are spaced, the
 * typeface, and of which characters a line may be; what they are it sees in the picture alone.
 */
export class Typist {
  readonly #glyphs: Glyphs

  constructor(glyphs: Glyphs) {
    this.#glyphs = glyphs
  }

  /**
   * Types a line as a person does into the app: not at all when more than one character cannot be made
   * out; a line that does not fit its check becomes what the app suggests, if that is one line alone.
   *
   * @returns The line that the app accepts, or undefined.
   */
  lineOn(page: WornPage, { label, sheet, writing, text, check }: PrintedLine): string | undefined {
    const [typed, behind] = [this.read(page, text, writing), this.read(page, check, 'check')]
    if (typed.guesses + behind.guesses > 1) return undefined
    const answer = checkTypedLine(sheet, label, typed.text, behind.text, writing)
    if (answer.kind === 'fits') return answer.text
    return answer.suggestions.length === 1 ? answer.suggestions[0] : undefined
  }

  /** Each character is the one that it looks most like. */
  read(page: WornPage, box: TextBox, writing: Writing | 'check'): Seen {
    const glyphs = this.#glyphs(box)
    let guesses = 0
    const text = Array.from(box.text, (printed, at) => {
      if (printed === ' ') return ' '
      const looks = ASIDE.flatMap((aside) => lookOf(page, box, at, aside) ?? [])
      const candidates = Array.from(ALPHABETS[writing], (character) => {
        const glyph = glyphs.get(character)
        return { character, likeness: Math.max(0, ...(glyph ? looks.map((look) => likeness(look, glyph)) : [])) }
      })
      const best = candidates.reduce((one, other) => (other.likeness > one.likeness ? other : one))
      if (best.likeness < SURE) guesses++
      return best.character
    })
    return { text: text.join(''), guesses }
  }
}
