/** One look at a whole kit: what single losses do, what a finder gets, and what checks make of it. */
import { accessGraph, type StepData } from './access-graph.ts'
import type { Known } from './ask.ts'
import type { Care, CheckedKit, SingleLoss } from './checks/check.ts'
import { compile, type Compiled } from './engine/graph.ts'
import type { Evidence } from './evidence.ts'
import { losables } from './losable.ts'
import { smallLosses, type SmallLoss } from './losses.ts'
import { node, type Goal, type Losable } from './nodes.ts'
import { Finder } from './thief.ts'

/** The same kit twice: counting what was told, and hoping that all unknown turns out well. */
export interface Graphs {
  readonly cautious: Compiled<StepData>
  readonly hopeful: Compiled<StepData>
}

export function graphsOf({ evidence, routesOf }: Pick<Known, 'evidence' | 'routesOf'>): Graphs {
  return {
    cautious: compile(accessGraph(evidence, { trust: 'told', routesOf })),
    hopeful: compile(accessGraph(evidence, { trust: 'unknown', routesOf })),
  }
}

/** What each account is for: to sign in, or where nobody signs in to publish or to push; and to publish besides. */
export function mainGoals({ accounts }: Evidence, { cautious }: Pick<Graphs, 'cautious'>): readonly Goal[] {
  const has = (account: string, goal: string): boolean =>
    (cautious.into[cautious.numbers.get(node.goal(account, goal)) ?? -1] ?? []).length > 0
  return accounts.flatMap(({ name: account }) => {
    const first = ['sign-in', 'publish', 'push'].find((goal) => has(account, goal))
    const goals = [...(first === undefined ? [] : [first]), ...(has(account, 'publish') ? ['publish'] : [])]
    return [...new Set(goals)].map((goal) => ({ account, goal }))
  })
}

export function judged(known: Known, care: Care, graphs = graphsOf(known)): CheckedKit {
  const { evidence } = known
  const main = mainGoals(evidence, graphs)
  const passwords = evidence.accounts.map(({ name }) => ({ account: name, goal: 'password' }))
  const goals = [...main, ...passwords]
  const sure = smallLosses(graphs.cautious, evidence, { goals, upTo: 1 })
  const hoped = new Set(smallLosses(graphs.hopeful, evidence, { goals, upTo: 1 }).map(lossKey))
  const isMaybe = (loss: SmallLoss): boolean => !hoped.has(lossKey(loss)) && !hoped.has(lossKey({ ...loss, lost: [] }))
  const singles = sure.flatMap((loss): readonly SingleLoss[] => {
    const { account, goal, lost } = loss
    const [only] = lost
    return only ? [{ account, goal, main: isFirst(loss, main), lost: only, maybe: isMaybe(loss) }] : []
  })
  const shut = sure
    .filter(({ account, goal, lost }) => lost.length === 0 && isFirst({ account, goal }, main))
    .map((loss) => ({ account: loss.account, maybe: isMaybe(loss) }))
  return { ...known, care, singles, shut, findable: findable(known) }
}

function lossKey({ account, goal, lost }: SmallLoss): string {
  return JSON.stringify([account, goal, lost])
}

/** Whether it is the goal for which the account is there at all. */
function isFirst({ account, goal }: Goal, main: readonly Goal[]): boolean {
  return main.find((one) => one.account === account)?.goal === goal
}

/** Places and people with everything there, and things that are not part of such a find already. */
function findable({ evidence, routesOf }: Known): CheckedKit['findable'] {
  const finder = new Finder(evidence, routesOf)
  const goals = evidence.accounts.map(({ name }) => ({ account: name, goal: 'sign-in' }))
  const reach = (found: Losable): readonly string[] => finder.reached([found], goals).map(({ account }) => account)
  const all = losables(evidence)
  const things = all.filter(({ kind }) => kind === 'bearer')
  const alone = reached(things, reach)
  const covered = new Set(
    alone.flatMap(({ found }) => evidence.bearers.find(({ name }) => name === found.name)?.place ?? []),
  )
  const places = all.filter(({ kind, name }) => kind === 'place' && !covered.has(name))
  return [...alone, ...reached(places, reach)].toSorted((a, b) => b.accounts.length - a.accounts.length)
}

function reached(things: readonly Losable[], reach: (found: Losable) => readonly string[]): CheckedKit['findable'] {
  return things.map((found) => ({ found, accounts: reach(found) })).filter(({ accounts }) => accounts.length > 0)
}
