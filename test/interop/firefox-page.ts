/** A page in Firefox, as a person has it: by roles and names, with a pointer and keys. */
import type { Bidi, BidiEvent } from './bidi.ts'

/** What a page shows of one account, a paper key and the like. */
export interface Card {
  readonly heading: string
  /** The code for signing in, without spaces; empty where there is none. */
  readonly code: string
  /** The recovery codes, each with what is said of it. */
  readonly codes: readonly string[]
  readonly text: string
}

interface Node {
  readonly sharedId: string
}

export class FirefoxPage {
  readonly #session: Bidi
  readonly #context: string
  readonly #address: string

  private constructor(session: Bidi, context: string, address: string) {
    this.#session = session
    this.#context = context
    this.#address = address
  }

  static async open(session: Bidi, address: string): Promise<FirefoxPage> {
    const { context } = await session.ask<{ context: string }>('browsingContext.create', { type: 'tab' })
    const page = new FirefoxPage(session, context, address)
    await page.#ask('browsingContext.navigate', { url: address, wait: 'complete' })
    return page
  }

  /** Chooses files at a field that a button stands for. */
  async choose(css: string, files: readonly string[]): Promise<void> {
    await this.#ask('input.setFiles', { element: await this.#only({ type: 'css', value: css }), files })
  }

  async click(role: string, name: string): Promise<void> {
    await this.#click(await this.#only({ type: 'accessibility', value: { role, name } }))
  }

  async clickEach(css: string): Promise<void> {
    for (const element of await this.#find({ type: 'css', value: css })) await this.#click(element)
  }

  async #click(element: Node): Promise<void> {
    await this.#show(element)
    const origin = { type: 'element', element }
    const actions = [
      { type: 'pointerMove', x: 0, y: 0, origin },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]
    await this.#ask('input.performActions', { actions: [{ type: 'pointer', id: 'mouse', actions }] })
  }

  /** Presses the keys of a text, where the page has its focus. */
  async type(text: string): Promise<void> {
    const actions = Array.from(text).flatMap((value) => ['keyDown', 'keyUp'].map((type) => ({ type, value })))
    await this.#ask('input.performActions', { actions: [{ type: 'key', id: 'keyboard', actions }] })
  }

  /** What the first such element says. */
  async text(css: string): Promise<string> {
    return await this.#call(`() => document.querySelector(${JSON.stringify(css)})?.innerText ?? ''`)
  }

  async cards(): Promise<readonly Card[]> {
    return JSON.parse(await this.#call(CARDS)) as readonly Card[]
  }

  /** A picture (PNG) of each such element. */
  async pictures(css: string): Promise<readonly Uint8Array[]> {
    const taken: Uint8Array[] = []
    for (const element of await this.#find({ type: 'css', value: css })) {
      await this.#show(element)
      const clip = { type: 'element', element }
      const { data } = await this.#ask<{ data: string }>('browsingContext.captureScreenshot', { clip })
      taken.push(Uint8Array.from(Buffer.from(data, 'base64')))
    }
    return taken
  }

  /** Lets the page load a picture, as a script in it might. @returns the rule that forbids it, or "failed". */
  async loadPicture(address: string): Promise<string> {
    return await this.#call(`() => new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective))
      const picture = new Image()
      picture.addEventListener('error', () => setTimeout(() => resolve('failed')))
      picture.src = ${JSON.stringify(address)}
    })`)
  }

  /** All that the page asked for besides itself. Firefox loads a font of its own, from a `data:` address. */
  requests(): readonly string[] {
    return this.#events('network.beforeRequestSent')
      .map((params) => (params as { request: { url: string } }).request.url)
      .filter((url) => url !== this.#address && !url.startsWith('data:'))
  }

  /** Its errors. */
  complaints(): readonly string[] {
    return this.#events('log.entryAdded').flatMap((params) => {
      const { level, text } = params as { level: string; text: string | null }
      return level === 'error' ? [text ?? ''] : []
    })
  }

  async #show(element: Node): Promise<void> {
    await this.#call('(element) => element.scrollIntoView({ block: "center" })', element)
  }

  #events(method: string): readonly unknown[] {
    const isHere = (event: BidiEvent) => {
      const params = event.params as { context?: string; source?: { context?: string } }
      return event.method === method && (params.context ?? params.source?.context) === this.#context
    }
    return this.#session.events.filter(isHere).map(({ params }) => params)
  }

  async #call(declaration: string, ...args: readonly Node[]): Promise<string> {
    const answer = await this.#ask<{ type: string; result?: { value?: string }; exceptionDetails?: { text: string } }>(
      'script.callFunction',
      { functionDeclaration: declaration, arguments: args, target: { context: this.#context }, awaitPromise: true },
    )
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text)
    return answer.result?.value ?? ''
  }

  async #only(locator: object): Promise<Node> {
    const [node, ...others] = await this.#find(locator)
    if (!node || others.length > 0)
      throw new Error(`${node ? 'more than one' : 'none'} such: ${JSON.stringify(locator)}`)
    return node
  }

  async #find(locator: object): Promise<readonly Node[]> {
    const { nodes } = await this.#ask<{ nodes: readonly Node[] }>('browsingContext.locateNodes', { locator })
    return nodes.map(({ sharedId }) => ({ sharedId }))
  }

  async #ask<Result>(method: string, params: object): Promise<Result> {
    return await this.#session.ask<Result>(method, { context: this.#context, ...params })
  }
}

/** Runs in the page. Cards that are not in view are not drawn, and have no `innerText`. */
const CARDS = `() => {
  const textOf = (element) => element?.textContent.replace(/\\s+/g, ' ').trim() ?? ''
  return JSON.stringify(Array.from(document.querySelectorAll('article'), (card) => ({
    heading: textOf(card.querySelector('h2, h3, h4')),
    code: textOf(card.querySelector('.code')).replaceAll(' ', ''),
    codes: Array.from(card.querySelectorAll('li'), textOf),
    text: textOf(card),
  })))
}`
