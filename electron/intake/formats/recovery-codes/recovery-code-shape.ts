import { LIMITS } from '../../containers/limits.ts'

/**
 * The lengths of a code's groups and what is between them: "5-5", "4 4", "16". Undefined for
 * what cannot be a code. Dots where it was cut off are laid aside.
 */
export function shapeOf(text: string): string | undefined {
  if (text.length > LIMITS.codeCharacters) return undefined
  const body = text.replace(CUT_OFF, '')
  if (!/^[A-Za-z0-9]+(?:[- ][A-Za-z0-9]+)*$/.test(body)) return undefined
  return body.replace(/[A-Za-z0-9]+/g, (group) => String(group.length))
}

/** Whether it ends as a page shows that there was more. */
export function isCutOff(text: string): boolean {
  // The pattern takes long where there are many dots.
  return text.length <= LIMITS.codeCharacters && CUT_OFF.test(text)
}

const CUT_OFF = /\s*(?:…|\.{2,})$/

/** Six characters or more, in groups of three or more; spaces only between groups of one length. */
export function isCodeShape(shape: string): boolean {
  const groups = shape.split(/[- ]/).map(Number)
  const even = !shape.includes(' ') || new Set(groups).size === 1
  return even && charactersIn(shape) >= 6 && groups.every((length) => length >= 3)
}

export function charactersIn(shape: string): number {
  return shape.split(/[- ]/).reduce((sum, length) => sum + Number(length), 0)
}

/** How many words with hyphens between them; undefined for anything else: "tidal-mango-fox" is 3. */
export function wordsIn(text: string): number | undefined {
  return /^[A-Za-z]{3,12}(?:-[A-Za-z]{3,12})+$/.test(text) ? text.split('-').length : undefined
}
