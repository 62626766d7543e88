import type { Worker } from 'node:worker_threads'

/**
 * Waits for the one message of a worker that has one job, and ends it whatever happens.
 *
 * @returns Undefined when it failed, ended without an answer, or took longer than `seconds`.
 */
export async function oneAnswer<Answer>(worker: Worker, seconds: number): Promise<Answer | undefined> {
  try {
    return await nextAnswer<Answer>(worker, seconds)
  } finally {
    await worker.terminate()
  }
}

/** As `oneAnswer`, and leaves the worker running. */
export async function nextAnswer<Answer>(worker: Worker, seconds: number): Promise<Answer | undefined> {
  return await new Promise((resolve) => {
    const finish = (answer?: Answer) => {
      clearTimeout(timer)
      worker.off('message', finish).off('error', fail).off('exit', fail)
      resolve(answer)
    }
    const fail = () => {
      finish()
    }
    const timer = setTimeout(fail, seconds * 1000)
    worker.once('message', finish).once('error', fail).once('exit', fail)
  })
}
