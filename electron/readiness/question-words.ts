/** Questions about a kit, as sentences. */
import { isLink, isPublisher } from './atoms.ts'
import { atomWords } from './plain-words.ts'
import type { Question } from './questions.ts'
import { isPart } from './steps.ts'

/** Asks where something of an account is, or what the account rests on. */
export function questionSentence({ account, atom }: Question): string {
  if (isPart(atom)) return partQuestion(account, atom)
  switch (atom) {
    case 'mail':
      return `Which mailbox is behind ${account}?`
    case 'repo-push':
      return `Which account pushes to the source repository that ${account} links to?`
    case 'linked-github':
      return `Which GitHub account is linked with ${account}?`
    case 'owner':
      return `Who else owns what ${account} owns?`
    case 'key':
      return `Which security keys are registered at ${account}?`
    case 'paid-plan':
      return `Is ${account} on a paid plan?`
    default:
      if (isPublisher(atom)) return `Through which account does ${account} publish without a token?`
      if (isLink(atom)) return `Which account is it that signs in to ${account} (${atomWords(atom)})?`
      return `Where is ${atomWords(atom)} of ${account}?`
  }
}

/** Of the vault: where its files lie, then what opens it. A password manager has as many parts as were told. */
function partQuestion(name: string, part: string): string {
  return part === '0' ? `Where does ${name} lie?` : `What opens ${name}?`
}
