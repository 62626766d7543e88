import { boxed, replaceHidden } from '../electron/visible-text.ts'

/**
 * Whether somebody typed the name that was asked for. Only letters and digits count, in either
 * case: "pypi alice" is "PyPI · alice", whose dot is on no keyboard. A name that has neither is
 * compared as it is shown, with a box for what nobody can see.
 */
export function isTypedName(typed: string, name: string): boolean {
  const bare = lettersAndDigits(name)
  if (bare !== '') return lettersAndDigits(typed) === bare
  return name.trim() !== '' && boxed(typed.trim()) === boxed(name.trim())
}

function lettersAndDigits(text: string): string {
  return replaceHidden(text, 'one', () => '')
    .normalize('NFKC')
    .toLocaleLowerCase('en')
    .replace(/[^\p{L}\p{N}]/gu, '')
}
