import { LETTERS, type Letters } from '../../pictures/text/text-job.ts'
import type { CodesForm } from './picture-codes.ts'

/** What to look at in a line that was read from a picture, as data. It is shown and not stored. */
export type LineDoubt =
  /** Places from 1 of the characters that were hard to read. */
  | { readonly kind: 'hard-to-read'; readonly places: readonly number[] }
  /** Each a character of the line, and those it is often confused with: "0O". */
  | { readonly kind: 'easily-confused'; readonly characters: readonly string[] }
  | { readonly kind: 'unlike-service'; readonly service: string }
  | { readonly kind: 'unlike-others' }

/** What people confuse, and what the reader was seen to confuse on made pictures. */
const ALIKE = ['0OoQD', '1lI', '5S', '8B', '2Z', '6b', '9gq', '4A']

/**
 * @param unsure - Places from 0.
 * @param letters - What the codes of the list are made of: in hexadecimal, no 0 is an O.
 */
export function lineDoubts(
  text: string,
  unsure: readonly number[],
  { service, isOfService, isLikeOthers }: CodesForm,
  letters: Letters,
): readonly LineDoubt[] {
  const confused = [...new Set(text)].flatMap((character) => {
    const others = confusedWith(character, letters)
    return others === '' ? [] : [character + others]
  })
  // Of a 6 and a b in one line, it is said once.
  const distinct = [...new Map(confused.toReversed().map((group) => [sorted(group), group])).values()].toReversed()
  return [
    ...(unsure.length === 0 ? [] : [{ kind: 'hard-to-read', places: unsure.map((place) => place + 1) } as const]),
    ...(distinct.length === 0 ? [] : [{ kind: 'easily-confused', characters: distinct } as const]),
    ...(isOfService(text) ? [] : [{ kind: 'unlike-service', service } as const]),
    ...(isLikeOthers(text) ? [] : [{ kind: 'unlike-others' } as const]),
  ]
}

function confusedWith(character: string, letters: Letters): string {
  return ALIKE.filter((group) => group.includes(character))
    .join('')
    .replaceAll(character, '')
    .replace(/./g, (other) => (LETTERS[letters].includes(other) ? other : ''))
}

function sorted(characters: string): string {
  return Array.from(characters).sort().join('')
}
