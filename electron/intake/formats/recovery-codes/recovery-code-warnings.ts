import type { Cell } from './recovery-code-cells.ts'
import { charactersIn, isCutOff, shapeOf } from './recovery-code-shape.ts'

/**
 * What to check in a list of codes, one sentence each. No code is in a sentence: it is named by
 * its place.
 *
 * @param unit - What `line` counts: lines of a text, or codes of a JSON list.
 */
export function codeWarnings(codes: readonly Cell[], shape: string, unit: 'line' | 'code'): readonly string[] {
  return [
    ...codes.flatMap((code) => {
      const problem = problemOf(code.text, shape)
      return problem === ''
        ? []
        : [`${unit === 'line' ? `The code on line ${code.line}` : `Code ${code.line}`} ${problem}`]
    }),
    ...oddWarning(codes, shape),
    ...repeatedWarning(codes),
    ...secretWarning(codes),
    ...undatedWarning(codes),
  ]
}

function problemOf(text: string, shape: string): string {
  if (isCutOff(text)) return 'ends in dots, so it was cut off where it was copied from.'
  const own = shapeOf(text) ?? ''
  if (shape.endsWith('words') || own === shape) return ''
  if (charactersIn(own) < charactersIn(shape)) return 'is shorter than the others; a part of it may be missing.'
  return 'is not written like the others.'
}

/** Programs make hexadecimal codes of whole bytes, so a page that cuts all of them shows it in this way. */
function oddWarning(codes: readonly Cell[], shape: string): string[] {
  const isOdd = /^\d+$/.test(shape) && Number(shape) % 2 === 1 && Number(shape) > 10
  if (!isOdd || !codes.every(({ text }) => /^[0-9a-f]+$/i.test(text))) return []
  return ['The codes have an odd number of hexadecimal digits; the page they were copied from may have cut them off.']
}

function repeatedWarning(codes: readonly Cell[]): string[] {
  return new Set(codes.map(({ text }) => text)).size < codes.length ? ['A code is in the list more than once.'] : []
}

/** Sixteen characters of base32 and more may be secrets of tokens as well. */
function secretWarning(codes: readonly Cell[]): string[] {
  const texts = codes.map(({ text }) => text.replace(/[ -]/g, ''))
  if (!texts.every((text) => /^[a-z2-7]{16,}$/i.test(text) && /[2-7]/.test(text))) return []
  return [
    codes.length === 1
      ? 'This could be the secret of a token as well. If it is, leave it out here and type it under "Type a secret".'
      : 'These could be secrets of tokens as well. If they are, leave them out here and bring them in one by one.',
  ]
}

function undatedWarning(codes: readonly Cell[]): string[] {
  const undated = codes.filter(({ used }) => used === true).length
  if (undated === 0) return []
  const are = undated === 1 ? '1 code is' : `${undated} codes are`
  return [`${are} marked as used without a day; the day of this import is noted instead.`]
}
