import type { EntryCodeView, Id } from '../../electron/contract.ts'
import { call } from '../call.ts'
import { nextLook } from '../codes/next-look.ts'
import { Attempt } from '../state/attempt.svelte.ts'

/** The codes of some entries of an import, for as long as they are shown. */
export class EntryCodes {
  codes = $state.raw<readonly EntryCodeView[]>([])
  readonly loading = new Attempt()
  readonly #intake: Id
  #timer = 0
  #stopped = false

  constructor(intake: Id) {
    this.#intake = intake
  }

  /** @param entries - Their numbers. */
  load = async (entries: readonly number[]): Promise<void> => {
    window.clearTimeout(this.#timer)
    await this.loading.restart(async () => {
      const codes = await call('intake.codes', { intake: this.#intake, entries: [...entries] })
      if (this.#stopped) return
      this.codes = codes
      const ends = codes.flatMap(({ validUntil }) => (validUntil === undefined ? [] : [validUntil]))
      if (ends.length > 0) this.#timer = window.setTimeout(() => void this.load(entries), nextLook(ends, Date.now()))
    })
  }

  /** They are no longer in sight. */
  stop = (): void => {
    this.#stopped = true
    window.clearTimeout(this.#timer)
    this.codes = []
  }
}
