import type { ClipboardPort } from '../../surroundings.ts'

const PATIENCE_MILLISECONDS = 2000

/** Clears what the app put on the clipboard after a while, but only if it is still there. */
export class CopiedSecret {
  readonly #port: ClipboardPort
  #text: string | undefined
  #timer: NodeJS.Timeout | undefined
  /** Copying and clearing take turns: a lock may come while a code is still being written. */
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

  /** Leaves anything that was copied since alone. */
  async clear(): Promise<void> {
    await this.#inTurn(async () => {
      clearTimeout(this.#timer)
      const text = this.#text
      this.#text = undefined
      if (text === undefined) return
      try {
        if ((await this.#port.read()) === text) await this.#port.write('')
      } catch {
        // If the clipboard cannot be read, clearing it could erase someone else's text.
      }
    })
  }

  /**
   * Clears too, but waits no longer than the app can before it ends: some owners of a clipboard
   * never answer (a hung program under X11 or Wayland).
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
