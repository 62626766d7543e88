import { answerGraph, GRAPH_LIMITS } from '../../readiness/engine/graph-file.ts'
import type { Call } from '../command.ts'
import { readFileArgument } from '../terminal.ts'

/** Answers a described graph, without a vault. */
export function printGraphAnswer({ options, terminal }: Call, path: string): void {
  const answer = answerGraph(new TextDecoder().decode(readFileArgument(path, GRAPH_LIMITS.bytes)))
  if (options.json === true) terminal.out(JSON.stringify(answer))
  else for (const [goal, { access, loss }] of Object.entries(answer.goals)) terminal.out(goalText(goal, access, loss))
}

type Sets = readonly (readonly string[])[]

function goalText(goal: string, access: Sets, loss: Sets): string {
  const listed = (sets: Sets): string[] => sets.map((set) => `    ${set.join(', ')}`)
  if (access.length === 0) return `${goal}\n  Nothing in hand reaches it.`
  const shut = loss.length === 0 ? ['  No loss of that few things shuts it.'] : ['  Shut by losing:', ...listed(loss)]
  return [goal, '  Reached with:', ...listed(access), ...shut].join('\n')
}
