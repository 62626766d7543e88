/** One look at a whole kit: what single losses do, what a finder gets, and what checks make of it. */
import { accessGraph, type StepData } from './graph/access-graph.ts'
import type { Known } from './questions/ask.ts'
import type { Care, CheckedKit, SingleLoss } from './checks/check.ts'
import { compile, type Compiled } from './engine/graph.ts'
import type { Evidence } from './evidence.ts'
import { smallLosses, type SmallLoss } from './losses/losses.ts'
import { node, type Goal, type Losable } from './graph/nodes.ts'
import { Finder } from './losses/thief.ts'

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

/** Things with which a finder signs in at once; then places where it takes several. */
function findable({ evidence, routesOf }: Known): CheckedKit['findable'] {
  const finder = new Finder(evidence, routesOf)
  const goals = evidence.accounts.map(({ name }) => ({ account: name, goal: 'sign-in' }))
  const reach = (found: readonly Losable[]): readonly string[] =>
    finder.reached(found, goals).map(({ account }) => account)
  const byPlace = Map.groupBy(evidence.bearers, ({ place }) => place)
  const found = [...byPlace].flatMap(([place, bearers]) => {
    const things = openingThings(
      bearers.map(({ name }) => ({ kind: 'bearer', name })),
      reach,
    )
    if (things.length > 0 || place === undefined) return things
    const all: Losable = { kind: 'place', name: place }
    const accounts = reach([all])
    return accounts.length > 0 ? [{ found: all, accounts }] : []
  })
  return found.toSorted((a, b) => b.accounts.length - a.accounts.length)
}

/** Those that open something by themselves. What opens nothing together opens nothing one by one, so halves are tried. */
function openingThings(
  things: readonly Losable[],
  reach: (found: readonly Losable[]) => readonly string[],
): CheckedKit['findable'] {
  const accounts = things.length === 0 ? [] : reach(things)
  const [only, ...more] = things
  if (!only || accounts.length === 0) return []
  if (more.length === 0) return [{ found: only, accounts }]
  const half = Math.ceil(things.length / 2)
  return [...openingThings(things.slice(0, half), reach), ...openingThings(things.slice(half), reach)]
}
