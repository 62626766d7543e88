/** Questions to a person, as data. */
import type { Answers, Told } from '../answers/answers.ts'
import type { Evidence } from '../evidence.ts'
import type { RoutesOf } from '../graph/routes.ts'

/**
 * One question. `told` is the day of an answer that may no longer be true, `asked` that of an "I don't know", which was
 * said `lately`: within the last month.
 */
export type Ask = AskedThing & { readonly asked?: string; readonly told?: string; readonly lately?: true }

export type AskedThing =
  /** Where a credential lies, or which account is behind a link. */
  | { readonly kind: 'holding' | 'link'; readonly account: string; readonly atom: string }
  /** What opens the vault or a password manager: one part of what it needs, counted from 0. */
  | { readonly kind: 'part'; readonly name: string; readonly part: number }
  /** Where a thing lies or who keeps it. */
  | { readonly kind: 'place'; readonly bearer: string }
  /** A fact about an account, or about the vault under its name. */
  | { readonly kind: 'fact'; readonly about: string; readonly fact: string }

/** A kit, and the day on which it is looked at. */
export interface Known {
  readonly evidence: Evidence
  readonly answers: Answers
  readonly routesOf: RoutesOf
  /** `YYYY-MM-DD` */
  readonly today: string
  /** Months after which an answer is asked again; 0 for never. */
  readonly stillTrueMonths: number
}

/** With the day of an answer, or of "I don't know". */
export function asked(thing: AskedThing, told: Told<unknown> | undefined): Ask {
  if (!told) return thing
  return 'asked' in told ? { ...thing, asked: told.asked } : { ...thing, told: told.told }
}
