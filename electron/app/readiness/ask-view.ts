import type { AnswerView, AskView } from '../../contract.ts'
import type { Ask } from '../../readiness/questions/ask.ts'
import { askKey } from '../../readiness/questions/asking.ts'
import { factTakes } from '../../readiness/checks/facts.ts'
import { askSentence } from '../../readiness/questions/question-words.ts'

/** A question, with the answers to it that nobody has to type. */
export function askView(ask: Ask): AskView {
  const { asked, told, lately } = ask
  const thing = thingView(ask)
  const none = noneOf(ask, thing.takes)
  return {
    key: askKey(ask),
    ...thing,
    says: askSentence(ask),
    dontKnow: dontKnowOf(ask),
    ...(none && { none }),
    ...(thing.takes === 'yes-no' && { yes: yesOf(ask) }),
    ...(asked !== undefined && { asked }),
    ...(told !== undefined && { told, stillTrue: { kind: 'still-true', of: ofThing(ask) } }),
    ...(lately && { lately }),
  }
}

function thingView(ask: Ask): Pick<AskView, 'kind' | 'about' | 'atom' | 'fact' | 'part' | 'takes'> {
  const { kind } = ask
  switch (kind) {
    case 'holding':
      return { kind, about: ask.account, atom: ask.atom, takes: ask.atom === 'paid-plan' ? 'yes-no' : 'places' }
    case 'link':
      return { kind, about: ask.account, atom: ask.atom, takes: 'account' }
    case 'part':
      return { kind, about: ask.name, part: ask.part, takes: 'places' }
    case 'place':
      return { kind, about: ask.bearer, takes: 'place' }
    case 'fact':
      return { kind, about: ask.about, fact: ask.fact, takes: factTakes(ask.fact) }
  }
}

function dontKnowOf(ask: Ask): AnswerView {
  switch (ask.kind) {
    case 'holding':
    case 'link':
      return { kind: 'unknown', account: ask.account, atom: ask.atom }
    case 'part':
      return { kind: 'part', name: ask.name, part: ask.part, in: null }
    case 'place':
      return { kind: 'bearer', name: ask.bearer }
    case 'fact':
      return { kind: 'fact', about: ask.about, fact: ask.fact, is: null }
  }
}

function noneOf(ask: Ask, takes: AskView['takes']): AnswerView | undefined {
  switch (ask.kind) {
    case 'holding':
      return { kind: 'holding', account: ask.account, atom: ask.atom, in: [] }
    case 'link':
      return { kind: 'link', account: ask.account, atom: ask.atom, to: 'none' }
    case 'part':
      return { kind: 'part', name: ask.name, part: ask.part, in: [] }
    case 'place':
      return undefined
    case 'fact': {
      const is = NO[takes]
      return is === undefined ? undefined : { kind: 'fact', about: ask.about, fact: ask.fact, is }
    }
  }
}

/** What a fact is where there is none. */
const NO: Readonly<Partial<Record<AskView['takes'], string>>> = { 'yes-no': 'no', day: 'never', 'day-or-none': 'none' }

/** What lies nowhere and is simply so, as a paid plan, is held by nothing. */
function yesOf(ask: Ask): AnswerView {
  if (ask.kind === 'holding')
    return { kind: 'holding', account: ask.account, atom: ask.atom, in: [{ atLeast: 0, of: [] }] }
  return {
    kind: 'fact',
    about: ask.kind === 'fact' ? ask.about : '',
    fact: ask.kind === 'fact' ? ask.fact : '',
    is: 'yes',
  }
}

function ofThing(ask: Ask): Extract<AnswerView, { kind: 'still-true' }>['of'] {
  switch (ask.kind) {
    case 'holding':
    case 'link':
      return { kind: ask.kind, account: ask.account, atom: ask.atom }
    case 'part':
      return { kind: 'part', name: ask.name, part: ask.part }
    case 'place':
      return { kind: 'place', bearer: ask.bearer }
    case 'fact':
      return { kind: 'fact', about: ask.about, fact: ask.fact }
  }
}
