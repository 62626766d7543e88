/** What a person types as an answer, as the call takes it. */
import type { AnswerView, AskView, BearersView, WhereView } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'

type Answer = AnswerView

/** "?" is "I don't know", "none" that there is none, "yes" that what was told is still true. @throws KitError `invalid-input`. */
export function typedAnswer(ask: AskView, typed: string, { accounts }: Pick<BearersView, 'accounts'>): Answer {
  const text = typed.trim()
  if (ask.stillTrue && isYes(text)) return ask.stillTrue
  if (/^(\?|i don.?t know)$/i.test(text)) return ask.dontKnow
  const { about, atom = '', part = 0, fact = '' } = ask
  switch (ask.takes) {
    case 'places': {
      const places = placesIn(text)
      return ask.kind === 'part'
        ? { kind: 'part', name: about, part, in: places }
        : { kind: 'holding', account: about, atom, in: places }
    }
    case 'account':
      return { kind: 'link', account: about, atom, to: accountIn(text, accounts) }
    case 'place':
      return { kind: 'bearer', name: about, ...placeIn(text) }
    case 'yes-no':
      return yesOrNo(ask, text)
    case 'day':
    case 'day-or-none':
      return { kind: 'fact', about, fact, is: dayIn(text, ask.takes) }
    case 'text':
      return { kind: 'fact', about, fact, is: text }
  }
}

/** "phone, laptop", or "2 of share 1, share 2, share 3". */
function placesIn(text: string): WhereView[] {
  if (isNone(text)) return []
  const [, count, rest] = /^(\d+) of (.+)$/i.exec(text) ?? []
  const names = (rest ?? text)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return count === undefined ? names : [{ atLeast: Number(count), of: names }]
}

/** The name of an account; an address that is none stands for a mailbox outside the kit. */
function accountIn(text: string, accounts: readonly string[]): Extract<Answer, { kind: 'link' }>['to'] {
  if (isNone(text)) return 'none'
  const known = accounts.some((name) => name.toLowerCase() === text.toLowerCase())
  return !known && text.includes('@') ? { outside: text } : { account: text }
}

/** "home", "office, with Ana", "with Ana". */
function placeIn(text: string): { place?: string; with?: string } {
  const [, place = '', keeper = ''] = /^(.*?),?\s*(?:\bwith\s+(.+))?$/i.exec(text) ?? []
  return { ...(place !== '' && { place }), ...(keeper !== '' && { with: keeper }) }
}

function yesOrNo({ yes, none }: AskView, text: string): Answer {
  if (yes && isYes(text)) return yes
  if (none && /^no?$/i.test(text)) return none
  throw notUnderstood('Type yes, no or ?.')
}

function dayIn(text: string, takes: 'day' | 'day-or-none'): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text
  if (takes === 'day-or-none' && isNone(text)) return 'none'
  if (takes === 'day' && /^never$/i.test(text)) return 'never'
  throw notUnderstood(`Type a day like 2026-11-29, ${takes === 'day' ? 'never' : 'none'} or ?.`)
}

function isYes(text: string): boolean {
  return /^y(es)?$/i.test(text)
}

function isNone(text: string): boolean {
  return /^(none|nowhere|no)$/i.test(text)
}

function notUnderstood(advice: string): KitError {
  return new KitError('invalid-input', `That was not understood, and nothing was changed. ${advice}`)
}
