/** The steps of a way that are left to do when other accounts were done before it. */
import { isDeepStrictEqual } from 'node:util'
import type { Where } from '../evidence.ts'
import type { Step } from '../graph/steps.ts'

/** A step. One by which another account is used says where the way into that one is: in its plan before this one, or as before. */
export interface PlanStep {
  readonly step: Step
  readonly seen?: 'above' | 'as-before'
}

/** Accounts with a way, before the one that is planned. */
export class Done extends Map<
  string,
  { readonly way: readonly Step[]; readonly seen: NonNullable<PlanStep['seen']> }
> {}

/**
 * The steps that are not done already: those of an account with a plan of its own are there. What has to be fetched or
 * opened for the rest stays.
 */
export function planned(way: readonly Step[], done: Done): readonly PlanStep[] {
  const used = way.flatMap((step) => (step.do === 'use-account' ? (done.get(step.to)?.way ?? []) : []))
  const rest = way.filter((step) => isMeans(step) || !used.some((other) => isDeepStrictEqual(other, step)))
  const opened = rest.filter((step) => step.do !== 'open' || rest.some((one) => takesFrom(one, step.opened)))
  const fetched = opened.filter((step) => step.do !== 'fetch' || opened.some((one) => takesFrom(one, step.thing)))
  const isWhole = used.length > 0
  return (isWhole ? fetched : way).map((step) => {
    const seen = step.do === 'use-account' ? done.get(step.to)?.seen : undefined
    return { step, ...(seen && { seen }) }
  })
}

/** What serves other steps. */
function isMeans(step: Step): boolean {
  return step.do === 'fetch' || step.do === 'open'
}

function takesFrom(step: Step, name: string): boolean {
  if (step.do === 'take') return mentions(step.from, name)
  return step.do === 'open' && step.opened !== name && step.with.some((where) => mentions(where, name))
}

function mentions(where: Where, name: string): boolean {
  return typeof where === 'string' ? where === name : where.of.some((one) => mentions(one, name))
}
