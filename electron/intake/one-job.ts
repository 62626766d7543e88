import type { Worker } from 'node:worker_threads'

/**
 * Waits for the one message of a worker that has one job, and ends it whatever happens.
 *
 * @returns Undefined when it failed, ended without an answer, or took longer than `seconds`.
 */
export async function oneAnswer<Answer>(worker: Worker, seconds: number): Promise<Answer | undefined> {
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<Answer | undefined>((resolve) => {
      const fail = () => {
        resolve(undefined)
      }
      timer = setTimeout(fail, seconds * 1000)
      worker.once('message', resolve)
      worker.once('error', fail)
      worker.once('exit', fail)
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
