import { CallError, sentenceOf } from '../call.ts'

/** Something the user asked for: running, failed with a sentence, or done. */
export class Attempt {
  busy = $state(false)
  error = $state('')
  /** Counts the starts; only the latest may change what is shown. Not reactive: effects start attempts. */
  #starts = 0
  #running = false
  #last: Promise<unknown> = Promise.resolve()

  /** True when it succeeded. Does nothing while another call is running. */
  async run(action: () => Promise<void>): Promise<boolean> {
    return this.#running ? false : await this.restart(action)
  }

  /** Like `run`, but after those that were asked for before: for what a person does again before it is saved. */
  async inTurn(action: () => Promise<void>): Promise<boolean> {
    const turn = this.#last.then(() => this.restart(action))
    this.#last = turn
    return await turn
  }

  /** Like `run`, but replaces a running call. */
  async restart(action: () => Promise<void>): Promise<boolean> {
    this.#starts += 1
    const start = this.#starts
    this.#show(true, '')
    try {
      await action()
      if (start === this.#starts) this.#show(false, '')
      return true
    } catch (error) {
      // The user cancelled, so there is nothing to report.
      const said = error instanceof CallError && error.code === 'cancelled'
      if (start === this.#starts) this.#show(false, said ? '' : sentenceOf(error))
      return false
    }
  }

  #show(running: boolean, error: string): void {
    this.#running = running
    this.busy = running
    this.error = error
  }
}
