import type { ClipboardPort } from '../../surroundings.ts'

const PATIENCE_MILLISECONDS = 2000

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

  /**
   * The same, but not for longer than the app can wait before it ends: some owners of a clipboard never answer
   * (a hung program under X11 or Wayland).
   */
  async clearInTime(): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MILLISECONDS)
    })
    await Promise.race([this.clear(), late])
    clearTimeout(timer)
  }

  async #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    await done
  }
}
