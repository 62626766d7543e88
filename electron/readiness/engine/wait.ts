/**
 * How long a goal takes to reach, as one number, so that alternatives take the least and requirements the most.
 * Whole days count as themselves; somebody's goodwill is longer than any number of days.
 */
export type Wait = number

export const NOW: Wait = 0
/** A person decides and no time is known, or nobody has proven the way. */
export const GOODWILL: Wait = 2 ** 30
export const NEVER: Wait = Infinity

/** The four answers to "can I still get in?". */
export type Grade = { readonly grade: 'now' | 'goodwill' | 'never' } | { readonly grade: 'days'; readonly days: number }

export function gradeOf(wait: Wait): Grade {
  if (wait === NOW) return { grade: 'now' }
  if (wait === NEVER) return { grade: 'never' }
  return wait >= GOODWILL ? { grade: 'goodwill' } : { grade: 'days', days: wait }
}

/** The wait of a step that starts when its last requirement is met. Goodwill stays goodwill, however many days follow. */
export function after(requirements: Wait, own: Wait): Wait {
  const sum = requirements + own
  return sum > GOODWILL && sum < NEVER ? GOODWILL : sum
}
