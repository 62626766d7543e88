import { WORDS } from './words.ts'

/** More would not help to choose. */
const MOST = 3
/** Beyond two wrong letters, other words fit as well as the right one. */
const MOST_WRONG = 2

/**
 * Words that may have been meant, the nearest first, for a person to compare with the paper. The
 * first four letters name one word; else letters that are wrong, missing, too many or swapped.
 */
export function nearestWords(typed: string): readonly string[] {
  const started = typed.length >= 4 ? WORDS.find((word) => word.startsWith(typed.slice(0, 4))) : undefined
  // What differs more in length differs more in letters; what is "typed" may be a file of a stranger.
  const near = WORDS.filter((word) => Math.abs(word.length - typed.length) <= MOST_WRONG)
    .map((word) => ({ word, wrong: wrongLetters(typed, word) }))
    .filter(({ wrong }) => wrong <= MOST_WRONG)
  const least = Math.min(...near.map(({ wrong }) => wrong))
  const words = near.filter(({ wrong }) => wrong === least).map(({ word }) => word)
  return [...new Set([...(started === undefined ? [] : [started]), ...words])].slice(0, MOST)
}

/** Optimal string alignment distance. */
function wrongLetters(typed: string, word: string): number {
  let before: readonly number[] = []
  let row: readonly number[] = Array.from({ length: word.length + 1 }, (_, at) => at)
  for (let i = 1; i <= typed.length; i++) {
    const next = [i]
    for (let j = 1; j <= word.length; j++) {
      const same = typed[i - 1] === word[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]
      next.push(
        Math.min(
          (row[j - 1] ?? 0) + same,
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
        ),
      )
    }
    before = row
    row = next
  }
  return row[word.length] ?? Infinity
}
