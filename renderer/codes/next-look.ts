/** Prevents a busy loop if the two clocks ever disagree. */
const SHORTEST_WAIT_MS = 1000

/** A timer takes less than 2^31 ms and fires at once for more, and a token may claim any period. */
const LONGEST_WAIT_MS = 60 * 60 * 1000

/**
 * How long to wait until the first of some codes expires; milliseconds.
 *
 * @param ends - When each expires, in Unix milliseconds; so is `now`.
 */
export function nextLook(ends: readonly number[], now: number): number {
  return Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, Math.min(...ends) - now))
}
