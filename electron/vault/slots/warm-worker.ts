import { Worker } from 'node:worker_threads'

/** A passphrase that is not finished within this time is perhaps none; the memory is given back. */
const PATIENCE_MILLISECONDS = 60_000

interface Warm {
  readonly worker: Worker
  /** In KiB. */
  readonly memory: number
  readonly timer: NodeJS.Timeout
}

let warm: Warm | undefined

/**
 * Starts the worker of the next derivation while its passphrase is still being typed, with its memory at hand. It knows
 * nothing secret. There is at most one.
 *
 * @param memory - What the derivation will need, in KiB.
 */
export function warmUp(memory: number): void {
  if (warm?.memory === memory) {
    warm.timer.refresh()
    return
  }
  coolDown()
  const worker = startKdfWorker({ warmUpTo: memory })
  const forget = (): void => {
    if (warm?.worker === worker) coolDown()
  }
  // Whatever ends it, a derivation starts one of its own.
  worker.once('error', forget).once('exit', forget)
  worker.unref()
  warm = { worker, memory, timer: setTimeout(coolDown, PATIENCE_MILLISECONDS).unref() }
}

/** Ends the worker that waits, and gives its memory back. */
export function coolDown(): void {
  if (!warm) return
  const { worker, timer } = warm
  warm = undefined
  clearTimeout(timer)
  void worker.terminate()
}

/** A worker for one derivation: the one that waits if it has this much memory, else a new one. */
export function takeKdfWorker(memory: number): Worker {
  if (warm?.memory !== memory) return startKdfWorker({})
  const { worker, timer } = warm
  warm = undefined
  clearTimeout(timer)
  worker.ref()
  return worker
}

function startKdfWorker(workerData: { readonly warmUpTo?: number }): Worker {
  const file = import.meta.url.endsWith('.ts') ? './kdf-worker.ts' : './kdf-worker.js'
  return new Worker(new URL(file, import.meta.url), { workerData, execArgv: [] })
}
