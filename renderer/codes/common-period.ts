/** Seconds that nearly every code lives; one line is the clock for all of them. */
export const PERIOD = 30

/** From here on a code is about to change. */
export const LAST_SECONDS = 5
