/** Sentences about a code of another app that did not fit, for the window and the terminal. */
import { assertNever } from '../../kit-error.ts'
import type { HintChangeView, HintView } from '../accounts.ts'
import { counted, listed } from './sentences.ts'

/** What would make the code fit: "It would fit with 8 digits instead of 6." */
export function hintSentence({ changes }: HintView): string {
  const guess = changes.length > 1 ? ' Two settings at once are a guess.' : ''
  return `It would fit with ${listed(changes.map(changeInWords))}.${guess}`
}

/** Whether the clocks differ; then nothing of the token would be changed. */
export function isClockHint({ changes }: HintView): boolean {
  return changes.some(({ kind }) => kind === 'clock')
}

function changeInWords(change: HintChangeView): string {
  switch (change.kind) {
    case 'digits':
      return `${String(change.digits)} digits${instead(change.from)}`
    case 'period':
      return `a new code every ${String(change.period)} s${instead(change.from, ' s')}`
    case 'algorithm':
      return `${change.algorithm}${instead(change.from)}`
    case 'type':
      return change.type === 'steam' ? 'Steam letters instead of digits' : 'ordinary digits instead of Steam letters'
    case 'counter':
      return `counter ${String(change.counter)}${instead(change.from)}`
    case 'clock':
      return `a clock that is ${spanInWords(Math.abs(change.seconds))} ${change.seconds < 0 ? 'behind' : 'ahead of'} this one`
    default:
      return assertNever(change)
  }
}

function instead(from: string | number | undefined, unit = ''): string {
  return from === undefined ? '' : ` instead of ${String(from)}${unit}`
}

function spanInWords(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  if (seconds < 120) return counted(seconds, 'second')
  if (minutes < 120) return `about ${counted(minutes, 'minute')}`
  const rest = minutes % 60
  return `about ${counted(Math.floor(minutes / 60), 'hour')}${rest === 0 ? '' : ` ${counted(rest, 'minute')}`}`
}
