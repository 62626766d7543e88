import type { OpenSealed, Sealed } from './desk.ts'
import { button, element, labelled } from './element.ts'

/** What a sealed text or file asks for. */
export function sealedForm(sealed: Sealed, hasIdentity: boolean, open: OpenSealed): HTMLElement {
  const title = element('h3', {}, `Sealed: ${sealed.from}`)
  if (sealed.lock === 'identity') return element('article', {}, title, element('p', {}, identityText(hasIdentity)))
  const field = element('input', {
    type: 'password',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    required: '',
  })
  const send = element('button', { type: 'submit', class: 'first' }, 'Open')
  const show = button('Show', () => {
    const hidden = field.type === 'password'
    field.type = hidden ? 'text' : 'password'
    show.textContent = hidden ? 'Hide' : 'Show'
  })
  const form = element(
    'form',
    {},
    labelled('Passphrase', field),
    element('div', { class: 'buttons' }, send, show),
    element('p', { class: 'soft' }, 'Opening takes some seconds; that is what makes guessing slow.'),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void openWith((passphrase) => open(sealed, { passphrase }), field, send)
  })
  return element('article', {}, title, form)
}

async function openWith(
  open: (passphrase: string) => Promise<boolean>,
  field: HTMLInputElement,
  send: HTMLButtonElement,
): Promise<void> {
  send.disabled = true
  send.textContent = 'Opening …'
  // The work below holds the page; two frames let it say so first.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20)))
  const opened = await open(field.value)
  if (opened) field.value = ''
  send.disabled = false
  send.textContent = 'Open'
  if (!opened) field.focus()
}

function identityText(hasIdentity: boolean): string {
  return hasIdentity
    ? 'It is locked to another backup identity than the one that is here. Bring the right one.'
    : 'It is locked to a backup identity. Bring the paper with it (AGE-SECRET-KEY-1…), or enough of its shares.'
}
