import { codesView } from './codes-view.ts'
import { element } from './element.ts'
import type { Restored } from '../reading/restored.ts'
import { tokenView, type Tick } from './token-view.ts'
import { accountTitle, asideSentence } from './words.ts'

export interface AccountCard {
  readonly card: HTMLElement
  readonly heading: HTMLElement
  /** Keep the codes of its tokens right. */
  readonly ticks: readonly Tick[]
}

/** An account with its codes. One that cannot be shown is named, and hides no other. */
export function accountCard(account: Restored, open: boolean): AccountCard {
  try {
    return shownCard(account, open)
  } catch {
    const heading = element('h3', { tabindex: '-1' }, accountTitle(account))
    const failure = 'This page failed at this account and cannot show it. Nothing is lost. Try another browser.'
    return { card: element('article', {}, heading, element('p', { class: 'bad' }, failure)), heading, ticks: [] }
  }
}

function shownCard(account: Restored, open: boolean): AccountCard {
  const { notes, asides, tokens, codes, older = [] } = account
  const heading = element('h3', { tabindex: '-1' }, accountTitle(account))
  const views = tokens.map((token) => tokenView(token, open, accountTitle(account)))
  const card = element(
    'article',
    {},
    heading,
    ...[...notes, ...asides.map(asideSentence)].map((note) => element('p', { class: 'note' }, note)),
    ...views.map(({ view }) => view),
    ...codesView(account),
    ...(tokens.length + codes.length + older.length === 0
      ? [element('p', { class: 'soft' }, 'No secret and no codes are in it.')]
      : []),
  )
  return { card, heading, ticks: views.map(({ tick }) => tick) }
}
