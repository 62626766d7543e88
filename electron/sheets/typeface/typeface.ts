import type { Coverage } from '../content/printable.ts'
import { faceFor } from './faces.ts'
import { MONOSPACE, MONOSPACE_SETS, WEIGHTS, type CharacterSet, type Weight } from './families.ts'
import { fontFile } from './font-file.ts'
import { codePointsOf } from './woff.ts'

/** Text in one font. */
export interface Run {
  readonly set: CharacterSet
  readonly text: string
}

/** What is typed exactly is in the monospace alone; in names and prose other faces stand in. */
export const covers: Coverage = (codePoint, use) =>
  monospaceOf(codePoint) !== undefined || (use === 'prose' && faceFor(codePoint) !== undefined)

/** Cuts text of the monospace into runs of one font each, as few as there can be. */
export function runsOf(text: string): readonly Run[] {
  const runs: { set: CharacterSet; text: string }[] = []
  for (const character of text) {
    const open = runs.at(-1)
    const codePoint = character.codePointAt(0) ?? 0
    if (open && charactersOf(open.set).has(codePoint)) open.text += character
    else runs.push({ set: monospaceOf(codePoint) ?? 'latin', text: character })
  }
  return runs
}

/** The TrueType file of a weight and character set. */
export function monospaceFile(weight: Weight, set: CharacterSet): Uint8Array {
  return fontFile(MONOSPACE, set, WEIGHTS[weight])
}

/** The set that a character of the monospace is in. */
export function monospaceOf(codePoint: number): CharacterSet | undefined {
  return MONOSPACE_SETS.find((set) => charactersOf(set).has(codePoint))
}

const known = new Map<CharacterSet, ReadonlySet<number>>()

/** All weights have the same characters. */
function charactersOf(set: CharacterSet): ReadonlySet<number> {
  const found = known.get(set) ?? codePointsOf(monospaceFile('regular', set))
  known.set(set, found)
  return found
}
