import { fork, type ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Result } from '../../../electron/contract.ts'
import type { Answered, Emitter, FromApp, Note, ToApp } from './messages.ts'
import type { Package } from './package.ts'

/** How the app is started. */
export interface Started {
  /** Where it keeps its vault. */
  readonly folder: string
  /** What `process.platform` says; the code still runs on this system. */
  readonly platform?: NodeJS.Platform
  /** Chromium's switches on the command line, without dashes. */
  readonly switches?: readonly string[]
  /** What else is on the command line. */
  readonly words?: readonly string[]
  /** What its clock says, Unix time in milliseconds; absent means the real time. */
  readonly now?: number
  /** Told what the app sends to its page, as it comes. */
  readonly tell?: (event: unknown, payload: unknown) => void
  /** Told whenever the window loads its page. */
  readonly load?: () => void
}

type Order = ToApp extends infer One ? (One extends { readonly id: number } ? Omit<One, 'id'> : never) : never

/** The main process of a packaged app in the stand-in for Electron; the test is its window and its system. */
export class PackagedApp {
  /** How the process ended. */
  readonly ended: Promise<number | null>
  readonly events: { readonly event: unknown; readonly payload: unknown }[] = []
  readonly #process: ChildProcess
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>()
  #orders = 0

  constructor(
    { resources, archive }: Package,
    { folder, platform, switches = [], words = [], now, tell, load }: Started,
  ) {
    mkdirSync(folder, { recursive: true })
    this.#process = fork(join(archive, 'dist/electron/main.js'), [...words], {
      execArgv: ['--disable-warning=ExperimentalWarning', '--import', join(import.meta.dirname, 'start.ts')],
      env: {
        ...process.env,
        APP_FOLDER: folder,
        RESOURCES: resources,
        PLATFORM: platform ?? process.platform,
        SWITCHES: switches.join(' '),
        ...(now !== undefined && { NOW: String(now) }),
        NODE_COMPILE_CACHE: join(archive, '../compiled'), // it is started often
      },
      serialization: 'advanced',
    })
    this.#process.on('message', (message: FromApp) => {
      if ('id' in message) this.#waiting.get(message.id)?.resolve(message.value)
      else if ('load' in message) load?.()
      else {
        this.events.push(message)
        tell?.(message.event, message.payload)
      }
    })
    this.ended = new Promise((resolve) => {
      this.#process.on('exit', (code) => {
        const ended = new Error(`the packaged app ended with ${code ?? 'a signal'}`)
        for (const { reject } of this.#waiting.values()) reject(ended)
        resolve(code)
      })
    })
  }

  /**
   * @param saveAt - What the save dialog answers.
   * @returns the value that the window would get; an error is thrown with its sentence.
   */
  async call(channel: string, input: unknown, saveAt?: string): Promise<unknown> {
    if (saveAt !== undefined) await this.choose(saveAt)
    const result = await this.answer(channel, input)
    if (!result.ok) throw new Error(`${channel}: ${result.error.message}`)
    return result.value
  }

  /** As `call`, with the error as the window gets it. @param from - The address of another frame than its own. */
  async answer(channel: string, input: unknown, from?: string): Promise<Result<unknown>> {
    const order = { do: 'call', channel, input, ...(from !== undefined && { from }) } as const
    return (await this.#order(order)) as Result<unknown>
  }

  /** What the next dialog answers. */
  async choose(...paths: readonly string[]): Promise<void> {
    await this.#order({ do: 'choose', paths })
  }

  async clipboardText(): Promise<string> {
    return (await this.#order({ do: 'clipboard' })) as string
  }

  /** Something happens in Electron. @returns whether the app prevented what Electron would do next. */
  async emit(on: Emitter, event: string, ...args: readonly unknown[]): Promise<boolean> {
    return ((await this.#order({ do: 'emit', on, event, args })) as { prevented: boolean }).prevented
  }

  async request(url: string): Promise<Answered> {
    return (await this.#order({ do: 'request', url })) as Answered
  }

  /** What the shell asked Electron to do until now. */
  async notes(): Promise<readonly Note[]> {
    return (await this.#order({ do: 'notes' })) as readonly Note[]
  }

  stop(): void {
    this.#process.kill()
  }

  async #order(order: Order): Promise<unknown> {
    const id = ++this.#orders
    const answer = Promise.withResolvers<unknown>()
    this.#waiting.set(id, answer)
    this.#process.send({ ...order, id })
    try {
      return await answer.promise
    } finally {
      this.#waiting.delete(id)
    }
  }
}
