import type { IntakeView } from '../../contract.ts'
import { remarkSentence } from '../../contract/words/intake-words.ts'

type Entry = IntakeView['entries'][number]

/** What an import would do, entry by entry, each with what to check. */
export function previewLines(view: IntakeView): readonly string[] {
  return [
    ...view.files.flatMap(({ name, notes }) => notes.map((note) => `${name}: ${remarkSentence(note)}`)),
    ...view.entries.flatMap((entry) => [
      `${entry.ticked ? '[x]' : '[ ]'} ${called(entry)}  ${entry.what}${entry.reason === undefined ? '' : `  (${remarkSentence(entry.reason)})`}`,
      ...warningsOf(entry).map((warning) => `    ! ${warning}`),
    ]),
    ...view.missing.map(remarkSentence),
  ]
}

/** Only what to check, where nobody is asked. */
export function warningLines(view: IntakeView): readonly string[] {
  return [
    ...view.entries.flatMap((entry) =>
      warningsOf(entry).map((warning) => `! ${called(entry) || entry.what}: ${warning}`),
    ),
    ...view.missing.map(remarkSentence),
  ]
}

/** The same for programs. */
export function warningsJson({ entries }: IntakeView): readonly object[] {
  return entries.flatMap((entry) => {
    const warnings = warningsOf(entry)
    const { service, name, what } = entry
    return warnings.length === 0 ? [] : [{ service, name, what, warnings }]
  })
}

function called({ service, name }: Entry): string {
  return [service, name].filter((part) => part !== '').join(' · ')
}

function warningsOf({ warnings, firstUsed, ticked }: Entry): readonly string[] {
  const sentences = warnings.map(remarkSentence)
  if (firstUsed !== true || !ticked) return sentences
  return [...sentences, 'Its first code is noted as used: the service asks for one when two-factor login is set up.']
}
