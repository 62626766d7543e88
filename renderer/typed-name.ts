/**
 * Whether somebody typed the name that was asked for. Only letters and digits count, in either
 * case: "pypi alice" is "PyPI · alice", whose dot is on no keyboard.
 */
export function isTypedName(typed: string, name: string): boolean {
  const bare = lettersAndDigits(name)
  return bare === '' ? typed.trim() === name.trim() && name.trim() !== '' : lettersAndDigits(typed) === bare
}

function lettersAndDigits(text: string): string {
  return text
    .normalize('NFKC')
    .toLocaleLowerCase('en')
    .replace(/[^\p{L}\p{N}]/gu, '')
}
