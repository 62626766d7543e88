import type { IntakeEntryView } from '../../electron/contract.ts'
import { Candidate } from './candidate.svelte.ts'

/**
 * The entries that can be imported. What was typed into those of `before` stays when a file is added, opened
 * or left out: an entry is known by its file and its place in it.
 */
export function candidatesOf(entries: readonly IntakeEntryView[], before: readonly Candidate[]): readonly Candidate[] {
  const places = placesOf(entries)
  const known = new Map(before.map((candidate) => [candidate.place, candidate]))
  const candidates = entries.filter(isTakeable).map((entry) => {
    const place = places.get(entry.index) ?? ''
    const candidate = known.get(place)
    const same = candidate?.entry.what === entry.what && candidate.entry.group === entry.group
    return same ? candidate.at(entry) : new Candidate(entry, place)
  })
  const byIndex = new Map(candidates.map((candidate) => [candidate.entry.index, candidate]))
  for (const candidate of candidates)
    candidate.leader = candidate.entry.goesWith === undefined ? undefined : byIndex.get(candidate.entry.goesWith)
  return candidates
}

export function isTakeable({ kind }: IntakeEntryView): boolean {
  return kind !== 'quarantined' && kind !== 'refused'
}

function placesOf(entries: readonly IntakeEntryView[]): ReadonlyMap<number, string> {
  const counts = new Map<number, number>()
  return new Map(
    entries.map(({ index, file }) => {
      const nth = counts.get(file) ?? 0
      counts.set(file, nth + 1)
      return [index, `${file} ${nth}`]
    }),
  )
}
