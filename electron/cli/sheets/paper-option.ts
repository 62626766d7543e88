import type { Call } from '../command.ts'
import { UsageError } from '../terminal.ts'

/** The option of commands that make paper. */
export const PAPER_OPTION = { paper: { type: 'string', default: 'a4' } } as const

/** @throws UsageError for any other size of paper. */
export function paperOf({ paper }: Call['options']): 'a4' | 'letter' {
  if (paper !== 'a4' && paper !== 'letter') throw new UsageError('The paper is "a4" or "letter".')
  return paper
}
