import { counted } from '../../../electron/contract/words/sentences.ts'
import type { AccountCard } from './account-card.ts'
import { part } from './element.ts'

/** With fewer accounts than these, nobody needs to search. */
const MANY = 10

/** A field that hides the accounts whose names do not have what is typed. Nothing else on the page is touched. */
export class AccountFilter {
  readonly #label = part('find', HTMLLabelElement)
  readonly #found = part('found', HTMLParagraphElement)
  #cards: readonly Pick<AccountCard, 'card' | 'heading'>[] = []

  constructor() {
    this.#label.addEventListener('input', () => {
      this.#apply()
    })
  }

  add(cards: readonly Pick<AccountCard, 'card' | 'heading'>[]): void {
    this.#cards = [...this.#cards, ...cards]
    this.#label.hidden = this.#cards.length < MANY
    if (this.#wanted !== '') this.#apply()
  }

  clear(): void {
    this.#cards = []
    this.#label.hidden = true
    this.#found.textContent = ''
    if (this.#label.control instanceof HTMLInputElement) this.#label.control.value = ''
  }

  get #wanted(): string {
    const { control } = this.#label
    return control instanceof HTMLInputElement ? control.value.trim().toLowerCase() : ''
  }

  #apply(): void {
    const wanted = this.#wanted
    let shown = 0
    for (const { card, heading } of this.#cards) {
      card.hidden = !heading.textContent.toLowerCase().includes(wanted)
      if (!card.hidden) shown++
    }
    this.#found.textContent = wanted === '' ? '' : `${counted(shown, 'account')} found`
  }
}
