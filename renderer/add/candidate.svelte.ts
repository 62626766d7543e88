import type { IntakeEntryView } from '../../electron/contract.ts'

/** An entry in the preview, as the user has changed it so far. */
export class Candidate {
  ticked = $state(false)
  service = $state('')
  name = $state('')
  /** Only where the entry asks for it. */
  firstUsed = $state(false)
  readonly entry: IntakeEntryView

  constructor(entry: IntakeEntryView) {
    this.entry = entry
    this.ticked = entry.ticked
    this.service = entry.service
    this.name = entry.name
    this.firstUsed = entry.firstUsed ?? false
  }
}

/** The entries that can be imported. What was typed into those of `before` stays when a file is added or opened. */
export function candidatesOf(entries: readonly IntakeEntryView[], before: readonly Candidate[]): readonly Candidate[] {
  const known: Candidate[] = []
  for (const candidate of before) known[candidate.entry.index] = candidate
  return entries.filter(isTakeable).map((entry) => {
    const candidate = known[entry.index]
    return candidate?.entry.what === entry.what && candidate.entry.file === entry.file
      ? candidate
      : new Candidate(entry)
  })
}

export function isTakeable({ kind }: IntakeEntryView): boolean {
  return kind !== 'quarantined' && kind !== 'refused'
}
