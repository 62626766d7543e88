import type { CodesWarning } from '../../judgements.ts'
import type { Cell } from './recovery-code-cells.ts'
import { charactersIn, isCutOff, shapeOf } from './recovery-code-shape.ts'

/**
 * What to check in a list of codes. A code is named by its place alone.
 *
 * @param unit - What `line` counts: lines of a text, or codes of a JSON list.
 */
export function codeWarnings(codes: readonly Cell[], shape: string, unit: 'line' | 'code'): readonly CodesWarning[] {
  return [
    ...codes.flatMap((code) => {
      const kind = problemOf(code.text, shape)
      return kind ? [{ kind, unit, at: code.line }] : []
    }),
    ...oddWarning(codes, shape),
    ...repeatedWarning(codes),
    ...secretWarning(codes),
    ...undatedWarning(codes),
    ...respelledWarning(codes),
  ]
}

function problemOf(text: string, shape: string): 'code-cut-off' | 'code-shorter' | 'code-otherwise' | undefined {
  if (isCutOff(text)) return 'code-cut-off'
  const own = shapeOf(text) ?? ''
  if (shape.endsWith('words') || own === shape) return undefined
  return charactersIn(own) < charactersIn(shape) ? 'code-shorter' : 'code-otherwise'
}

/** Programs make hexadecimal codes of whole bytes, so a page that cuts all of them shows it in this way. */
function oddWarning(codes: readonly Cell[], shape: string): CodesWarning[] {
  const isOdd = /^\d+$/.test(shape) && Number(shape) % 2 === 1 && Number(shape) > 10
  if (!isOdd || !codes.every(({ text }) => /^[0-9a-f]+$/i.test(text))) return []
  return [{ kind: 'odd-hex' }]
}

function repeatedWarning(codes: readonly Cell[]): CodesWarning[] {
  return new Set(codes.map(({ text }) => text)).size < codes.length ? [{ kind: 'code-repeated' }] : []
}

/** Sixteen characters of base32 and more may be secrets of tokens as well. */
function secretWarning(codes: readonly Cell[]): CodesWarning[] {
  const texts = codes.map(({ text }) => text.replace(/[ -]/g, ''))
  if (!texts.every((text) => /^[a-z2-7]{16,}$/i.test(text) && /[2-7]/.test(text))) return []
  return [{ kind: 'maybe-secrets', count: codes.length }]
}

function respelledWarning(codes: readonly Cell[]): CodesWarning[] {
  const count = codes.filter(({ respelled }) => respelled).length
  return count === 0 ? [] : [{ kind: 'respelled', count }]
}

function undatedWarning(codes: readonly Cell[]): CodesWarning[] {
  const count = codes.filter(({ used }) => used === true).length
  return count === 0 ? [] : [{ kind: 'used-undated', count }]
}
