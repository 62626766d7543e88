/** Questions at the terminal, one at a time; each answer is saved before the next question. */
import type { App } from '../../app.ts'
import type { AskView, BearersView } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import type { Terminal } from '../terminal.ts'
import { typedAnswer } from './typed-answer.ts'

/** What came of a sitting. `done`: nothing is left to ask; else the person stopped. */
export interface Sat {
  readonly answered: number
  readonly done: boolean
  /** Questions that were there when it ended, also those that were passed over. */
  readonly left: number
}

/** Asks until nothing is left or the person stops. @returns Undefined when nobody is there, or leaves at once. */
export async function askQuestions(app: App, terminal: Terminal): Promise<Sat | undefined> {
  const passed = new Set<string>()
  let asks = await app.handlers['readiness.asks'](undefined)
  let known = await app.handlers['readiness.bearers'](undefined)
  for (let answered = 0, turns = 0; ; turns++) {
    const ask = asks.find(({ key, lately }) => lately !== true && !passed.has(key))
    if (!ask) return { answered, done: true, left: asks.length }
    const text = await terminal.ask(questionText(ask, known))
    if (text === undefined) return turns === 0 ? undefined : { answered, done: false, left: asks.length }
    const next = text.trim() === '' ? asks : await taken(app, terminal, { ask, text, known })
    if (!next) continue
    if (text.trim() !== '') answered++
    // What was passed over, or was told and is still unknown in part, is not asked twice in one sitting.
    passed.add(ask.key)
    asks = next
    const before = new Set(namesOf(known))
    known = await app.handlers['readiness.bearers'](undefined)
    const added = namesOf(known).filter((name) => !before.has(name))
    // A slip of the pen makes a new thing, too.
    if (added.length > 0) terminal.err(`New in your kit: ${added.join(', ')}.`)
  }
}

interface Typed {
  readonly ask: AskView
  readonly text: string
  readonly known: BearersView
}

/** Undefined when it was not understood; then it is asked again. */
async function taken(
  app: App,
  terminal: Terminal,
  { ask, text, known }: Typed,
): Promise<readonly AskView[] | undefined> {
  try {
    return await app.handlers['readiness.answer'](typedAnswer(ask, text, known))
  } catch (error) {
    if (!(error instanceof KitError)) throw error
    terminal.err(error.message)
    return undefined
  }
}

function namesOf({ bearers, managers, accounts }: BearersView): readonly string[] {
  return [...managers, ...bearers.map(({ name }) => name), ...accounts]
}

function questionText(ask: AskView, { bearers, managers, accounts, places }: BearersView): string {
  const names = (list: readonly string[]): string => (list.length === 0 ? '' : ` Known: ${list.join(', ')}.`)
  switch (ask.takes) {
    case 'places':
      return `${ask.says}${names(['vault', ...managers, ...bearers.map(({ name }) => name)])} Names with commas, none, or ?`
    case 'account':
      return `${ask.says}${names(accounts.filter((name) => name !== ask.about))} A name, an address, none, or ?`
    case 'place':
      return `${ask.says}${names(places)} A place, or "PLACE, with NAME", or ?`
    case 'yes-no':
      return `${ask.says} yes, no, or ?`
    case 'day':
      return `${ask.says} YYYY-MM-DD, never, or ?`
    case 'day-or-none':
      return `${ask.says} YYYY-MM-DD, none, or ?`
    case 'text':
      return `${ask.says} In your own words, or ?`
  }
}
