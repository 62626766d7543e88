/** Counting takes a core from the work. */
const ENOUGH = 1000

/**
 * How often this thread's event loop came round while something was waited for: 1,000 times at most where the work
 * is done in another thread, once or twice where it is done here. A count of turns and not of a timer, since
 * a busy machine gives a process as few ticks as it likes.
 */
export async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0
  let over = false
  const turn = (): void => {
    turns++
    if (!over && turns < ENOUGH) setImmediate(turn)
  }
  setImmediate(turn)
  try {
    await work
  } finally {
    over = true
  }
  return turns
}
