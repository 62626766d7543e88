import type { HintView, Id } from '../../electron/contract.ts'
import { call } from '../call.ts'
import { Attempt } from './attempt.svelte.ts'

/** Compares a token with the codes of another app: the first code, and, if it does not fit, one more. */
export class Proof {
  code = $state('')
  /** What would make the last code fit; absent until a code did not fit. */
  hints = $state.raw<readonly HintView[]>()
  /** The hint that the next code must confirm. */
  chosen = $state.raw<number>()
  /** The second code did not fit either. */
  refuted = $state(false)
  readonly attempt = new Attempt()
  readonly #token: Id
  readonly #proved: () => Promise<void>

  readonly hint = $derived(this.chosen === undefined ? undefined : this.hints?.[this.chosen])

  /** @param proved - Called when it is proved and the vault has the date. */
  constructor(token: Id, proved: () => Promise<void>) {
    this.#token = token
    this.#proved = proved
  }

  /** Compares what was typed with the token or, once a hint is chosen, with the token as the hint would change it. */
  compare = async (): Promise<void> => {
    const { code, chosen } = this
    const token = this.#token
    await this.attempt.run(async () => {
      const answer =
        chosen === undefined
          ? await call('tokens.prove', { token, code })
          : await call('tokens.correct', { token, code, hint: chosen })
      this.code = ''
      if (answer.match) {
        this.startAgain()
        await this.#proved()
        return
      }
      this.refuted = chosen !== undefined
      this.hints = answer.hints
      this.chosen = answer.hints.length === 1 ? 0 : undefined
    })
  }

  startAgain = (): void => {
    this.code = ''
    this.hints = undefined
    this.chosen = undefined
    this.refuted = false
  }
}
