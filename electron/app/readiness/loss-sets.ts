import { setImmediate } from 'node:timers/promises'
import type { LossSetsView, LossSetView } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import { additionsInOrder } from '../../readiness/losses/additions.ts'
import type { Known } from '../../readiness/questions/ask.ts'
import { graphsOf, mainGoals } from '../../readiness/judged.ts'
import { smallLosses, type SmallLoss } from '../../readiness/losses/losses.ts'
import { actionView } from './action-view.ts'

/** How the search is stopped, and whom it tells how far it is. */
export interface Watched {
  readonly signal: AbortSignal
  readonly tell: (done: number, total: number) => void
}

/** Goals between two looks at whether to stop. */
const STRIDE = 8
const BEST_ADDITIONS = 5

/**
 * The smallest losses that shut what accounts are for, of at most `upTo` things, and what would help most.
 *
 * @throws KitError `cancelled` when it was stopped.
 */
export async function lossSets(known: Known, upTo: number, { signal, tell }: Watched): Promise<LossSetsView> {
  const { evidence, routesOf } = known
  const { cautious } = graphsOf(known)
  const goals = mainGoals(evidence, { cautious })
  const found: SmallLoss[] = []
  for (let done = 0; done < goals.length; done += STRIDE) {
    tell(done, goals.length)
    await setImmediate()
    if (signal.aborted) throw new KitError('cancelled', 'Stopped. Nothing was changed.')
    found.push(...smallLosses(cautious, evidence, { goals: goals.slice(done, done + STRIDE), upTo }))
  }
  const losses = found.filter(({ lost }) => lost.length > 0 && lost.length <= WEIGHED)
  const additions = additionsInOrder(evidence, { losses, routesOf }).slice(0, BEST_ADDITIONS)
  return {
    losses: together(found.filter((one) => !isItself(one))),
    additions: additions.map((one) => actionView({ kind: 'add', ...one })),
  }
}

/** Additions are weighed by losses of one and two things. */
const WEIGHED = 2

/** That an account is gone once it is lost is no surprise. */
function isItself({ account, lost }: SmallLoss): boolean {
  return lost.some((one) => one.kind === 'account' && one.name === account)
}

/** Each loss once, with all that it shuts: the smallest first, then the one that shuts most. */
function together(found: readonly SmallLoss[]): readonly LossSetView[] {
  const bySet = [...Map.groupBy(found, ({ lost }) => JSON.stringify(lost)).values()]
  const sets = bySet.flatMap((same): readonly LossSetView[] => {
    const [first] = same
    return first ? [{ lost: first.lost, shuts: same.map(({ account, goal }) => ({ account, goal })) }] : []
  })
  return sets.toSorted((a, b) => a.lost.length - b.lost.length || b.shuts.length - a.shuts.length)
}
