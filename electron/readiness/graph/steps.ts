/** A way as steps that a person can take, each with the thing and where it lies. */
import type { Goal as GoalName } from '../../services/vocabulary.ts'
import type { StepData } from './access-graph.ts'
import type { BearerType, Where } from '../evidence.ts'

export type Step =
  /** Fetch a thing, from where it lies or from who keeps it. */
  | {
      readonly do: 'fetch'
      readonly thing: string
      readonly type: BearerType
      readonly place?: string
      readonly with?: string
    }
  /** Open the vault or a password manager, with one thing for each of its parts. */
  | { readonly do: 'open'; readonly opened: string; readonly with: readonly Where[] }
  /** A credential of an account is in one of the things that were fetched or opened. */
  | {
      readonly do: 'take'
      readonly account: string
      readonly atom: string
      readonly from: Where
      readonly known: 'measured' | 'told'
      readonly on?: string
    }
  /** It rests on another account, or on a mailbox elsewhere. */
  | { readonly do: 'use-account'; readonly account: string; readonly atom: string; readonly to: string }
  /** Nobody has said whether it is there. */
  | { readonly do: 'hope'; readonly account: string; readonly atom: string }
  /** Walk a way of the service. */
  | RouteStep

export interface RouteStep {
  readonly do: 'reach'
  readonly account: string
  readonly goal: GoalName
  readonly all: readonly string[]
  /** The least and the most days that were seen. */
  readonly days?: readonly [number, number]
  readonly human?: true
  readonly unproven?: true
  readonly uses?: string
  readonly voids?: readonly string[]
  readonly command?: string
  readonly note?: string
}

/** What a way comes to: the parts of what is opened are in the step that opens it. */
export function stepsOf(way: readonly StepData[]): readonly Step[] {
  const parts = new Map<string, Where[]>()
  return way.flatMap((data): readonly Step[] => {
    switch (data.kind) {
      case 'bearer': {
        const { name: thing, ...bearer } = data.bearer
        // What somebody knows by heart is named where it is used.
        return bearer.type === 'memory' ? [] : [{ do: 'fetch', thing, ...bearer }]
      }
      case 'opened':
        return [{ do: 'open', opened: data.name, with: parts.get(data.name) ?? [] }]
      case 'held': {
        const { account, atom, held } = data
        if (!isPart(atom)) return [takeStep(account, atom, held)]
        parts.set(account, [...(parts.get(account) ?? []), held.in])
        return []
      }
      case 'linked':
        return [{ do: 'use-account', account: data.account, atom: data.atom, to: data.to }]
      case 'hoped':
        return isPart(data.atom) ? [] : [{ do: 'hope', account: data.account, atom: data.atom }]
      case 'route':
        return [routeStep(data)]
    }
  })
}

/** What opens something has no atom: its parts are numbered. */
export function isPart(atom: string): boolean {
  return /^\d+$/.test(atom)
}

function takeStep(
  account: string,
  atom: string,
  { in: from, known, on }: Extract<StepData, { kind: 'held' }>['held'],
): Step {
  return { do: 'take', account, atom, from, known, ...(on !== undefined && { on }) }
}

function routeStep({ account, route }: Extract<StepData, { kind: 'route' }>): RouteStep {
  const { to: goal, source: _source, when: _when, ...rest } = route
  return { do: 'reach', account, goal, ...rest }
}
