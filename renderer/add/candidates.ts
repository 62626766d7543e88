import type { IntakeEntryView } from '../../electron/contract.ts'
import { Candidate } from './candidate.svelte.ts'

/**
 * The entries that can be imported. What was typed into those of `before` stays when a file is added, opened
 * or left out: an entry keeps its number.
 */
export function candidatesOf(entries: readonly IntakeEntryView[], before: readonly Candidate[]): readonly Candidate[] {
  const known = new Map(before.map((candidate) => [candidate.entry.index, candidate]))
  const candidates = entries
    .filter(isTakeable)
    .map((entry) => known.get(entry.index)?.update(entry) ?? new Candidate(entry))
  const byIndex = new Map(candidates.map((candidate) => [candidate.entry.index, candidate]))
  for (const candidate of candidates)
    candidate.leader = candidate.entry.goesWith === undefined ? undefined : byIndex.get(candidate.entry.goesWith)
  return candidates
}

export function isTakeable({ kind }: IntakeEntryView): boolean {
  return kind !== 'quarantined' && kind !== 'refused'
}
