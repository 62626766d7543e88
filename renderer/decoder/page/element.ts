import { said } from '../../said.ts'

type Tags = HTMLElementTagNameMap

/** An element with text and other elements in it. Text is never taken for markup, and hides nothing. */
export function element<K extends keyof Tags>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): Tags[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children.map((child) => (typeof child === 'string' ? said(child) : child)))
  return made
}

/** A button that does not send a form. */
export function button(label: string, onClick: () => void, className = ''): HTMLButtonElement {
  const made = element('button', { type: 'button', ...(className !== '' && { class: className }) }, label)
  made.addEventListener('click', onClick)
  return made
}

/** A field under its label. */
export function labelled(label: string, field: HTMLElement): HTMLLabelElement {
  return element('label', {}, element('span', {}, label), field)
}

/** What the page's own markup has under an id. */
export function part<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`)
  return found
}
