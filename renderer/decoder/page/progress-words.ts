import { lineLabel, type TypedKind } from '../reading/typed-lines.ts'
import type { TypingProgress } from '../reading/typing-progress.ts'

/** "12 of 26 lines are right. Line 7 is not." Empty before the first line that is checked. */
export function progressSentence(kind: TypedKind, { right, of, wrong }: TypingProgress): string {
  if (right + wrong.length === 0) return ''
  const lines = `${right}${of === undefined ? '' : ` of ${of}`} ${right === 1 && of === undefined ? 'line is' : 'lines are'} right.`
  const labels = wrong.map((index) => lineLabel(kind, index))
  const last = labels.at(-1) ?? ''
  if (labels.length === 0) return lines
  if (labels.length === 1) return `${lines} Line ${last} is not.`
  return `${lines} Lines ${labels.slice(0, -1).join(', ')} and ${last} are not.`
}
