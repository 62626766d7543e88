/**
 * The same reading in this process: the app's worker takes a third of a second to start, longer than
 * nearly every test file. `intake/reading-thread.test.ts` shows that the worker gives the same
 * answers, so it does not use this.
 */
import { vi } from 'vitest'
import { wipe } from '../electron/accounts/wipe.ts'
import type * as Reading from '../electron/intake/reading/reading-thread.ts'
import { withOwnBuffers } from '../electron/intake/reading/own-buffers.ts'
import { readAnswer } from '../electron/intake/reading/read-answer.ts'
import { withProgress } from '../electron/intake/reading/reading-progress.ts'
import { KitError } from '../electron/kit-error.ts'

vi.mock('../electron/intake/reading/reading-thread.ts', () => {
  class ReadingThread {
    #closed = 0
    readonly waiting = 0

    async ask(...[job, { signal, progress }]: Parameters<Reading.ReadingThread['ask']>) {
      const before = this.#closed
      const sent = withOwnBuffers(job)
      const own = structuredClone(sent.value, { transfer: sent.buffers })
      const found = await withProgress(
        (now) => progress?.(now),
        async () => await readAnswer(own),
      )
      const { value, buffers } = withOwnBuffers(found)
      wipe([found, own])
      if (signal?.aborted === true || this.#closed !== before) throw new KitError('cancelled', 'Stopped.')
      return structuredClone(value, { transfer: buffers })
    }

    close() {
      this.#closed++
      return Promise.resolve()
    }
  }
  return { ReadingThread }
})
