/**
 * Finds the identity in typed text or in a file from `age-keygen`, ignoring comment lines, spaces
 * and case. Post-quantum identities (`AGE-SECRET-KEY-PQ-1…`) open exports as well, though the app
 * makes none. Undefined when there is none; `recipientOf` tells whether it is intact.
 */
export function identityIn(text: string): string | undefined {
  const typed = text
    .split(/\r\n|\r|\n/)
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('')
    .replace(/\s/g, '')
    .toUpperCase()
  return /^AGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]+$/.test(typed) ? typed : undefined
}
