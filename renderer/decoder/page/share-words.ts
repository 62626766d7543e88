/** Sentences about shares. They repeat no word of a share but the two that name its set. */
import { assertNever } from '../../../electron/kit-error.ts'
import type { ShareProblem } from '../../../electron/slip39/share.ts'
import type { ShareRefusal, SharesSoFar } from '../reading/shares.ts'

/** In a share of 32 bytes. */
const WORDS = 33

/** How far a set is. */
export function sharesSentence(news: SharesSoFar): string {
  if (news.kind === 'shares-complete') return `The shares of “${news.set}” are complete.`
  const { found, needed, of, set, numbers } = news
  const list = of === 'shares' ? ` (here: number ${numbers.join(', ')})` : ''
  return `${found} of ${needed} ${of} of the set “${set}”${list}. ${needed - found} more to go.`
}

/** Why a share was left out. */
export function shareRefusalSentence(why: ShareRefusal): string {
  switch (why.kind) {
    case 'not-a-share':
      return problemSentence(why.problem, why.words)
    case 'here-already':
      return `Share ${why.number} of “${why.set}” is here already. Another one is needed.`
    case 'altered':
      return 'These shares do not fit together: one of them was altered. It was left out.'
    case 'no-identity':
      return 'These shares hold no paper key, so they are not from Recovery Kit.'
    default:
      return assertNever(why)
  }
}

function problemSentence(problem: ShareProblem, words: number): string {
  switch (problem.kind) {
    case 'unknown-word': {
      const meant = problem.suggestions.map((word) => `“${word}”`).join(' or ')
      return `Word ${problem.position} is not in the list of words. ${meant === '' ? 'Compare it with the paper.' : `Look again: is it ${meant}?`}`
    }
    case 'wrong-length':
      return countSentence(words)
    case 'wrong-checksum':
      if (words !== WORDS) return countSentence(words)
      return 'A word of this share is wrong or in the wrong place. Compare each word with the paper.'
    case 'malformed':
      return 'These words are not a SLIP-39 share.'
    case 'too-much-work':
      return 'This share asks for more work than shares of any known app do, so it was left out. Put it together with the app it is from.'
    default:
      return assertNever(problem)
  }
}

function countSentence(words: number): string {
  return `A share of Recovery Kit has ${WORDS} words; these are ${words}.`
}
