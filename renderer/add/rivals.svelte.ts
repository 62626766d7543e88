import type { Id, RivalView } from '../../electron/contract.ts'
import { call } from '../call.ts'
import { nextLook } from '../codes/next-look.ts'
import { Attempt } from '../state/attempt.svelte.ts'

/** The codes of tokens that contradict each other, side by side, for as long as they are shown. */
export class Rivals {
  sides = $state.raw<readonly RivalView[]>([])
  readonly loading = new Attempt()
  readonly #intake: Id
  readonly #entry: number
  #timer = 0
  #stopped = false

  constructor(intake: Id, entry: number) {
    this.#intake = intake
    this.#entry = entry
  }

  load = async (): Promise<void> => {
    window.clearTimeout(this.#timer)
    await this.loading.run(async () => {
      const sides = await call('intake.rivals', { intake: this.#intake, entry: this.#entry })
      if (this.#stopped) return
      this.sides = sides
      const ends = sides.flatMap(({ validUntil }) => (validUntil === undefined ? [] : [validUntil]))
      if (ends.length > 0) this.#timer = window.setTimeout(() => void this.load(), nextLook(ends, Date.now()))
    })
  }

  /** The codes are no longer in sight. */
  stop = (): void => {
    this.#stopped = true
    window.clearTimeout(this.#timer)
    this.sides = []
  }
}
