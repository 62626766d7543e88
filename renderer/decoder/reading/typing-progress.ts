import { verdictOf, type TypedKind, type TypedLine } from './typed-lines.ts'

/** How far the typing of a sheet is. */
export interface TypingProgress {
  /** Lines that fit their checks. */
  readonly right: number
  /** How many the sheet has; absent while nobody knows. */
  readonly of?: number
  /** Indexes of those that do not fit. */
  readonly wrong: readonly number[]
}

/** These are as long on every sheet. */
const LINES: Readonly<Partial<Record<TypedKind, number>>> = { identity: 4, share: 11 }

/** Counts the lines that are right. A sealed text has as many as come before its END line. */
export function typingProgress(kind: TypedKind, sheetId: string, lines: readonly TypedLine[]): TypingProgress {
  const verdicts = lines.map((line, index) => verdictOf(kind, sheetId, index, line))
  const end = kind === 'sealed' ? lines.findIndex(({ text }) => text.trim().startsWith('-----END')) : -1
  const of = LINES[kind] ?? (end > 0 ? end + 1 : undefined)
  return {
    right: verdicts.filter((verdict) => verdict === 'fits').length,
    ...(of !== undefined && { of }),
    wrong: verdicts.flatMap((verdict, index) => (verdict === 'wrong' ? [index] : [])),
  }
}
