/** Sentences about imports, for the window, the terminal and the printed report, made of kinds and facts. */
import { NOTE_SENTENCES } from './note-sentences.ts'
import { REASON_SENTENCES } from './reason-sentences.ts'
import { sentence, type JudgementView, type RemarkView, type Sentences } from './sentences.ts'
import { TOKEN_SENTENCES } from './token-words.ts'
import { TYPED_SENTENCES } from './typed-sentences.ts'
import { WARNING_SENTENCES } from './warning-sentences.ts'

/**
 * A remark of a reading, an entry or an import report as a sentence. What earlier versions stored is shown word
 * for word; a kind that a later version stored is named with its facts.
 */
export function remarkSentence(remark: RemarkView): string {
  if (typeof remark === 'string') return remark
  return (Object.hasOwn(SENTENCES, remark.kind) ? SENTENCES[remark.kind]?.(remark) : undefined) ?? unknown(remark)
}

const SENTENCES: Sentences = {
  ...TOKEN_SENTENCES,
  ...REASON_SENTENCES,
  ...WARNING_SENTENCES,
  ...NOTE_SENTENCES,
  ...TYPED_SENTENCES,
  'kept-before': sentence(
    { reason: 'remark' },
    ({ reason }) => `An earlier import set it aside already. ${remarkSentence(reason)}`,
  ),
}

function unknown({ kind, ...facts }: JudgementView): string {
  const listed = Object.entries(facts).map(([name, fact]) => `${name} ${JSON.stringify(fact)}`)
  return `Reason not known to this version: ${[kind, ...listed].join(', ')}.`
}
