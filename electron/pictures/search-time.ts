import { PICTURE_LIMITS } from './limits.ts'

const { searchSeconds, searchWallSeconds } = PICTURE_LIMITS

/** Milliseconds: what this thread has worked, and the time of day in which it did. */
interface Clocks {
  readonly worked: () => number
  readonly passed: () => number
}

/**
 * Starts the time for one search. It is counted in processor time, so that a busy machine finds what
 * an idle one finds, and bounded by the clock, so that somebody who waits gets an answer.
 *
 * @returns Whether there is time left for one more look.
 */
export function searchTime({ worked, passed }: Clocks = OF_THIS_THREAD): () => boolean {
  const ends = { worked: worked() + searchSeconds * 1000, passed: passed() + searchWallSeconds * 1000 }
  return () => worked() < ends.worked && passed() < ends.passed
}

const OF_THIS_THREAD: Clocks = {
  worked: () => {
    // Node 24 has it. Before, only the clock tells.
    if (typeof process.threadCpuUsage !== 'function') return performance.now()
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1000
  },
  passed: () => performance.now(),
}
