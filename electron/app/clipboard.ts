import type { ClipboardPort } from '../surroundings.ts'

/** What the app put on the clipboard, cleared in time, and only if it is still there. */
export class CopiedSecret {
  readonly #port: ClipboardPort
  #text: string | undefined
  #timer: NodeJS.Timeout | undefined
  /** Copying and clearing take turns: a lock may come while a code is still on its way. */
  #turn: Promise<void> = Promise.resolve()

  constructor(port: ClipboardPort) {
    this.#port = port
  }

  async copy(text: string, seconds: number): Promise<void> {
    await this.#inTurn(async () => {
      await this.#port.write(text)
      this.#text = text
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => void this.clear(), seconds * 1000)
    })
  }

  /** Leaves alone whatever someone else has copied since. */
  async clear(): Promise<void> {
    await this.#inTurn(async () => {
      clearTimeout(this.#timer)
      const text = this.#text
      this.#text = undefined
      if (text === undefined) return
      try {
        if ((await this.#port.read()) === text) await this.#port.write('')
      } catch {
        // A clipboard that cannot be read cannot be cleared safely: it may hold somebody else's text.
      }
    })
  }

  async #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    await done
  }
}
