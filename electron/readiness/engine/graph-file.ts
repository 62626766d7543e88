/**
 * A graph as plain JSON: `{"nodes":{NAME:[["a","b"],{"atLeast":2,"of":["c","d","e"]}]},"have":["a"],"goals":[NAME],"upTo":3}`.
 * Each node has a list of alternatives: a list of all that is needed, or a number of things out of a list. What is needed
 * may itself be such an object. `upTo` bounds the size of loss sets. Circles are allowed, and give nothing by themselves.
 */
import * as v from 'valibot'
import { KitError } from '../../kit-error.ts'
import { accessSets } from './access-sets.ts'
import { compile, type Alternative, type Compiled, type Need } from './graph.ts'
import { lossSets } from './loss-sets.ts'

/** What a graph file may hold; checked before any work. */
export const GRAPH_LIMITS = {
  nodes: 20_000,
  needs: 200_000,
  goals: 200,
  upTo: 6,
  bytes: 16 * 1024 * 1024,
  depth: 8,
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
const SHAPE = v.strictObject({
  nodes: v.record(v.string(), v.array(v.union([v.array(need), need]))),
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
  return { access: accessSets(graph, goal), loss: lossSets(graph, goal, { upTo }) }
}

interface GraphFile {
  readonly nodes: readonly (readonly [string, readonly Alternative[]])[]
  readonly have: readonly string[]
  readonly goals: readonly string[]
  readonly upTo: number
}

function readGraph(text: string): GraphFile {
  if (text.length > GRAPH_LIMITS.bytes) throw tooLarge()
  const json = parsed(text)
  if (sizeOf(json) > GRAPH_LIMITS.needs) throw tooLarge()
  const read = v.safeParse(SHAPE, json)
  if (!read.success) throw notAGraph()
  const { nodes, have, goals, upTo } = read.output
  const names = Object.entries(nodes)
  if (names.length > GRAPH_LIMITS.nodes || goals.length > GRAPH_LIMITS.goals || upTo > GRAPH_LIMITS.upTo)
    throw tooLarge()
  const alternatives = names.map(
    ([name, list]) => [name, list.map((one) => ({ all: Array.isArray(one) ? one : [one] }))] as const,
  )
  return { nodes: alternatives, have, goals, upTo }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw notAGraph()
  }
}

/** How many values a JSON value holds, before anything walks it that could run deep; infinite when it is nested too deeply. */
function sizeOf(json: unknown): number {
  let size = 0
  let level: readonly unknown[] = [json]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > GRAPH_LIMITS.depth * 2 || size > GRAPH_LIMITS.needs) return Infinity
    size += level.length
    level = level.flatMap(partsOf)
  }
  return size
}

function partsOf(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.values<unknown>({ ...value }) : []
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

function unknownGoals(goals: readonly string[]): KitError {
  return new KitError(
    'invalid-input',
    `The graph has no ${goals.length === 1 ? 'node' : 'nodes'} named ${goals.join(', ')}. Nothing was changed. Check the names under "goals".`,
  )
}
