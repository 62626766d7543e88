import { said } from '../../said.ts'
import { accountCard } from './account-card.ts'
import { AccountFilter } from './account-filter.ts'
import type { KitContents } from '../kit/kit-contents.ts'
import type { Damage } from '../vault/manifest.ts'
import type { DeskView, Opening } from '../reading/desk.ts'
import { eachAlone } from '../reading/each-alone.ts'
import { element, part } from './element.ts'
import { identityCard } from './identity-card.ts'
import { belowAccounts, kitHead } from './kit-cards.ts'
import type { News } from '../reading/news.ts'
import type { Restored } from '../reading/restored.ts'
import { SealedForm } from './sealed-form.ts'
import type { Sealed, TryingShown } from '../reading/sealed-pile.ts'
import type { ShareSet } from '../reading/shares.ts'
import type { Tick } from './token-view.ts'
import { isGood, newsSentence } from './words.ts'

/** With more accounts than these, QR codes and secrets are shown one by one. */
const FEW = 3

/** The lower half of the page: what is open, what waits for its key, and what was said last. */
export class Opened implements DeskView {
  readonly #told = part('told', HTMLParagraphElement)
  readonly #waiting = part('waiting', HTMLElement)
  readonly #shares = part('shares', HTMLElement)
  readonly #accounts = part('accounts', HTMLElement)
  readonly #identities = part('identities', HTMLElement)
  readonly #heading = part('opened-heading', HTMLHeadingElement)
  readonly #next = part('next', HTMLOListElement)
  readonly #waitingHeading = part('waiting-heading', HTMLHeadingElement)
  readonly #forget = part('forget', HTMLElement)
  readonly #forms = new Map<Sealed, SealedForm>()
  readonly #filter = new AccountFilter()
  #ticks: readonly Tick[] = []

  told(news: News): void {
    this.said(newsSentence(news), isGood(news) ? 'good' : 'bad')
  }

  said(sentence: string, tone: 'good' | 'bad'): void {
    this.#told.textContent = said(sentence)
    this.#told.dataset.tone = tone
    this.#forget.hidden = false
  }

  accountsCame(accounts: readonly Restored[]): void {
    const open = accounts.length <= FEW
    const cards = accounts.map((account) => accountCard(account, open))
    this.#accounts.append(...cards.map(({ card }) => card))
    this.#ticks = [...this.#ticks, ...cards.flatMap(({ ticks }) => ticks)]
    this.#filter.add(cards)
    this.#heading.hidden = false
    this.#next.hidden = false
    this.tick(Date.now())
    // The focus was in a form that is gone now.
    if (document.activeElement === document.body) cards[0]?.heading.focus()
  }

  kitCame(contents: KitContents, from: string, damage: readonly Damage[]): void {
    const head = kitHead(contents, from, damage)
    this.#accounts.append(head.card)
    // In a kit the keyboard lands on what it is and what is wrong with it, before its first account.
    if (document.activeElement === document.body) head.heading.focus()
    this.accountsCame(contents.accounts)
    const { cards, ticks } = belowAccounts(contents)
    this.#accounts.append(...cards)
    this.#ticks = [...this.#ticks, ...ticks]
    this.tick(Date.now())
  }

  textCame(text: string, from: string): void {
    this.#accounts.append(element('article', {}, element('h3', {}, from), element('pre', { tabindex: '0' }, text)))
    this.#heading.hidden = false
  }

  identityCame(identity: string): void {
    this.#identities.append(identityCard(identity))
  }

  /** What still waits stays as it is: somebody may be typing into it. */
  waiting(sealed: readonly Sealed[], hasIdentity: boolean, opening: Opening): void {
    for (const [one, form] of this.#forms) {
      if (sealed.includes(one) && one.locks.includes('passphrase')) continue
      form.article.remove()
      this.#forms.delete(one)
    }
    for (const one of sealed) {
      if (this.#forms.has(one)) continue
      const form = new SealedForm(one, hasIdentity, opening)
      this.#forms.set(one, form)
      this.#waiting.append(form.article)
    }
    this.#waitingHeading.hidden = sealed.length === 0
  }

  async trying(sealed: Sealed): Promise<TryingShown> {
    const form = this.#forms.get(sealed)
    if (!form) throw new Error('what is tried waits on the page')
    return await form.trying()
  }

  sharesAre(sets: readonly ShareSet[]): void {
    this.#shares.replaceChildren(...sets.map(shareSetCard))
  }

  tick(now: number): void {
    eachAlone(this.#ticks, (tick) => {
      tick(now)
    })
  }

  clear(): void {
    this.#ticks = []
    this.#filter.clear()
    for (const place of [this.#accounts, this.#identities, this.#waiting, this.#shares]) place.replaceChildren()
    this.#heading.hidden = true
    this.#next.hidden = true
    this.#forget.hidden = true
    this.#told.textContent = 'Everything is forgotten.'
    delete this.#told.dataset.tone
  }
}

function shareSetCard({ name, shares }: ShareSet): HTMLElement {
  const numbers = shares.map(({ share }) => share.index + 1).sort((one, other) => one - other)
  const [first] = shares
  const needed = first?.share.group.count === 1 ? ` of ${first.share.threshold} needed` : ''
  return element(
    'article',
    {},
    element('h3', {}, `Shares of the set “${name}”`),
    element('p', {}, `${shares.length}${needed}: number ${numbers.join(', ')}.`),
  )
}
