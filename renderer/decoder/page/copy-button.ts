import { button, element } from './element.ts'

/** Milliseconds for which the button says what came of it. */
const SAID_FOR = 2000

/**
 * A button that copies a text.
 *
 * @param name - What a screen reader calls it: "Copy the code of PyPI: alice".
 * @param text - Asked for at the click; undefined when there is nothing to copy.
 */
export function copyButton(name: string, text: () => string | undefined): HTMLButtonElement {
  let timer = 0
  const made = button(
    'Copy',
    () => {
      const copied = text()
      if (copied === undefined) return
      void copyText(copied).then((done) => {
        made.textContent = done ? 'Copied' : 'Select it and copy it by hand'
        clearTimeout(timer)
        timer = window.setTimeout(() => (made.textContent = 'Copy'), SAID_FOR)
      })
    },
    'copy',
  )
  made.setAttribute('aria-label', name)
  return made
}

/** Older browsers, and pages that come over plain http, have no clipboard but the one of a selection. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copySelection(text)
  }
}

function copySelection(text: string): boolean {
  const before = document.activeElement
  const field = element('textarea', { class: 'unseen', 'aria-hidden': 'true', tabindex: '-1' })
  field.value = text
  document.body.append(field)
  field.select()
  // oxlint-disable-next-line typescript/no-deprecated -- nothing else copies where there is no clipboard
  const done = document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus()
  return done
}
