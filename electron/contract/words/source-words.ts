/** Sentences about what was imported as a whole: what it is called, and whether it can be deleted. */
import { assertNever } from '../../kit-error.ts'
import type { LedgerCountsView, LedgerFileView, LedgerRowView, OpenPointView } from '../intake.ts'
import { counted } from './sentences.ts'

const IN_WORDS: Readonly<Record<string, string>> = {
  'pasted text': 'the pasted text',
  camera: 'what the camera saw',
  'typed by hand': 'what was typed',
}

/** What came of an entry. */
export const OUTCOMES: Readonly<Record<LedgerRowView['outcome'], string>> = {
  added: 'added',
  duplicate: 'already here',
  refused: 'not imported',
  quarantined: 'set aside',
}

/** "9 entries read: 7 added, 1 already here, 1 set aside." The numbers add up. */
export function countsSentence(counts: LedgerCountsView): string {
  const outcomes = (['added', 'duplicate', 'refused', 'quarantined'] as const).filter((one) => counts[one] > 0)
  if (outcomes.length === 0) return 'Nothing was read.'
  const parts = outcomes.map((one) => `${NUMBER.format(counts[one])} ${OUTCOMES[one]}`)
  return `${NUMBER.format(counts.read)} ${counts.read === 1 ? 'entry' : 'entries'} read: ${parts.join(', ')}.`
}

const NUMBER = new Intl.NumberFormat('en')

/** Whether a file can be deleted, and if not, why; undefined when that is not known. */
export function verdictSentence({
  name,
  tokens,
  open,
}: Pick<LedgerFileView, 'name' | 'tokens' | 'open'>): string | undefined {
  if (!open) return undefined
  const source = Object.hasOwn(IN_WORDS, name) ? IN_WORDS[name] : undefined
  if (open.length > 0) {
    const keep = source === undefined ? `Do not delete ${name} yet.` : `Keep the original of ${source}.`
    return [keep, ...open.map(openSentence)].join(' ')
  }
  const all = source === undefined ? `Everything from ${name}` : `All of ${source}`
  return tokens > 0 ? `${all} is proved.` : `${all} was read back from the vault file and compared.`
}

function openSentence(point: OpenPointView): string {
  switch (point.kind) {
    case 'not-proved': {
      const are = point.count === 1 ? 'is' : 'are'
      return `${String(point.count)} of ${counted(point.of, 'token')} ${are} not proved.`
    }
    case 'quarantined':
      return `${entries(point.count)} not understood yet.`
    case 'refused':
      return `${entries(point.count)} not in the vault.`
    case 'gone':
      return `${entries(point.count)} no longer in the vault.`
    case 'not-read-back':
      return 'What came of it was not read back from the vault file.'
    case 'read-from-picture':
      return 'Its codes were read from its text. Only the picture shows whether each character is right.'
    case 'not-backed-up':
      return 'What came of it is in no backup yet.'
    default:
      return assertNever(point)
  }
}

function entries(count: number): string {
  return count === 1 ? '1 entry in it is' : `${String(count)} entries in it are`
}
