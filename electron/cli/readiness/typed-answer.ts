/** What a person types as an answer, as the call takes it. */
import type { AskView, BearersView, Input, WhereView } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'

type Answer = Input<'readiness.answer'>

/** "?" is "I don't know", "none" that there is none, "yes" that what was told is still true. @throws KitError `invalid-input`. */
export function typedAnswer(ask: AskView, typed: string, { accounts }: Pick<BearersView, 'accounts'>): Answer {
  const text = typed.trim()
  if (ask.told !== undefined && isYes(text)) return { kind: 'still-true', of: thingOf(ask) }
  if (/^(\?|i don.?t know)$/i.test(text)) return unknownAnswer(ask)
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
      if (ask.kind === 'holding')
        return { kind: 'holding', account: about, atom, in: yesOrNo(text) === 'yes' ? [SIMPLY_SO] : [] }
      return { kind: 'fact', about, fact, is: yesOrNo(text) }
    case 'day':
    case 'day-or-none':
      return { kind: 'fact', about, fact, is: dayIn(text, ask.takes) }
    case 'text':
      return { kind: 'fact', about, fact, is: text }
  }
}

/** What lies nowhere and is simply so. */
const SIMPLY_SO: WhereView = { atLeast: 0, of: [] }

function unknownAnswer({ kind, about, atom = '', part = 0, fact = '' }: AskView): Answer {
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

type Thing = Extract<Answer, { kind: 'still-true' }>['of']

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

function yesOrNo(text: string): 'yes' | 'no' {
  if (isYes(text)) return 'yes'
  if (/^no?$/i.test(text)) return 'no'
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
