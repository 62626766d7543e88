import type { AskView } from '../../contract.ts'
import type { Ask } from '../../readiness/questions/ask.ts'
import { askKey } from '../../readiness/questions/asking.ts'
import { factTakes } from '../../readiness/checks/facts.ts'
import { askSentence } from '../../readiness/questions/question-words.ts'

export function askView(ask: Ask): AskView {
  const { asked, told, lately } = ask
  return {
    key: askKey(ask),
    ...thingView(ask),
    says: askSentence(ask),
    ...(asked !== undefined && { asked }),
    ...(told !== undefined && { told }),
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
