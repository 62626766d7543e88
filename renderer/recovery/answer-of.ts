import type { AskView, Input, WhereView } from '../../electron/contract.ts'

type Answer = Input<'readiness.answer'>
type Thing = Extract<Answer, { kind: 'still-true' }>['of']

/** What a person chose or typed; which of it counts depends on what the question takes. */
export interface AnswerDraft {
  /** Names that are ticked. */
  readonly places: readonly string[]
  /** Another name, typed. */
  readonly other: string
  /** A place, and who keeps the thing there. */
  readonly place: string
  readonly keeper: string
  readonly yes: boolean
  /** `YYYY-MM-DD`, or empty. */
  readonly day: string
  readonly text: string
}

export const EMPTY_DRAFT: AnswerDraft = { places: [], other: '', place: '', keeper: '', yes: false, day: '', text: '' }

/** The answer to a question, or undefined while nothing was chosen or typed that answers it. */
export function answerOf(ask: AskView, draft: AnswerDraft): Answer | undefined {
  const { about, atom = '', part = 0, fact = '' } = ask
  switch (ask.takes) {
    case 'places': {
      const places = [...named(draft)]
      if (places.length === 0) return undefined
      return ask.kind === 'part'
        ? { kind: 'part', name: about, part, in: places }
        : { kind: 'holding', account: about, atom, in: places }
    }
    case 'account': {
      const [to] = named(draft)
      return to === undefined ? undefined : { kind: 'link', account: about, atom, to: linkTo(to, draft) }
    }
    case 'place': {
      const [place, keeper] = [draft.place.trim(), draft.keeper.trim()]
      if (place === '' && keeper === '') return undefined
      return { kind: 'bearer', name: about, ...(place !== '' && { place }), ...(keeper !== '' && { with: keeper }) }
    }
    case 'yes-no':
      return yesOrNo(ask, draft.yes)
    case 'day':
    case 'day-or-none':
      return draft.day === '' ? undefined : { kind: 'fact', about, fact, is: draft.day }
    case 'text':
      return draft.text.trim() === '' ? undefined : { kind: 'fact', about, fact, is: draft.text.trim() }
  }
}

/** What the button beside "I don't know" says and sends, for questions that nothing may be the answer to. */
export function noneOf(ask: AskView): { readonly says: string; readonly answer: Answer } | undefined {
  const { about, atom = '', part = 0, fact = '' } = ask
  switch (ask.takes) {
    case 'places':
      if (ask.kind === 'part') return { says: 'Nothing', answer: { kind: 'part', name: about, part, in: [] } }
      return { says: 'Nowhere', answer: { kind: 'holding', account: about, atom, in: [] } }
    case 'account':
      return { says: 'None', answer: { kind: 'link', account: about, atom, to: 'none' } }
    case 'yes-no':
      return { says: 'No', answer: yesOrNo(ask, false) }
    case 'day':
      return { says: 'Never', answer: { kind: 'fact', about, fact, is: 'never' } }
    case 'day-or-none':
      return { says: 'None', answer: { kind: 'fact', about, fact, is: 'none' } }
    case 'place':
    case 'text':
      return undefined
  }
}

/** "I don't know", which is dated and asked again later. */
export function unknownOf({ kind, about, atom = '', part = 0, fact = '' }: AskView): Answer {
  switch (kind) {
    case 'holding':
    case 'link':
      return { kind: 'unknown', account: about, atom }
    case 'part':
      return { kind: 'part', name: about, part, in: null }
    case 'fact':
      return { kind: 'fact', about, fact, is: null }
    case 'place':
      return { kind: 'bearer', name: about }
  }
}

/** What was told on `ask.told` is still true. */
export function stillTrueOf(ask: AskView): Answer {
  return { kind: 'still-true', of: thingOf(ask) }
}

function thingOf({ kind, about, atom = '', part = 0, fact = '' }: AskView): Thing {
  switch (kind) {
    case 'holding':
    case 'link':
      return { kind, account: about, atom }
    case 'part':
      return { kind, name: about, part }
    case 'place':
      return { kind, bearer: about }
    case 'fact':
      return { kind, about, fact }
  }
}

/** What lies nowhere and is simply so, as a paid plan. */
const SIMPLY_SO: WhereView = { atLeast: 0, of: [] }

function yesOrNo({ kind, about, atom = '', fact = '' }: AskView, yes: boolean): Answer {
  if (kind === 'holding') return { kind: 'holding', account: about, atom, in: yes ? [SIMPLY_SO] : [] }
  return { kind: 'fact', about, fact, is: yes ? 'yes' : 'no' }
}

function named({ places, other }: AnswerDraft): readonly string[] {
  const typed = other
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !places.includes(name))
  return [...places, ...typed]
}

/** A typed address is a mailbox outside the kit; anything else is an account. */
function linkTo(to: string, { places }: AnswerDraft): { readonly account: string } | { readonly outside: string } {
  return !places.includes(to) && to.includes('@') ? { outside: to } : { account: to }
}
