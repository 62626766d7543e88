/** The best way there may be where not all is known, by what people most likely have. */
import { GOODWILL, NEVER, NOW, type Grade, type Wait } from '../engine/wait.ts'
import type { AccountEvidence, Evidence, Holding } from '../evidence.ts'
import type { Goal, Losable } from './nodes.ts'
import type { RoutesOf } from './routes.ts'
import { stepsOf, type Step } from './steps.ts'
import { WhatIf } from '../losses/what-if.ts'

export class Hope {
  /** What nobody has told is tried in this order: what every account has, then whatever it may have. */
  readonly #tries: readonly WhatIf[]

  constructor(evidence: Evidence, routesOf: RoutesOf, lost: readonly Losable[]) {
    const likely = { ...evidence, accounts: evidence.accounts.map(withLikely) }
    this.#tries = [likely, evidence].map((one) => new WhatIf(one, { trust: 'unknown', routesOf }).lose(lost))
  }

  /** A way that is quicker than the cautious answer; empty when there is none, whatever turns up. */
  way({ account, goal, ...cautious }: Goal & Grade): readonly Step[] {
    const better = this.#tries.find((one) => one.waitFor(account, goal) < waitIn(cautious))
    return better ? stepsOf(better.answer(account, goal).way) : []
  }
}

function waitIn(grade: Grade): Wait {
  if (grade.grade === 'days') return grade.days
  return { now: NOW, goodwill: GOODWILL, never: NEVER }[grade.grade]
}

/** Every account has a password and an address. */
const LIKELY: readonly string[] = ['password', 'mail']

/** Nobody has a copy of a factor that may exist: ways for accounts without that factor stay shut. */
function withLikely({ credentials, linked, ...account }: AccountEvidence): AccountEvidence {
  const isOpen = ([atom, value]: readonly [string, unknown]): boolean => value === 'unknown' && !LIKELY.includes(atom)
  return {
    ...account,
    credentials: Object.fromEntries(
      Object.entries(credentials).map((entry) => (isOpen(entry) ? [entry[0], OUT_OF_REACH] : entry)),
    ),
    linked: Object.fromEntries(Object.entries(linked).filter((entry) => !isOpen(entry))),
  }
}

const OUT_OF_REACH: Holding = [{ in: { atLeast: 1, of: [] }, known: 'told' }]
