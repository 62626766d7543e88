import { SvelteMap } from 'svelte/reactivity'
import type { CodeView, Id } from '../../electron/contract.ts'
import { call, sentenceOf } from '../call.ts'
import { nextLook } from './next-look.ts'

/** As many as one call may ask for. */
const MOST = 200
const RETRY_MS = 5000

/** The current codes of the tokens in sight. Asks again only when the first of them expires. */
export class LiveCodes {
  error = $state('')
  readonly #codes = new SvelteMap<Id, CodeView>()
  #wanted: readonly Id[] = []
  #timer = 0

  get(token: Id): CodeView | undefined {
    return this.#codes.get(token)
  }

  /** Says which time-based tokens are in sight now. */
  show(tokens: readonly Id[]): void {
    this.#wanted = tokens.slice(0, MOST)
    for (const id of [...this.#codes.keys()]) if (!this.#wanted.includes(id)) this.#codes.delete(id)
    void this.#refresh()
  }

  stop = (): void => {
    window.clearTimeout(this.#timer)
    this.#wanted = []
    this.#codes.clear()
  }

  #refresh = async (): Promise<void> => {
    window.clearTimeout(this.#timer)
    const now = Date.now()
    const tokens = this.#wanted.filter((id) => (this.#codes.get(id)?.validUntil ?? 0) <= now)
    if (tokens.length === 0) {
      this.#waitForNext()
      return
    }
    try {
      const codes = await call('tokens.codes', { tokens })
      for (const code of codes) if (this.#wanted.includes(code.token)) this.#codes.set(code.token, code)
      this.error = ''
      this.#waitForNext()
    } catch (error) {
      this.error = sentenceOf(error)
      this.#timer = window.setTimeout(() => void this.#refresh(), RETRY_MS)
    }
  }

  #waitForNext(): void {
    window.clearTimeout(this.#timer)
    if (this.#codes.size === 0) return
    const ends = [...this.#codes.values()].map((code) => code.validUntil)
    this.#timer = window.setTimeout(() => void this.#refresh(), nextLook(ends, Date.now()))
  }
}
