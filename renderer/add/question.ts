import type { Candidate } from './candidate.svelte.ts'

/** The tokens that a question is about: the entry itself, and those that contradict it. */
export function sidesOf(candidate: Candidate, candidates: readonly Candidate[]): readonly Candidate[] {
  const first = firstOf(candidate)
  return first === undefined ? [candidate] : candidates.filter((one) => firstOf(one) === first)
}

/** Whether the person said which token is right, or whose the codes are; importing any of the sides says it. */
export function isAnswered(candidate: Candidate, candidates: readonly Candidate[]): boolean {
  return candidate.keptHere || sidesOf(candidate, candidates).some(({ ticked }) => ticked)
}

function firstOf({ entry: { question } }: Candidate): number | undefined {
  return question && question.kind !== 'whose' ? question.first : undefined
}
