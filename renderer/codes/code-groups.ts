/**
 * A code in groups of three or four, the longer ones last: 482 913, 1234 5678, 123 4567. Codes of up
 * to five characters stay whole, as people read a Steam code in one go.
 */
export function inGroups(code: string): string {
  if (code.length <= 5) return code
  if (code.length % 4 === 0) return split(code, 4)
  const odd = code.length % 3
  const threes = code.length - odd * 4
  return [split(code.slice(0, threes), 3), split(code.slice(threes), 4)].filter(Boolean).join(' ')
}

/** Stands in for a code that is not there yet, with the same width. */
export function placeholder(digits: number): string {
  return inGroups('·'.repeat(digits))
}

function split(text: string, size: number): string {
  return (text.match(new RegExp(`.{1,${size}}`, 'gu')) ?? []).join(' ')
}
