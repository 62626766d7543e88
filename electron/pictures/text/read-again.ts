import { scaled, type Grey } from '../grey.ts'
import { bordered, cutOut } from './clear-page.ts'
import type { OcrEngine } from './ocr-engine.ts'
import { lettersOf, type Cell, type Likeness } from './text-cells.ts'
import { LETTERS } from './text-job.ts'

/** Pixels: each code is read in these heights. What is misread in one is often right in another. */
const HEIGHTS = [24, 32, 48]
const BORDER = 16
/** The reader is more often wrong below it than above. */
const SURE = 95

interface Look {
  readonly letters: string
  /** One for each letter, from 0 to 100. */
  readonly sure: readonly number[]
}

/** A code, and the places in it that are in doubt. */
export interface Settled {
  readonly text: string
  readonly unsure: readonly number[]
}

/** Reads a code alone, several times, as one that is like the others of its list, and compares what came of it. */
export function readAgain(page: Grey, cell: Cell, likeness: Likeness, engine: OcrEngine): Settled {
  const { left, top, right, bottom } = cell.box
  const margin = Math.round((bottom - top) / 4)
  const part = cutOut(page, { left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin })
  const looks = HEIGHTS.map((height) => {
    const factor = Math.max(0.3, Math.min(4, height / (bottom - top)))
    const words = engine.read(bordered(scaled(part, factor), BORDER), `${LETTERS[likeness.letters]}-`).flat(2)
    const characters = words.filter(({ text }) => lettersOf(text) !== '')
    return { letters: characters.map(({ text }) => text).join(''), sure: characters.map(({ sure }) => sure) }
  })
  return settled(looks, likeness) ?? firstLook(cell)
}

/** The text of the first look, of which nothing was confirmed by another. */
export function firstLook({ text }: Cell): Settled {
  return { text, unsure: Array.from(text).flatMap((character, at) => (character === ' ' ? [] : [at])) }
}

/** What fits the list, then what was read most often, then what was read most surely. */
function settled(looks: readonly Look[], { regrouped }: Likeness): Settled | undefined {
  const votes = [...Map.groupBy(looks, ({ letters }) => letters)]
  const fits = (letters: string) => Number(regrouped(letters) !== undefined)
  const [best] = votes.sort(
    ([a, forA], [b, forB]) => fits(b) - fits(a) || forB.length - forA.length || surest(forB) - surest(forA),
  )
  if (!best || best[0] === '') return undefined
  const [letters, same] = best
  const isUnsure = Array.from(letters, (_, at) => {
    const low = Math.min(...same.map(({ sure }) => sure[at] ?? 0)) < SURE
    return low || looks.some((other) => !agrees(other.letters, letters, at))
  })
  const text = regrouped(letters) ?? letters
  let place = 0
  const unsure = Array.from(text).flatMap((character, at) =>
    lettersOf(character) !== '' && isUnsure[place++] ? [at] : [],
  )
  return { text, unsure }
}

function surest(looks: readonly Look[]): number {
  return Math.max(...looks.map(({ sure }) => Math.min(...sure)))
}

/** Of another length, it agrees from both ends up to where they first differ. */
function agrees(other: string, letters: string, at: number): boolean {
  if (other.length === letters.length) return other[at] === letters[at]
  let [start, end] = [0, 0]
  while (start < letters.length && other[start] === letters[start]) start++
  while (end < letters.length && other.at(-1 - end) === letters.at(-1 - end)) end++
  return at < start - 1 || at > letters.length - end
}
