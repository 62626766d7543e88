import { Worker } from 'node:worker_threads'
import { KitError } from '../../kit-error.ts'
import { LIMITS } from '../containers/limits.ts'
import { wipe } from '../../accounts/wipe.ts'
import { withOwnBuffersInTurns, type OwnBuffers } from './own-buffers.ts'
import type { ReadAnswer, ReadJob, ReadTold } from './read-job.ts'
import type { ReadingProgress } from './reading-progress.ts'

/** The caller, while a file is read. */
export interface Waiting {
  /** Ends the reading at once. */
  readonly signal?: AbortSignal
  /** Told how far it is, where a file has several pictures. */
  readonly progress?: (progress: ReadingProgress) => void
}

/**
 * A worker that reads files, one after the other. It starts with the first one and ends with
 * `close`, or when a file is too much for it; the next one then starts another.
 */
export class ReadingThread {
  #worker: Worker | undefined
  #turn: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #closed = 0

  /** How many files it reads, and has to read. */
  get waiting(): number {
    return this.#waiting
  }

  /** Sends copies, and waits for the answer. @throws KitError `cancelled` when it is stopped or closed. */
  async ask(job: ReadJob, waiting: Waiting): Promise<ReadAnswer> {
    this.#waiting++
    const answer = this.#turn.then(async () => await this.#answerTo(job, waiting))
    const done = () => {
      this.#waiting--
    }
    this.#turn = answer.then(done, done)
    return await answer
  }

  /** Ends it, and what it is reading. */
  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    this.#closed++
    await worker?.terminate()
  }

  /** @throws KitError `cancelled`, also where this was closed meanwhile */
  async #copyOf(job: ReadJob, { signal }: Waiting): Promise<OwnBuffers<ReadJob>> {
    const before = this.#closed
    const goesOn = () => signal?.aborted !== true && this.#closed === before
    if (!goesOn()) throw stopped()
    const own = await withOwnBuffersInTurns(job)
    if (goesOn()) return own
    wipe(own)
    throw stopped()
  }

  #start(): Worker {
    const worker = startWorker()
    // One that ended between two files is not asked again.
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined
    })
    return worker
  }

  async #answerTo(job: ReadJob, waiting: Waiting): Promise<ReadAnswer> {
    const own = await this.#copyOf(job, waiting)
    const worker = (this.#worker ??= this.#start())
    try {
      return await answerOf(worker, own, waiting)
    } catch (error) {
      // It may be at work still. Nobody waits for its end, which may come only with that of a derivation.
      if (this.#worker === worker) void this.close()
      if (error === TOO_MUCH) return TOO_MUCH
      throw error
    }
  }
}

/** Also thrown, to tell it from the answer of a worker that goes on. */
const TOO_MUCH: ReadAnswer = {
  kind: 'error',
  code: 'cost-too-high',
  message: 'This file takes more time or memory to read than any export. Nothing was read. Export it again.',
}

/** Waits for whatever comes first. @throws `TOO_MUCH`, KitError `cancelled`, or what ended the worker. */
async function answerOf(worker: Worker, own: OwnBuffers<ReadJob>, { signal, progress }: Waiting): Promise<ReadAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadAnswer>()
  const hear = (message: ReadAnswer | ReadTold) => {
    if (message.kind === 'progress') progress?.(message.progress)
    else resolve(message)
  }
  const stop = () => {
    reject(stopped())
  }
  const fail = (error: Error) => {
    reject('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? TOO_MUCH : error)
  }
  const timer = setTimeout(reject, LIMITS.readSeconds * 1000, TOO_MUCH)
  worker.on('message', hear).once('error', fail).once('exit', stop)
  signal?.addEventListener('abort', stop)
  // Only while somebody waits for it does it keep the process alive.
  worker.ref()
  worker.postMessage(own.value, own.buffers)
  try {
    return await promise
  } finally {
    worker.unref()
    clearTimeout(timer)
    worker.off('message', hear).off('error', fail).off('exit', stop)
    signal?.removeEventListener('abort', stop)
  }
}

function startWorker(): Worker {
  const file = import.meta.url.endsWith('.ts') ? './read-worker.ts' : './read-worker.js'
  const worker = new Worker(new URL(file, import.meta.url), {
    execArgv: [],
    stdout: true, // libraries complain about broken files there
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.readHeapMegabytes },
  })
  worker.on('error', () => undefined) // the caller that waits for an answer is told
  return worker
}

function stopped(): KitError {
  return new KitError('cancelled', 'Stopped. Nothing of it was read.')
}
