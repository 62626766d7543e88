/** Reads one file after the other until it is ended. */
import { parentPort } from 'node:worker_threads'
import { wipe } from '../../accounts/wipe.ts'
import { withOwnBuffers } from './own-buffers.ts'
import { inOneBatch } from '../../pictures/pictures.ts'
import { readAnswer } from './read-answer.ts'
import type { ReadJob, ReadTold } from './read-job.ts'
import { withProgress, type ReadingProgress } from './reading-progress.ts'

parentPort?.on('message', (job: ReadJob) => {
  void answer(job)
})

// One batch of pictures for as long as this worker lives: it ends with the import, and takes its own workers along.
void inOneBatch(() => new Promise(() => undefined))

async function answer(job: ReadJob): Promise<void> {
  const tell = (progress: ReadingProgress) => parentPort?.postMessage({ kind: 'progress', progress } satisfies ReadTold)
  const found = await withProgress(tell, async () => await readAnswer(job))
  const { value, buffers } = withOwnBuffers(found)
  wipe(found)
  wipe(job)
  parentPort?.postMessage(value, buffers)
}
