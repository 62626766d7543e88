import type { Opening } from '../reading/desk.ts'
import { button, element, labelled } from './element.ts'
import type { Sealed, TryingShown } from '../reading/sealed-pile.ts'
import { tryingView } from './trying.ts'

/** What a sealed text or file asks for. */
export class SealedForm {
  readonly article: HTMLElement
  readonly #opening: Opening
  readonly #field = element('input', {
    type: 'password',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    required: '',
  })
  readonly #buttons = element('div', { class: 'buttons' })
  readonly #hint = element('p', { class: 'soft' })
  readonly #form = element('form', {}, labelled('Passphrase', this.#field), this.#buttons, this.#hint)

  constructor(sealed: Sealed, hasIdentity: boolean, opening: Opening) {
    this.#opening = opening
    const isVault = sealed.sealed.kind === 'vault'
    this.article = element(
      'article',
      {},
      element('h3', {}, `${isVault ? 'Vault' : 'Sealed'}: ${sealed.from}`),
      ...(sealed.locks.includes('passphrase') ? [this.#form] : []),
      ...(sealed.locks.includes('identity') ? [element('p', {}, identityText(isVault, hasIdentity))] : []),
    )
    this.#hint.textContent = `Opening takes ${isVault ? 'fifteen seconds or more in a browser' : 'some seconds'}; that is what makes guessing slow.`
    this.#buttons.append(element('button', { type: 'submit', class: 'first' }, 'Open'), showButton(this.#field))
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault()
      if (!this.#field.readOnly) void opening.open(sealed, this.#field.value)
    })
  }

  /**
   * While a passphrase is tried, a bar takes the place of the buttons. If the focus is in this form,
   * it goes to Stop meanwhile and back afterwards; anywhere else it stays.
   */
  async trying(): Promise<TryingShown> {
    const { view, stop, show } = tryingView(() => {
      this.#opening.stop()
    })
    const isHere = this.#form.contains(document.activeElement)
    this.#rest(false)
    this.#form.append(view)
    show(0)
    if (isHere) stop.focus()
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))
    return {
      progress: show,
      end: (opened) => {
        const isOnStop = document.activeElement === stop
        view.remove()
        this.#rest(true)
        if (opened) this.#field.value = ''
        else if (isOnStop) this.#field.select()
      },
    }
  }

  #rest(resting: boolean): void {
    this.#field.readOnly = !resting
    this.#buttons.hidden = !resting
    this.#hint.hidden = !resting
  }
}

function showButton(field: HTMLInputElement): HTMLButtonElement {
  const show = button('Show', () => {
    const hidden = field.type === 'password'
    field.type = hidden ? 'text' : 'password'
    show.textContent = hidden ? 'Hide' : 'Show'
  })
  return show
}

function identityText(isVault: boolean, hasIdentity: boolean): string {
  if (isVault)
    return hasIdentity
      ? 'The paper key that is here does not open it. Bring the right one, or type a passphrase.'
      : 'Its paper key opens it as well: bring the paper with it (AGE-SECRET-KEY-…), or enough of its shares.'
  return hasIdentity
    ? 'It is locked to another paper key than the one that is here. Bring the right one.'
    : 'It is locked to a paper key. Bring the paper with it (AGE-SECRET-KEY-…), or enough of its shares.'
}
