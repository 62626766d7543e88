/** Why a goal is shut: on each way to it, the first thing that is missing. */
import type { StepData } from './access-graph.ts'
import { readNode, type Losable } from './nodes.ts'
import { kindOf } from './atoms.ts'
import type { Compiled } from '../engine/graph.ts'
import type { Evidence, Held } from '../evidence.ts'
import type { Route } from './routes.ts'

/** A way that leads nowhere, and the first thing that is missing on it. */
export interface Blocked {
  /** Absent where it is no way of the service: the releases of a package, or a password that is known. */
  readonly route?: Route
  readonly missing: Missing
}

export type Missing =
  | { readonly kind: 'lost'; readonly lost: Losable }
  /** Nothing holds it, or nobody has said what does. */
  | { readonly kind: 'none' | 'unknown'; readonly account: string; readonly atom: string }
  /** It is held, and none of the places can be reached. */
  | { readonly kind: 'out-of-reach'; readonly account: string; readonly atom: string; readonly held: readonly Held[] }
  /** It rests on another account, which cannot be reached. */
  | { readonly kind: 'linked'; readonly account: string; readonly atom: string; readonly to: string }
  /** Another goal of the same account comes first. */
  | { readonly kind: 'goal'; readonly account: string; readonly goal: string }

/** The ways to a node that is not reached, each with what is missing first. */
export class BlockedWays {
  readonly #graph: Compiled<StepData>
  readonly #evidence: Evidence
  readonly #isReached: (node: number) => boolean

  /** @param isReached - By number of a node. */
  constructor(graph: Compiled<StepData>, evidence: Evidence, isReached: (node: number) => boolean) {
    this.#graph = graph
    this.#evidence = evidence
    this.#isReached = isReached
  }

  to(goal: number): readonly Blocked[] {
    return (this.#graph.into[goal] ?? []).flatMap(({ data, needs }) => {
      const missing = this.#firstOf(needs)
      return missing ? [{ ...(data?.kind === 'route' && { route: data.route }), missing }] : []
    })
  }

  #firstOf(needs: readonly number[]): Missing | undefined {
    const first = needs.find((need) => !this.#isReached(need))
    return first === undefined ? undefined : this.#missingAt(first)
  }

  #missingAt(number: number): Missing | undefined {
    const rules = this.#graph.into[number] ?? []
    const node = readNode(this.#graph.names[number] ?? '')
    switch (node.kind) {
      case 'leaf':
        return { kind: 'lost', lost: node.lost }
      case 'held': {
        const { account, atom } = node
        const held = rules.flatMap(({ data }) => (data?.kind === 'held' ? [data.held] : []))
        const [link] = rules.flatMap(({ data }) => (data?.kind === 'linked' ? [data.to] : []))
        if (held.length > 0) return { kind: 'out-of-reach', account, atom, held }
        if (link !== undefined) return { kind: 'linked', account, atom, to: link }
        return { kind: this.#isUnknown(account, atom) ? 'unknown' : 'none', account, atom }
      }
      case 'goal': {
        const { account, goal } = node
        const plain = goal === 'password' ? rules.find(({ data }) => data === undefined) : undefined
        return plain ? this.#firstOf(plain.needs) : { kind: 'goal', account, goal }
      }
      case 'other':
        return rules.map(({ needs }) => this.#firstOf(needs)).find((missing) => missing !== undefined)
    }
  }

  #isUnknown(account: string, atom: string): boolean {
    const found = this.#evidence.accounts.find(({ name }) => name === account)
    const kind = kindOf(atom)
    return [found?.credentials, found?.linked].some(
      (known) => known?.[atom] === 'unknown' || known?.[kind] === 'unknown',
    )
  }
}
