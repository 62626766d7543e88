import type { AnswerView, AskView } from '../../electron/contract.ts'

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
export function answerOf(ask: AskView, draft: AnswerDraft): AnswerView | undefined {
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
      return draft.yes ? ask.yes : ask.none
    case 'day':
    case 'day-or-none':
      return draft.day === '' ? undefined : { kind: 'fact', about, fact, is: draft.day }
    case 'text':
      return draft.text.trim() === '' ? undefined : { kind: 'fact', about, fact, is: draft.text.trim() }
  }
}

/** What the button beside "I don't know" says, for questions that nothing may be the answer to. */
export function noneWords({ kind, takes }: AskView): string {
  switch (takes) {
    case 'places':
      return kind === 'part' ? 'Nothing' : 'Nowhere'
    case 'yes-no':
      return 'No'
    case 'day':
      return 'Never'
    default:
      return 'None'
  }
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
