/** Why something was not taken, and what to do. */
import { tokenSentence } from '../../../electron/contract/words/token-words.ts'
import { assertNever } from '../../../electron/kit-error.ts'
import type { Refusal } from '../reading/material-kinds.ts'
import { vaultProblemSentence } from './vault-words.ts'

export function refusalSentence(why: Refusal): string {
  switch (why.kind) {
    case 'vault':
      return vaultProblemSentence(why.problem)
    case 'sealed-text-not-whole':
      return 'A sealed text is not whole: a line is missing or has a wrong character. Type all lines from BEGIN to END, with their checks.'
    case 'other-lock':
      return 'This file is locked to an SSH key or an age plugin, such as that of a YubiKey, which this page cannot use. Open it with the program age where that key is, and bring what comes out.'
    case 'opened-no-text':
      return 'It opened, but what is inside is not text.'
    case 'migration-code':
      return 'This is a code that moves accounts into Google Authenticator, which this page cannot read. Scan it with that app.'
    case 'link':
      return `A link could not be read. ${tokenSentence(why.reason)}`
    case 'newer-export':
      return 'This export is from a newer version than this page knows. Use the decoder.html beside it.'
    case 'nothing-on-page':
      return `No secret and no codes could be read in this text of sheet ${why.sheet}. Bring a screenshot of the page, or type its lines.`
    case 'lines-missing':
      return `${linesInWords(why.lines)} of sheet ${why.sheet} could not be found in this text. Paste all of its pages at once, or bring a screenshot of each.`
    case 'typed-secret':
      return `This does not fit. ${tokenSentence(why.reason)}`
    case 'typed-secret-short':
      return 'This does not fit: the secret has a length that no app makes. A character may be missing.'
    default:
      return assertNever(why)
  }
}

/** How many labels are named. */
const NAMED = 6

function linesInWords(lines: readonly string[]): string {
  const [first] = lines
  if (first === undefined) return 'Lines'
  if (lines.length === 1) return `Line ${first}`
  return `Lines ${lines.slice(0, NAMED).join(', ')}${lines.length > NAMED ? ' and more' : ''}`
}
