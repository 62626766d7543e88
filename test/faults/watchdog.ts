/**
 * Ends this process when one piece of work takes too long. Runs in its own thread, because the work
 * may block this one, and measures processor time, which hardly changes on a busy machine.
 */
import { writeSync } from 'node:fs'
import { isMainThread, Worker, workerData } from 'node:worker_threads'

const LOOKS_MILLISECONDS = 100
/** Measured by the clock, for work that waits for something that never comes. */
const PATIENCE_SECONDS = 120

interface Shared {
  /** When the work began, in microseconds of processor time; 0 when there is none. */
  readonly began: BigInt64Array
  readonly name: BigInt64Array
  readonly most: number
}

export class Watchdog {
  readonly #shared: Shared
  readonly #thread: Worker
  /** The most that one piece of work took, in milliseconds of processor time. */
  slowest = 0

  /** @param most - Milliseconds of processor time for each piece of work, all threads together. */
  constructor(most: number) {
    const cell = () => new BigInt64Array(new SharedArrayBuffer(8))
    this.#shared = { began: cell(), name: cell(), most }
    this.#thread = new Worker(new URL(import.meta.url), { workerData: this.#shared })
  }

  /** @param name - Printed when the work takes too long. */
  async watch<T>(name: number, work: () => Promise<T>): Promise<T> {
    const began = processorTime()
    this.#shared.name[0] = BigInt(name)
    this.#shared.began[0] = BigInt(began)
    try {
      return await work()
    } finally {
      this.#shared.began[0] = 0n
      this.slowest = Math.max(this.slowest, Math.round((processorTime() - began) / 1000))
    }
  }

  async end(): Promise<void> {
    await this.#thread.terminate()
  }
}

/** Microseconds of this process, all its threads. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

function guard({ began, name, most }: Shared): void {
  let looks = { began: 0n, count: 0 }
  setInterval(() => {
    const since = began[0] ?? 0n
    looks = { began: since, count: since === looks.began ? looks.count + 1 : 0 }
    if (since === 0n) return
    const stuck = looks.count * LOOKS_MILLISECONDS > PATIENCE_SECONDS * 1000
    if (!stuck && processorTime() - Number(since) <= most * 1000) return
    writeSync(2, `seed ${String(name[0])}: takes ${stuck ? 'for ever' : `more than ${most} ms of processor time`}\n`)
    process.kill(process.pid, 'SIGKILL')
  }, LOOKS_MILLISECONDS)
}

if (!isMainThread) guard(workerData as Shared)
