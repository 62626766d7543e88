import { linesOf } from '../../containers/text.ts'
import { nameAlone, nameInHeading } from './recovery-code-names.ts'

/** A piece of a text that is about the codes of one service. */
export interface Section {
  readonly text: string
  /** Number of its first line, from 0. */
  readonly line: number
}

/**
 * Parts a text where a heading names another service than the one before it: a note may hold the
 * codes of several. Whether there are codes below each is for the caller to see.
 */
export function sectionsOf(text: string): readonly Section[] {
  const lines = linesOf(text)
  const starts: number[] = [0]
  let current = ''
  for (const [line, content] of lines.entries()) {
    const name = (nameInHeading(content) || nameAlone(content, false)).toLowerCase()
    if (name === '' || name === current) continue
    if (current !== '') starts.push(line)
    current = name
  }
  return starts.map((line, at) => ({ line, text: lines.slice(line, starts[at + 1]).join('\n') }))
}
