import type { Opening, Sealed } from './desk.ts'
import { button, element, labelled } from './element.ts'
import { tryingView } from './trying.ts'

/** What a sealed text or file asks for. */
export function sealedForm(sealed: Sealed, hasIdentity: boolean, opening: Opening): HTMLElement {
  const title = element('h3', {}, `Sealed: ${sealed.from}`)
  if (sealed.lock === 'identity') return element('article', {}, title, element('p', {}, identityText(hasIdentity)))
  return element('article', {}, title, passphraseForm(sealed, opening))
}

function passphraseForm(sealed: Sealed, opening: Opening): HTMLFormElement {
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
  const buttons = element('div', { class: 'buttons' }, send, show)
  const hint = element('p', { class: 'soft' }, 'Opening takes some seconds; that is what makes guessing slow.')
  const form = element('form', {}, labelled('Passphrase', field), buttons, hint)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (!field.readOnly) void openWith(sealed, opening, { field, form, resting: [buttons, hint] })
  })
  return form
}

/** While it is tried, a bar stands in place of the buttons; then the focus goes to where to go on. */
async function openWith(
  sealed: Sealed,
  opening: Opening,
  {
    field,
    form,
    resting,
  }: { readonly field: HTMLInputElement; readonly form: HTMLElement; readonly resting: readonly HTMLElement[] },
): Promise<void> {
  const trying = tryingView(() => {
    opening.stop()
  })
  field.readOnly = true
  for (const part of resting) part.hidden = true
  form.append(trying.view)
  trying.show(0)
  trying.stop.focus()
  // The first slice of work is the longest; the bar is drawn before it.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))
  const opened = await opening.open(sealed, field.value, trying.show)
  if (opened) field.value = ''
  trying.view.remove()
  for (const part of resting) part.hidden = false
  field.readOnly = false
  if (!opened && form.isConnected) field.select()
}

function identityText(hasIdentity: boolean): string {
  return hasIdentity
    ? 'It is locked to another backup identity than the one that is here. Bring the right one.'
    : 'It is locked to a backup identity. Bring the paper with it (AGE-SECRET-KEY-1…), or enough of its shares.'
}
