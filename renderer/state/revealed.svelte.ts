import { clock } from './clock.svelte.ts'

const SHOWN_MS = 30_000

/** One secret on screen, for 30 s or until the window loses the focus. `of` says whose it is. */
export class Revealed<T> {
  #of = $state('')
  #value = $state.raw<T>()
  #until = $state(0)
  #timer = 0

  show(of: string, value: T): void {
    window.clearTimeout(this.#timer)
    this.#of = of
    this.#value = value
    this.#until = Date.now() + SHOWN_MS
    this.#timer = window.setTimeout(this.hide, SHOWN_MS)
    window.addEventListener('blur', this.hide, { once: true })
  }

  get(of: string): T | undefined {
    return this.#of === of ? this.#value : undefined
  }

  get secondsLeft(): number {
    return Math.max(0, Math.ceil((this.#until - clock.now) / 1000))
  }

  hide = (): void => {
    window.clearTimeout(this.#timer)
    window.removeEventListener('blur', this.hide)
    this.#of = ''
    this.#value = undefined
  }
}
