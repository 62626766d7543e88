import type { Worker } from 'node:worker_threads'
import { nextAnswer } from './worker-answer.ts'

interface Kept {
  readonly worker: Worker
  /** How many it has done. */
  jobs: number
  /** Also before its last answer is taken: message and end may come in one turn. */
  ended: boolean
}

/**
 * Workers that answer each message with one. Each ends with its job, but for a batch: starting one takes
 * longer than most jobs, so there they are kept for the next job, up to so many.
 */
export class KeptWorkers {
  readonly #start: () => Worker
  readonly #mostJobs: number
  #idle: readonly Kept[] = []
  #batches = 0

  constructor(start: () => Worker, mostJobs: number) {
    this.#start = start
    this.#mostJobs = mostJobs
  }

  /** Whatever is asked while `work` lasts is one batch; with the last batch the workers end. */
  async inBatch<T>(work: () => Promise<T>): Promise<T> {
    this.#batches++
    try {
      return await work()
    } finally {
      this.#batches--
      if (this.#batches === 0) await this.#endIdle()
    }
  }

  /** @returns Undefined when the worker failed or took longer than `seconds`; it is not asked again then. */
  async ask<Answer>(job: object, seconds: number): Promise<Answer | undefined> {
    const kept = this.#takeIdle() ?? this.#startOne()
    const answer = nextAnswer<Answer>(kept.worker, seconds)
    kept.worker.postMessage(job)
    const given = await answer
    kept.jobs++
    const mayGoOn = given !== undefined && !kept.ended && kept.jobs < this.#mostJobs
    if (mayGoOn && this.#batches > 0) this.#idle = [...this.#idle, kept]
    else await kept.worker.terminate()
    return given
  }

  #startOne(): Kept {
    const kept: Kept = { worker: this.#start(), jobs: 0, ended: false }
    // One that ends between jobs is asked no more. Without a listener its error would end the app.
    kept.worker.on('error', () => undefined)
    kept.worker.on('exit', () => {
      kept.ended = true
      this.#idle = this.#idle.filter((one) => one !== kept)
    })
    return kept
  }

  #takeIdle(): Kept | undefined {
    const kept = this.#idle.at(-1)
    this.#idle = this.#idle.slice(0, -1)
    return kept
  }

  async #endIdle(): Promise<void> {
    const idle = this.#idle
    this.#idle = []
    await Promise.all(idle.map(({ worker }) => worker.terminate()))
  }
}
