import { button, element } from './element.ts'

/** How far a passphrase is tried, in words and as a bar, and the button that stops it. */
interface TryingView {
  readonly view: HTMLElement
  readonly stop: HTMLButtonElement
  /** @param share - From 0 to 1. */
  readonly show: (share: number) => void
}

/** A screen reader is told at these percents only. */
const TOLD_EVERY = 25

export function tryingView(onStop: () => void): TryingView {
  const words = element('p', { 'aria-hidden': 'true' })
  const told = element('p', { role: 'status', class: 'unseen' })
  const bar = element('progress', { max: '100', 'aria-label': 'Trying the passphrase' })
  const stop = button('Stop', onStop)
  let shown = -1
  const show = (share: number): void => {
    const percent = Math.floor(share * 100)
    if (percent === shown) return
    shown = percent
    const sentence = `Trying the passphrase: ${percent} %`
    words.textContent = sentence
    bar.value = percent
    if (percent % TOLD_EVERY === 0) told.textContent = sentence
  }
  return { view: element('div', { class: 'trying' }, words, bar, told, stop), stop, show }
}
