/** Cards for what a vault or an export holds besides accounts. */
import type { KitContents, SetAside } from '../kit/kit-contents.ts'
import type { Damage } from '../vault/manifest.ts'
import { accountCard, type AccountCard } from './account-card.ts'
import { element } from './element.ts'
import { holdsSentence, keySentence, othersSentences, setAsideSentence, setAsideTitle } from './kit-words.ts'
import { damageSentences } from './vault-words.ts'

interface KitHead {
  readonly card: HTMLElement
  readonly heading: HTMLElement
}

/** What it is, what is in it, and first of all what is wrong with it. */
export function kitHead(contents: KitContents, from: string, damage: readonly Damage[]): KitHead {
  const heading = element('h3', { tabindex: '-1' }, `Opened: ${from}`)
  const card = element(
    'article',
    {},
    heading,
    element('p', {}, holdsSentence(contents)),
    ...damageView(damage),
    ...othersView(contents),
    ...coverView(contents.cover),
  )
  return { card, heading }
}

/** Cards of what comes below the accounts: keys, what was set aside, and what was deleted. */
export function belowAccounts({ keys, setAside, deleted }: KitContents): {
  readonly cards: readonly HTMLElement[]
  readonly ticks: AccountCard['ticks']
} {
  const gone = deleted.map(({ account, on }) => ({ ...accountCard(account, false), on }))
  const cards = [
    ...folded(
      'Security keys',
      keys.map((key) => element('p', {}, keySentence(key))),
    ),
    ...folded('Set aside at an import', setAside.map(setAsideView)),
    ...folded(
      'Deleted accounts',
      gone.map(({ card, heading, on }) => {
        heading.after(element('p', { class: 'soft' }, on === '' ? 'Deleted.' : `Deleted on ${on}.`))
        return card
      }),
    ),
  ]
  return { cards, ticks: gone.flatMap(({ ticks }) => ticks) }
}

function damageView(damage: readonly Damage[]): readonly HTMLElement[] {
  if (damage.length === 0) return []
  const rest = 'What is shown here is the rest of it. Bring a backup as well, and compare.'
  return [
    element('h4', { class: 'bad' }, 'Not all of this vault is as the app wrote it'),
    element('ul', {}, ...damageSentences(damage).map((sentence) => element('li', {}, sentence))),
    element('p', {}, rest),
  ]
}

function othersView({ others, unread }: KitContents): readonly HTMLElement[] {
  const sentences = othersSentences(others, unread)
  if (sentences.length === 0) return []
  return [
    element('h4', {}, 'Also in it, and not shown'),
    ...sentences.map((sentence) => element('p', { class: 'soft' }, sentence)),
  ]
}

function coverView(cover: KitContents['cover']): readonly HTMLElement[] {
  const said = cover.filter(({ value }) => value.trim() !== '')
  if (said.length === 0) return []
  return [
    element('h4', {}, 'What the owner wrote for the cover page'),
    ...said.map(({ label, value }) => element('p', { class: 'note' }, `${label}: ${value}`)),
  ]
}

function folded(title: string, inside: readonly HTMLElement[]): readonly HTMLElement[] {
  if (inside.length === 0) return []
  return [
    element(
      'article',
      {},
      element('h3', {}, `${title} (${inside.length})`),
      element('details', {}, element('summary', {}, 'Show'), ...inside),
    ),
  ]
}

function setAsideView(entry: SetAside): HTMLElement {
  return element(
    'div',
    {},
    element('h4', {}, setAsideTitle(entry)),
    element('p', {}, setAsideSentence(entry)),
    element('pre', { tabindex: '0' }, readable(entry.verbatim)),
  )
}

/** The text as it was, or where it is none, the bytes in hexadecimal digits. */
function readable(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')
  }
}
