/**
 * A graph as plain JSON: `{"nodes":{NAME:[["a","b"],{"atLeast":2,"of":["c","d","e"]}]},"have":["a"],"goals":[NAME],"upTo":3}`.
 * Each node has a list of alternatives: a list of all that is needed, or a number of things out of a list. What is needed
 * may itself be such an object. `upTo` bounds the size of loss sets. Circles are allowed, and give nothing by themselves.
 */
import * as v from 'valibot'
import { KitError } from '../../kit-error.ts'
import { boundedJson, named } from '../answers/json.ts'
import { accessSets } from './access-sets.ts'
import { compile, type Alternative, type Compiled, type Need } from './graph.ts'
import { lossSets } from './loss-sets.ts'

/** What a graph file may hold; checked before any work. */
export const GRAPH_LIMITS = {
  nodes: 20_000,
  values: 200_000,
  goals: 200,
  upTo: 6,
  bytes: 16 * 1024 * 1024,
  depth: 16,
} as const

/** The answer: for each goal the minimal sets that reach it, and the minimal losses that shut it. */
export interface GraphAnswer {
  readonly goals: Readonly<Record<string, GoalSets>>
}

interface GoalSets {
  readonly access: readonly (readonly string[])[]
  readonly loss: readonly (readonly string[])[]
}

const need: v.GenericSchema<Need> = v.union([
  v.string(),
  v.strictObject({ atLeast: v.pipe(v.number(), v.integer(), v.minValue(0)), of: v.array(v.lazy(() => need)) }),
])
/** Notes beside these are passed over. */
const SHAPE = v.object({
  nodes: named(v.array(v.union([v.array(need), need]))),
  have: v.array(v.string()),
  goals: v.array(v.string()),
  upTo: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 3),
})

/**
 * Reads a graph file and answers it.
 *
 * @throws KitError `unknown-format` when it is not such a file, `file-too-large` when it holds more than `GRAPH_LIMITS`,
 *   `invalid-input` when a goal is neither a node nor in hand, `cost-too-high` when there are too many ways to list.
 */
export function answerGraph(text: string): GraphAnswer {
  const { nodes, have, goals, upTo } = readGraph(text)
  const graph = compile({ nodes: new Map(nodes), have: new Set(have) })
  const unknown = goals.filter((goal) => !graph.numbers.has(goal))
  if (unknown.length > 0) throw unknownGoals(unknown)
  return { goals: Object.fromEntries(goals.map((goal) => [goal, setsOf(graph, goal, upTo)])) }
}

function setsOf(graph: Compiled, goal: string, upTo: number): GoalSets {
  let left = Math.ceil(MOST_WORK / (graph.rules.length + 1))
  const step = (): void => {
    if (left-- === 0) throw tooCostly()
  }
  return { access: accessSets(graph, goal), loss: lossSets(graph, goal, { upTo, step }) }
}

/** Rules looked at for the losses of one goal: a few seconds of any machine. */
const MOST_WORK = 300_000_000

interface GraphFile {
  readonly nodes: readonly (readonly [string, readonly Alternative[]])[]
  readonly have: readonly string[]
  readonly goals: readonly string[]
  readonly upTo: number
}

function readGraph(text: string): GraphFile {
  const json = boundedJson(text, GRAPH_LIMITS)
  if (json.kind === 'too-large') throw tooLarge()
  const read = json.kind === 'json' ? v.safeParse(SHAPE, json.value) : undefined
  if (!read?.success) throw notAGraph()
  const { nodes, have, goals, upTo } = read.output
  if (nodes.length > GRAPH_LIMITS.nodes || goals.length > GRAPH_LIMITS.goals || upTo > GRAPH_LIMITS.upTo)
    throw tooLarge()
  const alternatives = nodes.map(
    ([name, list]) => [name, list.map((one) => ({ all: Array.isArray(one) ? one : [one] }))] as const,
  )
  return { nodes: alternatives, have, goals, upTo }
}

function notAGraph(): KitError {
  return new KitError(
    'unknown-format',
    'This file is not a graph of nodes, what is in hand and goals. Nothing was changed. EXPORT.md says how to write one.',
  )
}

function tooLarge(): KitError {
  return new KitError(
    'file-too-large',
    `This graph is too large: at most ${String(GRAPH_LIMITS.nodes)} nodes, ${String(GRAPH_LIMITS.goals)} goals and losses of ${String(GRAPH_LIMITS.upTo)} things. Nothing was changed. Split it.`,
  )
}

function tooCostly(): KitError {
  return new KitError(
    'cost-too-high',
    'There are too many losses to try for one of the goals. Nothing was changed. Ask with a lower "upTo", or about a smaller graph.',
  )
}

function unknownGoals(goals: readonly string[]): KitError {
  return new KitError(
    'invalid-input',
    `The graph has no ${goals.length === 1 ? 'node' : 'nodes'} named ${goals.join(', ')}. Nothing was changed. Check the names under "goals".`,
  )
}
