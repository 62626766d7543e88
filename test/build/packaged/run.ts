import { fork, type ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Result } from '../../../electron/contract.ts'
import type { FromApp, ToApp } from './messages.ts'
import type { Package } from './package.ts'

/** The main process of a packaged app, called as the window would call it. */
export class PackagedApp {
  readonly #process: ChildProcess
  readonly #waiting = new Map<number, PromiseWithResolvers<Result<unknown>>>()
  #calls = 0

  /** @param folder - Where it keeps its vault. */
  constructor({ resources, archive }: Package, folder: string) {
    mkdirSync(folder)
    this.#process = fork(join(archive, 'dist/electron/main.js'), [], {
      execArgv: ['--import', join(import.meta.dirname, 'start.ts')],
      env: { ...process.env, APP_FOLDER: folder, RESOURCES: resources },
      serialization: 'advanced',
    })
    this.#process.on('message', ({ id, result }: FromApp) => {
      this.#waiting.get(id)?.resolve(result)
      this.#waiting.delete(id)
    })
    this.#process.on('exit', (code) => {
      const ended = new Error(`the packaged app ended with ${code ?? 'a signal'}`)
      for (const { reject } of this.#waiting.values()) reject(ended)
    })
  }

  /**
   * @param saveAt - What the save dialog answers.
   * @returns the value that the window would get; an error is thrown with its sentence.
   */
  async call(channel: string, input: unknown, saveAt?: string): Promise<unknown> {
    const id = ++this.#calls
    const message: ToApp = { id, channel, input, ...(saveAt !== undefined && { saveAt }) }
    const answer = Promise.withResolvers<Result<unknown>>()
    this.#waiting.set(id, answer)
    this.#process.send(message)
    const result = await answer.promise
    if (!result.ok) throw new Error(`${channel}: ${result.error.message}`)
    return result.value
  }

  stop(): void {
    this.#process.kill()
  }
}
