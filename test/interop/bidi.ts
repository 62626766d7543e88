/** WebDriver BiDi, by which a browser is driven from outside: https://www.w3.org/TR/webdriver-bidi/ */

/** Something that the browser tells unasked. */
export interface BidiEvent {
  readonly method: string
  readonly params: unknown
}

type Answer =
  | { readonly type: 'success'; readonly id: number; readonly result: unknown }
  | { readonly type: 'error'; readonly id: number; readonly error: string; readonly message: string }

/** A session with a browser on this computer. */
export class Bidi {
  /** All so far, in the order in which the browser told them. */
  readonly events: BidiEvent[] = []
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, (answer: Answer) => void>()
  #asked = 0

  private constructor(address: string) {
    // oxlint-disable-next-line no-restricted-globals -- to a browser on this computer; nothing of this is in the app
    this.#socket = new WebSocket(`${address}/session`)
    this.#socket.addEventListener('message', ({ data }) => {
      this.#take(JSON.parse(String(data)) as Answer | ({ readonly type: 'event' } & BidiEvent))
    })
    this.#socket.addEventListener('close', () => {
      for (const [id, answered] of this.#waiting)
        answered({ type: 'error', id, error: 'closed', message: 'the browser has gone' })
    })
  }

  /** @param address - "ws://127.0.0.1:9222", as the browser says it. */
  static async connect(address: string): Promise<Bidi> {
    const bidi = new Bidi(address)
    await new Promise((resolve, reject) => {
      bidi.#socket.addEventListener('open', resolve)
      bidi.#socket.addEventListener('error', () => {
        reject(new Error(`there is no browser at ${address}`))
      })
    })
    await bidi.ask('session.new', { capabilities: {} })
    return bidi
  }

  /**
   * The answer to a command; the caller names the shape it expects.
   *
   * @throws Error with the browser's own words.
   */
  async ask<Result>(method: string, params: object): Promise<Result> {
    const id = ++this.#asked
    const answer = await new Promise<Answer>((resolve) => {
      this.#waiting.set(id, resolve)
      this.#socket.send(JSON.stringify({ id, method, params }))
    })
    if (answer.type === 'error') throw new Error(`${method}: ${answer.error}: ${answer.message}`)
    return answer.result as Result
  }

  close(): void {
    this.#socket.close()
  }

  #take(message: Answer | ({ readonly type: 'event' } & BidiEvent)): void {
    if (message.type === 'event') {
      this.events.push(message)
      return
    }
    this.#waiting.get(message.id)?.(message)
    this.#waiting.delete(message.id)
  }
}
