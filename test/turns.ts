/** Counting takes a core away from the work. */
const ENOUGH = 1000

/**
 * How often this thread's event loop turned while something was awaited: at most 1,000 times when
 * the work is done in another thread, once or twice when it is done here. Counts turns instead of
 * timer ticks, because a busy machine gives a process as few ticks as it likes.
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
