/** Questions about a kit, as sentences. */
import type { Ask } from './ask.ts'
import { isLink, isPublisher } from '../graph/atoms.ts'
import { atomWords } from '../plain-words.ts'
import type { Question } from './questions.ts'
import { isPart } from '../graph/steps.ts'

/** A question as a sentence; one whose answer may be out of date asks whether that is still true. */
export function askSentence(ask: Ask): string {
  const again = ask.told === undefined ? '' : ` You said so on ${ask.told}: is it still true?`
  switch (ask.kind) {
    case 'holding':
    case 'link':
      return `${atomQuestion(ask)}${again}`
    case 'part':
      return `${partQuestion(ask.name, ask.part)}${again}`
    case 'place':
      return `Where is ${ask.bearer} kept, and by whom?${again}`
    case 'fact':
      return `${factQuestion(ask.about, ask.fact)}${again}`
  }
}

/** Asks where something of an account is, or what the account rests on. */
export function questionSentence({ account, atom }: Question): string {
  return isPart(atom) ? partQuestion(account, Number(atom)) : atomQuestion({ account, atom })
}

function atomQuestion({ account, atom }: Question): string {
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

/** The vault has its files, then what opens it; a password manager has as many parts as were told. */
function partQuestion(name: string, part: number): string {
  return part === 0 ? `Where does ${name} lie?` : `What opens ${name}?`
}

function factQuestion(about: string, fact: string): string {
  const question = FACT_QUESTIONS[fact]
  return question ? question(about) : `What is "${fact}" of ${about}?`
}

const FACT_QUESTIONS: Readonly<Partial<Record<string, (about: string) => string>>> = {
  procedure: () => 'Where is the envelope or safe with your recovery papers, and who may open it?',
  retrieved: () => 'On which day did somebody last fetch it, to try?',
  'downloads-searched': () => 'On which day did you last look for files of recovery codes in Downloads and elsewhere?',
  'second-address': (about) => `Does ${about} have a second confirmed mail address, on another domain?`,
  'domain-until': (about) => `Until which day is the domain of ${about} paid for ("none" where it is the provider's)?`,
  'co-owner-released': (about) => `On which day did another owner of ${about} last release without you?`,
  'publishers-reviewed': (about) => `On which day did you last look through the trusted publishers of ${about}?`,
  revocation: (about) => `Do you keep the certificate that revokes the signing key of ${about}?`,
  reachable: (about) => `On which day did you last answer mail to the addresses in the packages of ${about}?`,
}
