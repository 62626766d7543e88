import { Worker } from 'node:worker_threads'
import type { Grey } from './grey.ts'
import { LIMITS } from './limits.ts'

/**
 * Reads the QR codes of one camera picture after the other, in a worker that stays. It starts with
 * the first picture. Pictures are in memory only, and nothing is kept of them.
 */
export class FrameReader {
  #worker: Worker | undefined
  #turn: Promise<unknown> = Promise.resolve()

  /** The texts of the codes in it, from top to bottom; none when the picture took too long. */
  async read(frame: Grey): Promise<readonly string[]> {
    const answer = this.#turn.then(() => this.#ask(frame))
    this.#turn = answer
    return await answer
  }

  /** Ends the worker. The next picture starts another. */
  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
  }

  async #ask({ width, height, data }: Grey): Promise<readonly string[]> {
    const worker = (this.#worker ??= startWorker())
    const bytes = data.slice() // a worker takes a whole buffer, and this may be a part of one
    const texts = await new Promise<readonly string[] | undefined>((resolve) => {
      const finish = (answer?: readonly string[]) => {
        clearTimeout(timer)
        worker.off('message', finish).off('error', fail).off('exit', fail)
        resolve(answer)
      }
      const fail = () => {
        finish()
      }
      const timer = setTimeout(fail, LIMITS.frameSeconds * 1000)
      worker.once('message', finish).once('error', fail).once('exit', fail)
      worker.postMessage({ width, height, data: bytes }, [bytes.buffer])
    })
    if (texts) return texts
    if (this.#worker === worker) await this.close()
    return []
  }
}

function startWorker(): Worker {
  const file = import.meta.url.endsWith('.ts') ? './frame-worker.ts' : './frame-worker.js'
  const worker = new Worker(new URL(file, import.meta.url), {
    execArgv: [],
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.pictureHeapMegabytes },
  })
  worker.on('error', () => undefined) // whoever waits for an answer hears of it
  worker.unref()
  return worker
}
