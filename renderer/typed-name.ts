import { boxed, replaceHidden } from '../electron/visible-text.ts'

/**
 * Whether the user typed the requested name. Only letters and digits count, in either case: "pypi
 * alice" matches "PyPI · alice", whose dot is on no keyboard. A name with neither is compared as it
 * is shown, with boxes for hidden characters.
 */
export function isTypedName(typed: string, name: string): boolean {
  const wanted = lettersAndDigits(name)
  if (wanted !== '') return lettersAndDigits(typed) === wanted
  return name.trim() !== '' && boxed(typed.trim()) === boxed(name.trim())
}

function lettersAndDigits(text: string): string {
  return replaceHidden(text, 'one', () => '')
    .normalize('NFKC')
    .toLocaleLowerCase('en')
    .replace(/[^\p{L}\p{N}]/gu, '')
}
