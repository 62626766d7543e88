/** What is said of the lines that were read in a picture, for the window and the terminal. */
import type { PictureLineView, PictureTextView } from '../picture-text.ts'
import { listed, plain, sentence, type JudgementView, type Sentences } from './sentences.ts'

export function lineDoubtSentence(doubt: JudgementView): string {
  return (Object.hasOwn(SENTENCES, doubt.kind) ? SENTENCES[doubt.kind]?.(doubt) : undefined) ?? 'Compare this line.'
}

const SENTENCES: Sentences = {
  'hard-to-read': sentence({ places: 'numbers' }, ({ places }) =>
    places.length === 1
      ? `Character ${listed(places)} was hard to read.`
      : `Characters ${listed(places)} were hard to read.`,
  ),
  'easily-confused': sentence(
    { characters: 'texts' },
    ({ characters }) => `Easily confused: ${characters.map(pairInWords).join('; ')}.`,
  ),
  'unlike-service': sentence(
    { service: 'text' },
    ({ service }) => `${service} writes its codes in another way. Something may be missing or wrong.`,
  ),
  'unlike-others': plain('It is not written like the other codes. Something may be missing or wrong.'),
}

/** "0O" is "0 and O", "1lI" is "1, l and I". */
function pairInWords(characters: string): string {
  return listed(Array.from(characters))
}

const LETTERS: Readonly<Record<PictureTextView['letters'], string>> = {
  digits: 'digits only',
  hex: 'digits and the letters a to f',
  'hex-capitals': 'digits and the letters A to F',
  small: 'digits and small letters',
  capitals: 'digits and capitals',
  any: 'digits, small letters and capitals',
}

/** What the codes were taken to be made of. */
export function lettersSentence({ letters }: PictureTextView): string {
  return `They were read as ${LETTERS[letters]}. If a code has others, correct it.`
}

/** A line of signs to set under a text in a typeface with equal widths: "^" under what was hard to read. */
export function marksUnder({ text, unsure }: PictureLineView): string {
  return Array.from(text, (_, place) => (unsure.includes(place) ? '^' : ' '))
    .join('')
    .trimEnd()
}
