/** The other side of every copy: what a stranger reaches who finds one thing, or everything in one place. */
import { accessGraph, node, type RoutesOf } from './access-graph.ts'
import { Closure } from './engine/closure.ts'
import { compile } from './engine/graph.ts'
import { NOW } from './engine/wait.ts'
import type { Bearer, Evidence } from './evidence.ts'
import { leafOf, type Goal, type Losable } from './losses.ts'

/** What a stranger reaches at once with what is found. Nobody finds what somebody knows by heart. */
export function reachedByFinder(
  evidence: Evidence,
  routesOf: RoutesOf,
  { found, goals }: { readonly found: Losable; readonly goals: readonly Goal[] },
): readonly Goal[] {
  const graph = compile(accessGraph(evidence, { trust: 'told', routesOf }))
  const held = new Set(evidence.bearers.filter((bearer) => isFound(bearer, found)).flatMap(leavesOf))
  const services = new Set(evidence.accounts.map(({ name }) => node.account(name)))
  const inHand = graph.have.filter((leaf) => {
    const name = graph.names[leaf] ?? ''
    return held.has(name) || services.has(name)
  })
  const closure = new Closure({ ...graph, have: inHand })
  closure.run([])
  return goals.filter(({ account, goal }) => closure.waitOf(graph.numbers.get(node.goal(account, goal)) ?? -1) === NOW)
}

function isFound(bearer: Bearer, { kind, name }: Losable): boolean {
  if (bearer.type === 'memory' || bearer.type === 'person') return false
  if (kind === 'bearer') return bearer.name === name
  return kind === 'place' ? bearer.place === name : kind === 'person' && bearer.with === name
}

/** A finder of a thing also stands in the place where it lies. */
function leavesOf(bearer: Bearer): readonly string[] {
  const { name, place } = bearer
  return [
    leafOf({ kind: 'bearer', name }),
    ...(place === undefined ? [] : [leafOf({ kind: 'place', name: place })]),
    ...(bearer.with === undefined ? [] : [leafOf({ kind: 'person', name: bearer.with })]),
  ]
}
